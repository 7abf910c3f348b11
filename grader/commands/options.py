"""The options that several commands take, written once."""

from __future__ import annotations

from pathlib import Path

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
SEEDS = 2**63
SEED = click.IntRange(0, SEEDS - 1)
seed_option = click.option("--seed", type=SEED, default=0, show_default=True, help="Draws the tests' inputs.")
rubric_option = click.option(
    "--rubric", type=click.Path(path_type=Path), help="Weights of units and requirements (TOML)."
)
units_option = click.option(
    "--unit", "units", multiple=True, metavar="NAME", help="This unit only. May be repeated."
)


def command_line(command: str, course: str) -> str:
    """Return what to type for a command to be about this course."""
    return f"gradspec {command}" + ("" if course == DEFAULT_COURSE else f" --course {course}")
