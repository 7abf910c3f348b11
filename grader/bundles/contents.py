"""What every archive holds: the grader, a course, their libraries, and how to grade."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, packages_distributions, version

from msgspec import Struct

from ..course import Course, package_folder
from ..errors import UsageFault
from ..worker.packages import required_by
from .packing import pack_zip


class Bundle(Struct, frozen=True):
    """What is graded, how, and with what.

    `name` is the archive's own, without its ending; `points` are those of each unit that is graded. `options`
    are options of grading; `rubric` is the contents of a rubric file, if there is one. `wheels` are libraries
    by file name, none if they are to be had elsewhere; `image` is the container's, if somebody chose one.
    """

    name: str
    course: Course
    points: Mapping[str, Decimal]
    options: tuple[str, ...]
    rubric: bytes | None = None
    wheels: Mapping[str, bytes] = {}
    image: str | None = None


def packages(course: Course) -> dict[str, bytes]:
    """Return the files of the grader, of a course and of its reference, by path.

    Raises
    ------
    UsageFault
        If one of them cannot be found.
    """
    names = dict.fromkeys(("grader", course.package, course.reference))
    return {name: data for package in names if package for name, data in _package(package)}


def settings(bundle: Bundle) -> dict[str, bytes]:
    """Return the files that say how to grade: the options, and a rubric if there is one."""
    options, files = list(bundle.options), {}
    if bundle.rubric is not None:
        files["rubric.toml"] = bundle.rubric
        options += ["--rubric", "rubric.toml"]
    return files | {"options.json": json.dumps(options).encode()}


def requirements(course: Course) -> list[str]:
    """Return the libraries of the grader and of submissions, each in the version that is installed here.

    Raises
    ------
    UsageFault
        If the grader, or what the course lets submissions import, is not installed.
    """
    try:
        names = set(required_by("gradspec"))
    except PackageNotFoundError:
        raise UsageFault("gradspec is not installed here, only its files are; install it with pip") from None
    providers = packages_distributions() if course.packages else {}
    for package in course.packages:
        if package not in providers:
            raise UsageFault(
                f"the course allows submissions to import {package}, which is not installed; install it first"
            )
        names.update(providers[package])
    return [f"{name}=={version(name)}" for name in sorted(names)]


def requirements_file(course: Course) -> bytes:
    """Return the libraries as pip reads them."""
    return ("\n".join(requirements(course)) + "\n").encode()


def libraries(wheels: Mapping[str, bytes]) -> bytes:
    """Return one zip archive of what is in the wheels: unpacked, it is what can be imported."""
    files: dict[str, bytes] = {}
    for data in wheels.values():
        with zipfile.ZipFile(io.BytesIO(data)) as wheel:
            files |= {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/")}
    return pack_zip(files)


def handout(course: Course) -> bytes | None:
    """Return a zip archive of the template that students start from, None if it is not installed here."""
    if not package_folder(course.template):
        return None
    return pack_zip(dict(_package(course.template)))


def slim_image() -> str:
    """Return the name of a small image with the Python of here, which the wheels of here are for."""
    return f"python:{sys.version_info.major}.{sys.version_info.minor}-slim"


def _package(package: str) -> Iterator[tuple[str, bytes]]:
    folder = package_folder(package)
    if folder is None:
        raise UsageFault(f"the package {package} cannot be found; install the course and run this again")
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and "__pycache__" not in relative.parts and path.suffix not in (".pyc", ".so"):
            yield f"{package.replace('.', '/')}/{relative.as_posix()}", path.read_bytes()
