"""The archive that an instructor uploads to Gradescope."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..course import Course, package_folder
from ..errors import UsageFault
from ..worker.packages import required_by

_FILES = Path(__file__).with_name("gradescope")
_SCRIPTS = ("setup.sh", "run_autograder", "grade.py")
_WHEN = (2000, 1, 1, 0, 0, 0)  # the same archive for the same contents


def build(course: Course, options: Sequence[str], rubric: bytes | None, wheels: Mapping[str, bytes]) -> bytes:
    """Return a zip archive for Gradescope.

    Parameters
    ----------
    course
        What is graded; its package and its reference go with the archive.
    options
        Options of grading that each submission is graded with.
    rubric
        The contents of a rubric file, if there is one.
    wheels
        Libraries by file name, installed without a network; none for those of a package index.
    """
    files: dict[str, bytes] = {name: (_FILES / name).read_bytes() for name in _SCRIPTS}
    for package in dict.fromkeys(("grader", course.package, course.reference)):
        if package:
            files |= {f"packages/{name}": data for name, data in _package(package)}
    files["requirements.txt"] = ("\n".join(requirements()) + "\n").encode()
    if rubric is not None:
        files["rubric.toml"] = rubric
        options = [*options, "--rubric", "rubric.toml"]
    files["options.json"] = json.dumps(list(options)).encode()
    files |= {f"wheels/{name}": data for name, data in wheels.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _WHEN)
            executable = name in ("setup.sh", "run_autograder")
            entry.external_attr = (0o100755 if executable else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return packed.getvalue()


def requirements() -> list[str]:
    """Return the libraries of the grader, each in the version that is installed here.

    Raises
    ------
    UsageFault
        If the grader is not installed.
    """
    try:
        names = required_by("gradspec")
    except PackageNotFoundError:
        raise UsageFault("gradspec is not installed here, only its files are; install it with pip") from None
    return [f"{name}=={version(name)}" for name in sorted(names)]


def _package(package: str) -> Iterator[tuple[str, bytes]]:
    folder = package_folder(package)
    if folder is None:
        raise UsageFault(f"the package {package} cannot be found; install the course and run this again")
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and "__pycache__" not in relative.parts and path.suffix not in (".pyc", ".so"):
            yield f"{package.replace('.', '/')}/{relative.as_posix()}", path.read_bytes()
