"""`gradspec bundle`: make the archive that another place needs to run the grader."""

from __future__ import annotations

import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Collection
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import click

from ..course import Course, choose_units, load_course
from ..errors import UsageFault
from ..files import check_target, write_atomically
from ..scoring.rubric import check_rubric, load_rubric
from .options import CONTEXT, SEED, SEEDS, course_option, rubric_option, units_option

PLACES = ("gradescope", "prairielearn", "autolab")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)


@click.command("bundle", context_settings=CONTEXT)
@click.argument("place", type=click.Choice(PLACES))
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, help="Write the archive to this file."
)
@units_option
@click.option("--seed", type=SEED, help="Draws the tests' inputs; a secret one if it is left out.")
@rubric_option
@click.option("--wheels", is_flag=True, help="Put the libraries into it: it is set up without a network.")
@click.option("--image", metavar="NAME", help="Container image to grade in, at PrairieLearn and Autolab.")
@course_option
def bundle_command(
    place: str,
    output: Path,
    units: tuple[str, ...],
    seed: int | None,
    rubric: Path | None,
    wheels: bool,
    image: str | None,
    course: str,
) -> int:
    """Make the archive for PLACE: gradescope, prairielearn or autolab.

    Its name, without the ending, is the name of PrairieLearn's question and of Autolab's assessment.
    """
    archive = import_module(f"..bundles.{place}_archive", __package__)  # no grade has to wait for it
    from ..bundles.contents import Bundle, requirements

    check_target(output)
    _check_name(output, archive.SUFFIX, place)
    if image and place == "gradescope":
        raise UsageFault(f"--image {image}: an image is chosen at Gradescope itself; leave out --image")
    loaded = load_course(course)
    chosen = choose_units(loaded, units)
    points = _points(loaded, chosen, rubric)
    seed = secrets.randbelow(SEEDS) if seed is None else seed
    options = ["--course", course, "--seed", str(seed)]
    for unit in chosen:
        options += ["--unit", unit]
    bundle = Bundle(
        name=output.stem,
        course=loaded,
        points=points,
        options=tuple(options),
        rubric=rubric.read_bytes() if rubric else None,
        wheels=_download(requirements(loaded)) if wheels else {},
        image=image,
    )
    write_atomically(output, archive.build(bundle))
    click.echo(f"{output}: for {place}, seed {seed}; keep it from students", err=True)
    click.echo(archive.next_step(bundle), err=True)
    return 0


def _check_name(output: Path, suffix: str, place: str) -> None:
    if output.suffix != suffix or not _NAME.fullmatch(output.stem):
        raise UsageFault(
            f"--output {output}: for {place} a name has letters, digits, - and _, a letter first, and ends "
            f"with {suffix}; choose one like homework1{suffix}"
        )


def _points(course: Course, chosen: Collection[str], rubric: Path | None) -> dict[str, Decimal]:
    """Return the points of each unit that is graded."""
    units = [unit for unit in course.units if not chosen or unit.name in chosen]
    if rubric is None:
        return {unit.name: unit.points for unit in units}
    from ..scoring.settle import score_units, settle
    from ..suite.run import collect

    weights, inventory = load_rubric(rubric), collect(course)
    check_rubric(weights, inventory, course.unit_names, rubric)
    of_all = {unit.name: unit.max_score for unit in score_units(settle(inventory, (), weights))}
    points = {unit.name: of_all[unit.name] for unit in units}
    if not any(points.values()):
        raise UsageFault(f"--rubric {rubric}: leaves no points to be had; give a unit more than 0")
    return points


def _download(requirements: list[str]) -> dict[str, bytes]:
    """Return the wheels of libraries, for Linux as here."""
    if sys.platform != "linux":
        raise UsageFault(f"--wheels: the libraries of {sys.platform} are no use on Linux; leave out --wheels")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:", "-d", folder]
        done = subprocess.run([*command, *requirements], capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise UsageFault(f"--wheels: the libraries cannot be had: {last}; leave out --wheels")
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
