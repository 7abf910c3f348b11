"""Filling in the files of a place that depend on what is bundled."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined


def fill(template: Path, **values: object) -> bytes:
    """Return a template with its values, escaped as HTML wants it."""
    environment = Environment(autoescape=True, keep_trailing_newline=True, undefined=StrictUndefined)
    return environment.from_string(template.read_text(encoding="utf-8")).render(values).encode()
