"""The archive that an instructor uploads to Gradescope."""

from __future__ import annotations

from pathlib import Path

from .contents import Bundle, packages, requirements_file, settings
from .packing import pack_zip

SUFFIX = ".zip"
_FILES = Path(__file__).with_name("gradescope")
_SCRIPTS = ("setup.sh", "run_autograder")


def build(bundle: Bundle) -> bytes:
    """Return a zip archive for Gradescope."""
    files = {name: (_FILES / name).read_bytes() for name in _SCRIPTS}
    files |= {f"packages/{name}": data for name, data in packages(bundle.course).items()}
    files |= settings(bundle) | {"requirements.txt": requirements_file(bundle.course)}
    files |= {f"wheels/{name}": data for name, data in bundle.wheels.items()}
    return pack_zip(files, _SCRIPTS)


def next_step(bundle: Bundle) -> str:
    """Return what is to be done with the archive."""
    points = sum(bundle.points.values())
    return f"give the assignment {points:f} points, and an autograder container of 1 GB or more"
