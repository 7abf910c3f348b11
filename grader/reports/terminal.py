"""The report as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tabulate import tabulate

from ..records import Report, Result, Verdict
from ..text import counted
from .page import Page

_MAX_CALL_LINES = 60  # a call is of use only whole; few are this long
_GROUPED = (Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.BLOCKED)
_AT_IMPORT = (Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED)
_ISOLATION = {
    "process": "this submission could read your files; grade strangers' work in a container",
}


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Return the report as text of at most `width` columns, but for lines of code that are longer."""
    page = Page(width, colour)
    isolation = report.isolation.level
    page.text(f"isolation: {isolation} — {_ISOLATION.get(isolation, '')}".rstrip(" —"), dim=True)
    for fault in report.faults:
        page.text(f"THIS GRADE IS NOT FINAL. The grader failed: {fault.strip().splitlines()[-1]}", fg="red")
    page.blank()
    page.text(
        f"{report.submission.name}: {_score(report.score)} of {_score(report.max_score)} points", bold=True
    )
    for note in report.submission.notes:
        page.text(f"note: {note}", indent="  ", dim=True)
    page.blank()
    page.lines(_unit_table(report))
    failed = [result for result in report.results if result.verdict is not Verdict.PASSED]
    if failed:
        _render_failures(page, failed)
    else:
        page.blank()
        page.text("Every requirement is met.", fg="green")
    page.blank()
    page.text(f"{_score(report.score)} of {_score(report.max_score)} points", bold=True)
    page.text(f"seed {report.stamp.seed}, {report.seconds:.1f} seconds", dim=True)
    return page.finish()


def _unit_table(report: Report) -> list[str]:
    rows = []
    for unit in report.units:
        mine = [result for result in report.results if result.requirement.unit == unit.name]
        passed = sum(result.verdict is Verdict.PASSED for result in mine)
        rows.append((unit.name, f"{passed} of {len(mine)}", _score(unit.score), _score(unit.max_score)))
    rows.append(("total", "", _score(report.score), _score(report.max_score)))
    headers = ("unit", "requirements met", "points", "of")
    table = tabulate(
        rows, headers, tablefmt="simple", colalign=("left", "right", "right", "right"), disable_numparse=True
    )
    return table.splitlines()


def _render_failures(page: Page, failed: Sequence[Result]) -> None:
    grouped = [result for result in failed if _is_grouped(result)]
    for verdict in dict.fromkeys((*_GROUPED, *_AT_IMPORT)):
        _render_group(page, verdict, [result for result in grouped if result.verdict is verdict])
    single = [result for result in failed if not _is_grouped(result)]
    if single:
        page.blank()
        page.text(f"{counted(len(single), 'requirement')} not met", bold=True)
        page.text(
            "Each call can be pasted into Python after `import numpy as np` and importing its function; "
            "an object that a comment calls the grader's is one of your own then.",
            dim=True,
        )
    for result in single:
        _render_failure(page, result)


def _is_grouped(result: Result) -> bool:
    """Tell whether a failure is said once for many: nothing of the requirement itself was seen."""
    return result.verdict in _GROUPED or (result.verdict in _AT_IMPORT and result.counterexample is None)


def _render_group(page: Page, verdict: Verdict, results: Sequence[Result]) -> None:
    """Say once what many requirements fail for."""
    if not results:
        return
    page.blank()
    page.text(f"{verdict.words}: {_lost(results)}", bold=True)
    if verdict is Verdict.NOT_IMPLEMENTED:
        by_unit: dict[str, list[str]] = {}
        for result in results:
            unit, _, name = result.requirement.subject.partition(".")
            by_unit.setdefault(unit, []).append(name)
        for unit, names in by_unit.items():
            page.text(f"{unit}: {', '.join(dict.fromkeys(names))}", indent="  ", hang="    ")
        return
    by_message: dict[str, list[Result]] = {}
    for result in results:
        by_message.setdefault(result.message, []).append(result)
    for message, mine in by_message.items():
        page.text(f"{_names(mine, verdict)}: {message}", indent="  ", hang="    ")


def _render_failure(page: Page, result: Result) -> None:
    requirement = result.requirement
    page.blank()
    lost = result.max_score - result.score
    page.text(
        f"✗ {requirement.id}  {requirement.subject}: {result.verdict.words}, −{_score(lost)}",
        hang="  ",
        fg="red",
    )
    page.text(f"Rule: {requirement.statement}", indent="  ", hang="    ")
    if result.message:
        page.text(f"Seen: {result.message}", indent="  ", hang="    ")
    example = result.counterexample
    if example is not None:
        page.code(example.call, "", most=_MAX_CALL_LINES)
        if example.expected:
            page.code(example.expected, "  ", "expected ")
        if example.got:
            page.code(example.got, "  ", "got      ")
    page.text(f"Hint: {requirement.hint}", indent="  ", hang="    ")


def _names(results: Sequence[Result], verdict: Verdict) -> str:
    if verdict in _AT_IMPORT:
        return ", ".join(dict.fromkeys(result.requirement.unit for result in results))
    return ", ".join(dict.fromkeys(result.requirement.subject for result in results))


def _lost(results: Sequence[Result]) -> str:
    points = sum((result.max_score - result.score for result in results), Decimal(0))
    return f"{counted(len(results), 'requirement')}, {_score(points)} points"


def _score(points: Decimal) -> str:
    text = f"{points:.2f}"
    return text.rstrip("0").rstrip(".")
