"""Grades one submission with the packed grader, wherever the archive lies unpacked.

Only the standard library is imported here: the libraries may be in the archive themselves.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NOTHING_GRADABLE = 3
FAULT = 70

_PACKAGES = Path(__file__).resolve().parents[2]


class Graded(NamedTuple):
    """What came of it: the grader's exit code, and what it said of it in words."""

    code: int
    said: str


def grade(submission: Path, kind: str, output: Path, settings: Path, libraries: Path | None = None) -> Graded:
    """Grade a submission and write the report to a file.

    Parameters
    ----------
    submission
        What was handed in.
    kind
        The format of the report.
    output
        Where the report goes; there is none if the submission or the grader is at fault.
    settings
        The folder of `options.json`, and of a rubric if there is one.
    libraries
        A zip archive of the libraries, if there is one; otherwise they are installed.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    output.unlink(missing_ok=True)
    options = json.loads((settings / "options.json").read_text(encoding="utf-8"))
    command = [sys.executable, "-P", "-m", "grader", "grade", str(submission.absolute())]
    command += ["--format", kind, "--output", str(output.absolute()), *options]
    with _unpacked(libraries) as folders:
        path = os.pathsep.join([str(_PACKAGES), *folders])
        done = subprocess.run(  # noqa: S603  our own options
            command,
            cwd=settings,
            env={**os.environ, "PYTHONPATH": path},
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            check=False,
        )
    return Graded(done.returncode, done.stderr.strip())


@contextlib.contextmanager
def _unpacked(libraries: Path | None) -> Iterator[list[str]]:
    """Give the folder that the libraries are unpacked to, while they are needed."""
    if libraries is None or not libraries.is_file():
        yield []
        return
    with tempfile.TemporaryDirectory(prefix="gradspec-") as folder:
        # A submission's process may have a user of its own, and needs NumPy.
        os.chmod(folder, 0o755)  # noqa: S103
        with zipfile.ZipFile(libraries) as packed:
            packed.extractall(folder)  # our own archive
        yield [folder]
