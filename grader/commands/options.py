"""The options that several commands take, written once."""

from __future__ import annotations

import click

CONTEXT = {"help_option_names": ["-h", "--help"]}
DEFAULT_COURSE = "spec_tests"

course_option = click.option(
    "--course",
    default=DEFAULT_COURSE,
    show_default=True,
    metavar="NAME",
    help="Importable package of the course.",
)
seed_option = click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Draws the tests' inputs."
)
units_option = click.option(
    "--unit", "units", multiple=True, metavar="NAME", help="This unit only. May be repeated."
)


def command_line(command: str, course: str) -> str:
    """Return what to type for a command to be about this course."""
    return f"gradspec {command}" + ("" if course == DEFAULT_COURSE else f" --course {course}")
