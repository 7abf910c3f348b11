"""`gradspec check-course`: is the course itself in order?"""

from __future__ import annotations

import sys
import textwrap

import click

from ..course import load_course
from ..text import counted, join_runs
from .options import CONTEXT, course_option, seed_option

EXIT_PROBLEMS = 1


@click.command("check-course", context_settings=CONTEXT)
@course_option
@seed_option
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
        runs = join_runs(done.uncaught)
        click.echo(textwrap.indent(textwrap.fill(runs, 76, break_on_hyphens=False), "  "))
    click.echo()
    for problem in done.problems:
        click.echo(f"✗ {problem}")
    count = len(done.problems)
    click.echo(counted(count, "problem") if count else "no problems")
    return EXIT_PROBLEMS if done.problems else 0


def _show_progress(done: int, of: int) -> None:
    click.echo(f"\rmisconception {done + 1} of {of}", nl=done + 1 == of, err=True)
