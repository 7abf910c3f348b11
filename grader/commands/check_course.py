"""`gradspec check-course`: is the course itself in order?"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable

import click

from ..course import load_course

EXIT_PROBLEMS = 1


@click.command("check-course", context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--course",
    default="spec_tests",
    show_default=True,
    metavar="NAME",
    help="Importable package of the course.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Draws the tests' inputs."
)
def check_course_command(course: str, seed: int) -> int:
    """Check the course: its reference meets every requirement, its template none, and each misconception is
    noticed by the requirements that it names. Exits with 1 if something does not hold.
    """
    from ..course_check import check_course

    loaded = load_course(course)
    done = check_course(loaded, seed, _show_progress if sys.stderr.isatty() else lambda done, of: None)
    click.echo(f"{loaded.title} ({loaded.package})\n")
    width = max(map(len, done.figures))
    for name, figure in done.figures.items():
        click.echo(f"{name:{width}}  {figure}")
    if done.uncaught:
        # No fault: a gap in the catalogue.
        click.echo("\nnot needed by any misconception:")
        runs = ", ".join(_runs(done.uncaught))
        click.echo(textwrap.indent(textwrap.fill(runs, 76, break_on_hyphens=False), "  "))
    click.echo()
    for problem in done.problems:
        click.echo(f"✗ {problem}")
    count = len(done.problems)
    click.echo(f"{count} problem{'s' * (count != 1)}" if count else "no problems")
    return EXIT_PROBLEMS if done.problems else 0


def _show_progress(done: int, of: int) -> None:
    click.echo(f"\rmisconception {done + 1} of {of}", nl=done + 1 == of, err=True)


def _runs(ids: Iterable[str]) -> list[str]:
    """Return ids with runs of consecutive numbers joined: `ACT-RELU-1 to 3`."""
    runs: list[tuple[str, int, int]] = []
    for id in ids:
        stem, _, number = id.rpartition("-")
        if runs and number.isdigit() and runs[-1][0] == stem and runs[-1][2] + 1 == int(number):
            runs[-1] = (stem, runs[-1][1], int(number))
        elif number.isdigit():
            runs.append((stem, int(number), int(number)))
        else:
            runs.append((id, -1, -1))
    return [
        stem if first < 0 else f"{stem}-{first}" + (f" to {last}" if last > first else "")
        for stem, first, last in runs
    ]
