"""`gradspec bundle`: make the archive that another place needs to run the grader."""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from ..course import choose_units, load_course
from ..errors import UsageFault
from ..files import check_target, write_atomically
from ..scoring.rubric import check_rubric, load_rubric
from .options import CONTEXT, SEED, SEEDS, course_option, rubric_option, units_option


@click.command("bundle", context_settings=CONTEXT)
@click.argument("place", type=click.Choice(("gradescope",)))
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, help="Write the archive to this file."
)
@units_option
@click.option("--seed", type=SEED, help="Draws the tests' inputs; a secret one if it is left out.")
@rubric_option
@click.option("--wheels", is_flag=True, help="Put the libraries into it: it is set up without a network.")
@course_option
def bundle_command(
    place: str,
    output: Path,
    units: tuple[str, ...],
    seed: int | None,
    rubric: Path | None,
    wheels: bool,
    course: str,
) -> int:
    """Make the archive for PLACE: upload it as the autograder of an assignment."""
    from ..bundles.gradescope_archive import build  # no grade has to wait for it

    check_target(output)
    loaded = load_course(course)
    chosen = choose_units(loaded, units)
    if rubric:
        from ..suite.run import collect

        check_rubric(load_rubric(rubric), collect(loaded), loaded.unit_names, rubric)
    seed = secrets.randbelow(SEEDS) if seed is None else seed
    options = ["--course", course, "--seed", str(seed)]
    for unit in chosen:
        options += ["--unit", unit]
    files = _download() if wheels else {}
    write_atomically(output, build(loaded, options, rubric.read_bytes() if rubric else None, files))
    points = sum(unit.points for unit in loaded.units if not chosen or unit.name in chosen)
    click.echo(f"{output}: for {place}, seed {seed}; keep it from students", err=True)
    if not rubric:
        click.echo(
            f"give the assignment {points:f} points, and an autograder container of 1 GB or more", err=True
        )
    return 0


def _download() -> dict[str, bytes]:
    """Return the wheels of the grader's libraries, for Linux as here."""
    from ..bundles.gradescope_archive import requirements

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:", "-d", folder]
        done = subprocess.run([*command, *requirements()], capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise UsageFault(f"--wheels: the libraries cannot be had: {last}; leave out --wheels")
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
