"""The archive that an instructor unpacks in a PrairieLearn course: a question and its grader."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

from .. import titles
from ..words import score_in_words
from .contents import Bundle, handout, libraries, packages, requirements_file, settings, slim_image
from .packing import pack_zip
from .templates import fill

SUFFIX = ".zip"
_FILES = Path(__file__).with_name("prairielearn")
_SHARED = "serverFilesCourse/gradspec"
_ENTRYPOINT = "/grade/serverFilesCourse/gradspec/run.sh"
_SECONDS = 300  # a submission that hangs has used its own time up before
_QUESTIONS = uuid.UUID("6f1c2a0e-6a0b-4c8e-9d53-6d0a5d0c7b21")


def build(bundle: Bundle) -> bytes:
    """Return a zip archive for PrairieLearn.

    What all questions share is in `serverFilesCourse/gradspec`; the secrets of this one are in its `tests`.
    Students can read neither.
    """
    question = f"questions/{bundle.name}"
    files = {f"{_SHARED}/packages/{name}": data for name, data in packages(bundle.course).items()}
    files[f"{_SHARED}/run.sh"] = (_FILES / "run.sh").read_bytes()
    if bundle.wheels:
        files[f"{_SHARED}/libraries.zip"] = libraries(bundle.wheels)
    else:
        files["docker/gradspec/Dockerfile"] = fill(_FILES / "Dockerfile.jinja", image=slim_image())
        files["docker/gradspec/requirements.txt"] = requirements_file(bundle.course)
    files |= {f"{question}/tests/{name}": data for name, data in settings(bundle).items()}
    template = handout(bundle.course)
    if template is not None:
        files[f"{question}/clientFilesQuestion/{bundle.course.template}.zip"] = template
    files[f"{question}/question.html"] = fill(
        _FILES / "question.html.jinja",
        units=[unit for unit in bundle.course.units if unit.name in bundle.points],
        points={name: score_in_words(points) for name, points in bundle.points.items()},
        titles=titles,
        handout=f"{bundle.course.template}.zip" if template is not None else None,
    )
    files[f"{question}/info.json"] = (json.dumps(_info(bundle), indent=2, ensure_ascii=False) + "\n").encode()
    return pack_zip(files, (f"{_SHARED}/run.sh",))


def next_step(bundle: Bundle) -> str:
    """Return what is to be done with the archive."""
    unpack = f"unpack it in the folder of the course, and put the question {bundle.name} into an assessment"
    if bundle.wheels:
        return unpack
    return f"{unpack}; build the image {_image(bundle)} from docker/gradspec, and publish it"


def _info(bundle: Bundle) -> dict[str, object]:
    chosen = len(bundle.points) < len(bundle.course.units)
    title = f"{bundle.course.title}: {', '.join(bundle.points)}" if chosen else bundle.course.title
    return {
        # The same for a question that is made again: it keeps what was handed in for it.
        "uuid": str(uuid.uuid5(_QUESTIONS, f"{bundle.course.package}/{bundle.name}")),
        "title": title,
        "topic": bundle.course.title,
        "type": "v3",
        "singleVariant": True,
        "showCorrectAnswer": False,
        "gradingMethod": "External",
        "externalGradingOptions": {
            "image": _image(bundle),
            "entrypoint": _ENTRYPOINT,
            "serverFilesCourse": ["gradspec/"],
            "timeout": _SECONDS,
        },
    }


def _image(bundle: Bundle) -> str:
    return bundle.image or (slim_image() if bundle.wheels else "gradspec")
