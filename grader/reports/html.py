"""The report as one page of HTML: no script, no network, readable on a phone, in the dark and on paper."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from .. import titles, words
from ..records import Cause, Report, Result, Verdict, Visibility
from ..text import visible

_MOST_CAUSES = 5


class _Unit(Struct, frozen=True):
    number: int
    name: str
    score: Decimal
    max_score: Decimal
    results: list[Result]
    failed: list[Result]
    met: int


def render(report: Report) -> str:
    """Return the page. Everything that is not of this project is escaped by the template."""
    units = []
    for number, unit in enumerate(report.units, start=1):
        mine = report.results_of(unit)
        failed = [result for result in mine if result.verdict is not Verdict.PASSED]
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
            first=_first(report),
            met=[result for result in report.results if result.verdict is Verdict.PASSED],
        )
    )
    return page


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
