"""`gradspec explain`: what is a misconception, or a requirement, about?"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from ..course import load_course
from ..errors import UsageFault
from ..misconceptions import Misconception, load_misconceptions
from ..records import Requirement
from ..reports.page import Page
from ..text import counted, printable
from .options import CONTEXT, command_line, course_option
from .output import page_format, print_result


@click.command("explain", context_settings=CONTEXT)
@click.argument("id")
@course_option
def explain_command(id: str, course: str) -> int:
    """Explain the misconception or the requirement of this ID."""
    loaded = load_course(course)
    misconceptions = {one.id: one for one in load_misconceptions(loaded)}
    # pytest and the course's tests, which nobody has to wait for when the course is mistyped
    from ..suite.run import collect

    requirements = {one.id: one for one in collect(loaded).requirements}
    folded = {name.casefold(): name for name in requirements}
    page = Page(*page_format(sys.stdout))
    if id in misconceptions:
        _explain_misconception(page, misconceptions[id], requirements)
    elif id.casefold() in folded:
        requirement = requirements[folded[id.casefold()]]
        failing = [one for one in misconceptions.values() if requirement.id in one.fails]
        _explain_requirement(page, requirement, failing)
    else:
        raise _unknown(id, [*misconceptions, *requirements], course)
    print_result(page.finish(), "redirect it to another file")
    return 0


def _explain_misconception(page: Page, one: Misconception, requirements: Mapping[str, Requirement]) -> None:
    page.text(one.title, bold=True)
    page.text(f"{one.id} replaces {one.replaces}", hang="  ", dim=True)
    page.blank()
    page.prose(one.explanation)
    page.blank()
    page.text(f"Hint: {one.hint}", hang="  ")
    page.blank()
    page.text(f"Noticed by {counted(len(one.fails), 'requirement')}", bold=True)
    for id in one.fails:
        statement = requirements[id].statement if id in requirements else "is no requirement of the course"
        page.text(f"{id}  {statement}", indent="  ", hang="    ")


def _explain_requirement(page: Page, one: Requirement, failing: Sequence[Misconception]) -> None:
    points = f"{one.points.normalize():f} point" + ("" if one.points == 1 else "s")
    page.text(f"{one.id}  {one.subject}, {points}", hang="  ", bold=True)
    page.text(one.statement)
    page.blank()
    page.text(f"Hint: {one.hint}", hang="  ")
    if one.needs:
        page.text(f"Needs: {', '.join(one.needs)}", hang="  ")
    page.blank()
    count = counted(len(failing), "misconception") if failing else "no misconception of the course"
    page.text(f"Failed by {count}", bold=True)
    for misconception in failing:
        page.text(f"{misconception.id}  {misconception.title}", indent="  ", hang="    ")


def _unknown(id: str, known: Sequence[str], course: str) -> UsageFault:
    import difflib

    by_folded = {name.casefold(): name for name in known}
    close = [by_folded[name] for name in difflib.get_close_matches(id.casefold(), by_folded)]
    closest = f"; the closest are {', '.join(close)}" if close else ""
    lists = command_line("misconceptions", course)
    return UsageFault(
        f"explain '{printable(id)}': there is no such misconception or requirement{closest}; "
        f"`{lists}` lists the misconceptions, a JSON report the requirements"
    )
