"""`gradspec misconceptions`: which wrong beliefs does the course know?"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from ..course import Course, choose_units, load_course
from ..misconceptions import Misconception, load_misconceptions
from ..reports.page import Page
from ..text import counted
from .options import CONTEXT, command_line, course_option, units_option
from .output import page_format, print_result


@click.command("misconceptions", context_settings=CONTEXT)
@units_option
@course_option
@click.option(
    "--format",
    "kind",
    type=click.Choice(("terminal", "json")),
    default="terminal",
    help="Format of the list.",
)
def misconceptions_command(units: tuple[str, ...], course: str, kind: str) -> int:
    """List the misconceptions of the course, by unit."""
    loaded = load_course(course)
    chosen = choose_units(loaded, units) or loaded.unit_names
    found = [one for one in load_misconceptions(loaded) if one.unit in chosen]
    text = _as_json(found) if kind == "json" else _as_text(loaded, found, *page_format(sys.stdout))
    print_result(text, "redirect it to another file")
    return 0


def _as_text(course: Course, found: Sequence[Misconception], width: int, colour: bool) -> str:
    page = Page(width, colour)
    for unit in course.units:
        mine = [one for one in found if one.unit == unit.name]
        if mine:
            page.text(f"{unit.title} ({unit.name})", bold=True)
            for one in mine:
                page.text(f"{one.id}  {one.title}", indent="  ", hang="    ")
            page.blank()
    explain = command_line("explain ID", course.package)
    page.text(
        f"{counted(len(found), 'misconception')}; `{explain}` says more" if found else "no misconceptions"
    )
    return page.finish()


def _as_json(found: Sequence[Misconception]) -> str:
    from ..reports.json_report import json_text

    data = [
        {
            "id": one.id,
            "unit": one.unit,
            "title": one.title,
            "replaces": one.replaces,
            "fails": list(one.fails),
            "hint": one.hint,
        }
        for one in found
    ]
    return json_text(data)
