"""Text of one width for a person to read, with or without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import click

_MAX_LINES = 12


class Page:
    """Lines of one width, with or without colour."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self._colour = colour
        self._lines: list[str] = []

    def text(self, text: str, indent: str = "", hang: str | None = None, **style: object) -> None:
        """Add a paragraph, wrapped; `hang` indents its further lines."""
        wrapped = textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if hang is None else hang,
            break_on_hyphens=False,
        )
        self._lines += [self.paint(line, **style) for line in wrapped]

    def prose(self, text: str) -> None:
        """Add paragraphs, each wrapped; indented lines, which are formulas, stay as they are."""
        paragraph: list[str] = []
        for line in [*text.splitlines(), ""]:
            if line.strip() and not line[0].isspace():
                paragraph.append(line)
                continue
            self.text(" ".join(paragraph))
            paragraph = []
            self._lines.append(line)
        self._lines.pop()

    def code(self, text: str, indent: str, label: str = "", most: int = _MAX_LINES) -> None:
        """Add code as it is, cut after `most` lines; `label` stands before its first line."""
        lines = text.splitlines() or [""]
        if len(lines) > most:
            more = len(lines) - most + 1
            lines = [*lines[: most - 1], f"… {more} more lines; --format json shows them all"]
        pad = " " * len(label)
        for number, line in enumerate(lines):
            self._lines.append(indent + (self.paint(label, dim=True) if number == 0 else pad) + line)

    def lines(self, lines: Sequence[str]) -> None:
        """Add lines as they are."""
        self._lines += lines

    def blank(self) -> None:
        """Add an empty line."""
        self._lines.append("")

    def paint(self, text: str, **style: object) -> str:
        """Return `text` in a colour, where there are colours."""
        return click.style(text, **style) if self._colour and style else text  # type: ignore[arg-type]

    def finish(self) -> str:
        """Return the page."""
        return "\n".join(line.rstrip() for line in self._lines) + "\n"
