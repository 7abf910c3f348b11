"""The formats of a report, by name. A new one is a module with a function `render`, and a line here."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping

from ..records import Report
from ..scoring.withholding import withhold

_MODULES = {
    "terminal": "terminal",
    "json": "json_report",
    "markdown": "markdown",
    "html": "html",
    "junit": "junit",
    "gradescope": "gradescope",
    "classroom50": "classroom50",
    "github": "github",
    "github-output": "github_output",
    "github-classroom": "github_classroom",
    "autolab": "autolab",
    "prairielearn": "prairielearn",
    "exercism": "exercism",
}
_WAIT_BY_THEMSELVES = frozenset({"gradescope"})  # places that show what is delayed when its time has come
_OF_A_PLACE = frozenset({"classroom50"})  # formats that hold what only their place knows

FORMATS = tuple(_MODULES)
WITH_PICTURES = frozenset({"json", "html"})


def check(kind: str, environment: Mapping[str, str]) -> None:
    """Refuse a format that cannot be rendered here, before anything is graded for it.

    Raises
    ------
    UsageFault
        Naming what is missing.
    """
    if kind in _OF_A_PLACE:
        importlib.import_module(f".{_MODULES[kind]}", __package__).check(environment)


def lacking(kind: str) -> str:
    """Return what a format will be without here, in a sentence, empty if it lacks nothing."""
    if kind == "html":
        from .drawing import can_draw

        if not can_draw():
            return "the page will have no pictures: matplotlib is not installed; pip install matplotlib"
    return ""


def render(report: Report, kind: str, **options: object) -> str:
    """Return a report in a format; what its reader may not see is taken out before.

    Of `options` each format takes its own: the terminal `width` and `colour`, Classroom 50 the `environment`
    and `now`.
    """
    # Loaded when it is wanted: most grades are shown in one format, and some take longer to load than that.
    module = importlib.import_module(f".{_MODULES[kind]}", __package__)
    own = {name: options[name] for name in inspect.signature(module.render).parameters if name in options}
    text: str = module.render(withhold(report, keep_delayed=kind in _WAIT_BY_THEMSELVES), **own)
    return text
