"""The formats of a report, by name. A new one is a module with a function `render`, and a line here."""

from __future__ import annotations

import importlib

from ..records import Report
from ..scoring.withholding import withhold

_MODULES = {
    "terminal": "terminal",
    "json": "json_report",
}
_WAIT_BY_THEMSELVES = frozenset[str]()  # formats of places that show what is delayed when its time has come

FORMATS = tuple(_MODULES)


def render(report: Report, kind: str, **options: object) -> str:
    """Return a report in a format; what its reader may not see is taken out before.

    `options` are the format's own, e.g. the terminal's `width` and `colour`.
    """
    # Loaded when it is wanted: most grades are shown in one format, and some take longer to load than that.
    module = importlib.import_module(f".{_MODULES[kind]}", __package__)
    text: str = module.render(withhold(report, keep_delayed=kind in _WAIT_BY_THEMSELVES), **options)
    return text
