"""The archive that an instructor imports as an assessment of Autolab, with its autograder."""

from __future__ import annotations

import json
from pathlib import Path

from ..reports.json_report import number
from .contents import Bundle, handout, libraries, packages, requirements_file, settings, slim_image
from .packing import pack_tar
from .templates import fill

SUFFIX = ".tar"
_FILES = Path(__file__).with_name("autolab")
_IMAGE = "gradspec"
_HANDIN = "handin.zip"
_SECONDS = 300  # a submission that hangs has used its own time up before
_MOST_MEBIBYTES = 2


def build(bundle: Bundle) -> bytes:
    """Return a tar archive for Autolab: the assessment, its autograder and what is handed out."""
    template = handout(bundle.course)
    files = {
        f"{bundle.name}.yml": (
            json.dumps(_description(bundle, template is not None), indent=2) + "\n"
        ).encode(),
        "autograde-Makefile": (_FILES / "autograde-Makefile").read_bytes(),
        "autograde.tar": pack_tar(_autograder(bundle)),
    }
    if not bundle.wheels:
        files["image/Dockerfile"] = fill(_FILES / "Dockerfile.jinja", image=slim_image())
        files["image/requirements.txt"] = requirements_file(bundle.course)
    if template is not None:
        files[f"{bundle.course.template}.zip"] = template
    return pack_tar({f"{bundle.name}/{name}": data for name, data in files.items()})


def next_step(bundle: Bundle) -> str:
    """Return what is to be done with the archive."""
    image = bundle.image or _IMAGE
    place = f"install the assessment {bundle.name} from it"
    if bundle.wheels:
        python = slim_image().removesuffix("-slim")
        return f"{place}; its image {image} needs {python} and make"
    return f"{place}, and build its image {image} from the folder image in it"


def _autograder(bundle: Bundle) -> dict[str, bytes]:
    files = {f"packages/{name}": data for name, data in packages(bundle.course).items()}
    files |= settings(bundle)
    files["run.sh"] = (_FILES / "run.sh").read_bytes()
    files["problems.json"] = json.dumps(list(bundle.points)).encode()
    if bundle.wheels:
        files["libraries.zip"] = libraries(bundle.wheels)
    return {f"gradspec/{name}": data for name, data in files.items()}


def _description(bundle: Bundle, has_handout: bool) -> dict[str, object]:
    """Return what Autolab knows of an assessment. It reads YAML, which JSON is."""
    titles = {unit.name: unit.title for unit in bundle.course.units}
    general = {
        "name": bundle.name,
        "display_name": bundle.course.title,
        "description": "",
        "category_name": "Lab",
        "handin_filename": _HANDIN,
        "handin_directory": "handin",
        "max_submissions": -1,
        "max_grace_days": 0,
        "max_size": _MOST_MEBIBYTES,
        "disable_handins": False,
        "disable_network": True,
    }
    if has_handout:
        general["handout"] = f"{bundle.course.template}.zip"
    return {
        "general": general,
        "problems": [
            {
                "name": name,
                "description": titles[name],
                "max_score": number(points),
                "optional": False,
            }
            for name, points in bundle.points.items()
        ],
        "autograder": {
            "autograde_timeout": _SECONDS,
            "autograde_image": bundle.image or _IMAGE,
            "release_score": True,
        },
    }
