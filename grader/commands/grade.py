"""`gradspec PATH`: grade one submission."""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TextIO

import click

from .. import __version__
from ..errors import NothingGradable, UsageFault
from ..files import check_target, write_atomically
from ..records import Report
from ..reports.formats import FORMATS, WITH_PICTURES, check, lacking, render
from ..text import one_line
from .options import CONTEXT, course_option, rubric_option, seed_option, units_option
from .output import page_format, print_result
from .values import Points, ReportTarget, Seconds

EXIT_BELOW, EXIT_FAULT = 1, 70
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


@click.command("grade", hidden=True, context_settings=CONTEXT)
@click.argument("path")  # text: click would look at the file system first
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default="terminal", help="Format of the report."
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write the report to this file, not to stdout."
)
@click.option(
    "--report", "reports", type=ReportTarget(), multiple=True, help="Write a further report. May be repeated."
)
@units_option
@seed_option
@rubric_option
@course_option
@click.option("--fail-under", type=Points(), metavar="POINTS", help="Exit with 1 below this score.")
@click.option(
    "--timeout",
    type=Seconds(0.1, 3600),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="Time for one call.",
)
@click.option(
    "--memory",
    type=click.IntRange(512, 1 << 20),
    default=2048,
    show_default=True,
    metavar="MIB",
    help="Memory of the submission's process.",
)
@click.option(
    "--require-isolation",
    type=click.Choice(("process", "strong")),
    default="process",
    metavar="LEVEL",
    help="Grade at this level of isolation or not at all: process or strong.",
)
@click.version_option(__version__, prog_name="gradspec")
def grade_command(
    path: str,
    kind: str,
    output: Path | None,
    reports: tuple[tuple[str, Path], ...],
    units: tuple[str, ...],
    seed: int,
    rubric: Path | None,
    course: str,
    fail_under: Decimal | None,
    timeout: float,
    memory: int,
    require_isolation: str,
) -> int:
    """Grade the submission at PATH: a folder, a Python module, a zip or a tar archive."""
    if not path:  # an unset variable of a script, not the current folder
        raise NothingGradable("the path is empty; name a folder, a module or an archive")
    # Checked before the work, so that no finished grade is lost to a mistyped folder.
    targets = [file for _, file in reports] + ([output] if output else [])
    for target in targets:
        check_target(target)
    if len({target.resolve() for target in targets}) < len(targets):
        raise UsageFault("two reports are to be written to one file; give each a file of its own")
    formats = dict.fromkeys((kind, *(other for other, _ in reports)))
    for format in formats:
        check(format, os.environ)
    for note in filter(None, map(lacking, formats)):
        click.echo(f"note: {note}", err=True)
    # One thread: a second one doubles the processor time of small matrices, and the order of a sum.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    # A process that lives for a second does not need its garbage looked for at every 700th object.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from ..pipeline import Options, grade

    options = Options(
        course,
        units,
        seed,
        rubric,
        timeout,
        memory,
        require_isolation,
        pictures=not WITH_PICTURES.isdisjoint(formats),
    )
    report = grade(Path(path), options)
    for other, file in reports:
        write_atomically(file, _render(report, other, None))
    if output:
        write_atomically(output, _render(report, kind, None))
        click.echo(f"{_points(report)}, report written to {output}", err=True)
    else:
        print_result(_render(report, kind, sys.stdout if kind == "terminal" else None), "use --output FILE")
    if report.faults:
        fault = one_line(report.faults[0])
        click.echo(f"error: this grade is not final, the grader failed: {fault}", err=True)
        return EXIT_FAULT
    if fail_under is not None and report.score < fail_under:
        click.echo(f"{_points(report)}, below the {fail_under} that --fail-under asks for", err=True)
        return EXIT_BELOW
    return 0


def _render(report: Report, kind: str, stream: TextIO | None) -> str:
    width, colour = page_format(stream)
    return render(report, kind, width=width, colour=colour, environment=os.environ, now=datetime.now(UTC))


def _points(report: Report) -> str:
    return f"{report.score:f} of {report.max_score:f} points"
