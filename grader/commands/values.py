"""The kinds of values that options take, beyond click's own."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from ..reports.formats import FORMATS


class Points(click.ParamType[Decimal]):
    """Points, exactly as written: 59.9 is not 59.899999."""

    name = "points"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Return the points, or end with a usage error."""
        try:
            points = Decimal(str(value))
        except InvalidOperation:
            self.fail(f"{value!r} is not a number of points, e.g. 60", param, ctx)
        if not points.is_finite() or points < 0:
            self.fail(f"{value!r} is not a number of points, expected 0 or more", param, ctx)
        return points


class Seconds(click.FloatRange):
    """A time within limits; nan lies in every range of click's."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the seconds, or end with a usage error."""
        seconds = float(super().convert(value, param, ctx))  # type: ignore[arg-type]
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds, e.g. 10", param, ctx)
        return seconds


class ReportTarget(click.ParamType[tuple[str, Path]]):
    """`FORMAT=FILE`."""

    name = "FORMAT=FILE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Return the format and the file, or end with a usage error."""
        if isinstance(value, tuple):
            return value
        kind, equals, file = str(value).partition("=")
        if not equals or not file or kind not in FORMATS:
            formats = ", ".join(FORMATS)
            self.fail(f"{value!r} is not FORMAT=FILE with one of the formats {formats}", param, ctx)
        return kind, Path(file)
