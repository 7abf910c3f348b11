"""The report as one page of HTML: no script, no network, readable on a phone, in the dark and on paper."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from .. import titles, words
from ..pictures import Picture
from ..records import Cause, Report, Result, Verdict, Visibility
from ..text import visible
from .drawing import can_draw, draw

_MOST_CAUSES = 5


class _Figure(Struct, frozen=True):
    """A picture where it first comes up, with its drawing, or a mention of it later, without."""

    number: int
    picture: Picture
    drawing: str = ""


class _Unit(Struct, frozen=True):
    number: int
    name: str
    score: Decimal
    max_score: Decimal
    results: list[Result]
    failed: list[tuple[Result, list[_Figure]]]
    met: int


def render(report: Report) -> str:
    """Return the page. Everything that is not of this project is escaped by the template.

    Without matplotlib it has no pictures.
    """
    figures = _Figures(report)
    first = [(cause, result, figures.of(result)) for cause, result in _first(report)]
    units = []
    for number, unit in enumerate(report.units, start=1):
        mine = report.results_of(unit)
        failed = [(r, figures.of(r)) for r in mine if r.verdict is not Verdict.PASSED]
        met = len(mine) - len(failed)
        units.append(_Unit(number, unit.name, unit.score, unit.max_score, mine, failed, met))
    share = 100 * report.score / report.max_score if report.max_score else 0
    page: str = (
        _templates()
        .get_template("report.html.jinja")
        .render(
            report=report,
            title=words.points_in_words(visible(report.submission.name), report.score, report.max_score),
            share=f"{share:.2f}",
            units=units,
            notes=[*report.submission.notes, *map(words.breach_in_words, report.breaches)],
            first=first,
            met=[result for result in report.results if result.verdict is Verdict.PASSED],
        )
    )
    return page


class _Figures:
    """The pictures of a report, each drawn once: where it first comes up on the page."""

    def __init__(self, report: Report) -> None:
        pictures = list(dict.fromkeys(p for r in report.results for p in r.pictures)) if can_draw() else []
        self._drawings = dict(zip(pictures, draw(pictures), strict=True))
        self._numbers: dict[Picture, int] = {}

    def of(self, result: Result) -> list[_Figure]:
        """Return the pictures of a result, in the order of the page."""
        figures = []
        for picture in result.pictures:
            if picture not in self._drawings:
                continue
            if picture in self._numbers:
                figures.append(_Figure(self._numbers[picture], picture))
                continue
            self._numbers[picture] = len(self._numbers) + 1
            figures.append(_Figure(self._numbers[picture], picture, self._drawings[picture]))
        return figures


def _first(report: Report) -> list[tuple[Cause, Result]]:
    """Return what to fix first, where there is a choice."""
    by_id = {result.requirement.id: result for result in report.results}
    shown = [(cause, by_id[cause.requirement]) for cause in report.causes[:_MOST_CAUSES]]
    failed = [
        r for r in report.results if r.verdict is not Verdict.PASSED and r.visibility is Visibility.VISIBLE
    ]
    return shown if len(failed) > 1 else []


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("grader.reports", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["words"] = words
    environment.globals["titles"] = titles
    environment.filters["visible"] = visible
    environment.filters["points"] = words.score_in_words
    return environment
