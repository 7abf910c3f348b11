"""The report as a person reads it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from tabulate import tabulate

from ..records import Diagnosis, Report, Result, Verdict, Visibility
from ..text import counted
from ..words import (
    breach_in_words,
    cost_in_words,
    hint_in_words,
    isolation_line_in_words,
    points_in_words,
    score_in_words,
    table_in_words,
)
from .page import Page

_MAX_CALL_LINES = 60  # a call is of use only whole; few are this long
_MOST_CAUSES = 5
_MOST_BREACHES = 5
_MOST_NAMES = 4
_PASTE = (
    "Each call can be pasted into Python after `import numpy as np` and importing its function; "
    "an object that a comment calls the grader's is one of your own then."
)
_GROUPED = (Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.BLOCKED)
_AT_IMPORT = (Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED)


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Return the report as text of at most `width` columns, but for lines of code that are longer."""
    page = Page(width, colour)
    page.text(isolation_line_in_words(report.isolation), dim=True)
    for fault in report.faults:
        page.text(f"THIS GRADE IS NOT FINAL. The grader failed: {fault.strip().splitlines()[-1]}", fg="red")
    page.blank()
    name = report.submission.name
    page.text(points_in_words(name, report.score, report.max_score), bold=True)
    for note in report.submission.notes:
        page.text(f"note: {note}", indent="  ", dim=True)
    for breach in report.breaches[:_MOST_BREACHES]:
        page.text(f"note: {breach_in_words(breach)}", indent="  ", dim=True)
    more = len(report.breaches) - _MOST_BREACHES
    if more > 0:
        page.text(
            f"note: and {counted(more, 'more such place')}; --format json lists them all",
            indent="  ",
            dim=True,
        )
    page.blank()
    page.lines(_unit_table(report))
    failed = [result for result in report.results if result.verdict is not Verdict.PASSED]
    if failed:
        _render_failures(page, report, failed)
    else:
        page.blank()
        page.text("Every requirement is met.", fg="green")
    page.blank()
    page.text(f"{score_in_words(report.score)} of {score_in_words(report.max_score)} points", bold=True)
    page.text(f"seed {report.stamp.seed}, {report.seconds:.1f} seconds", dim=True)
    return page.finish()


def _unit_table(report: Report) -> list[str]:
    rows = []
    for unit in report.units:
        mine = [result for result in report.results if result.requirement.unit == unit.name]
        passed = sum(result.verdict is Verdict.PASSED for result in mine)
        points = score_in_words(unit.score), score_in_words(unit.max_score)
        rows.append((unit.name, f"{passed} of {len(mine)}", *points))
    rows.append(("total", "", score_in_words(report.score), score_in_words(report.max_score)))
    headers = table_in_words()
    table = tabulate(
        rows, headers, tablefmt="simple", colalign=("left", "right", "right", "right"), disable_numparse=True
    )
    return table.splitlines()


def _render_failures(page: Page, report: Report, failed: Sequence[Result]) -> None:
    hidden = [result for result in failed if result.visibility is not Visibility.VISIBLE]
    failed = [result for result in failed if result.visibility is Visibility.VISIBLE]
    followed = [result for result in failed if result.follow_through]
    left = [result for result in failed if not result.follow_through]
    shown = _render_causes(page, report, left)
    grouped = [result for result in left if _is_grouped(result)]
    for verdict in dict.fromkeys((*_GROUPED, *_AT_IMPORT)):
        _render_group(page, verdict, [result for result in grouped if result.verdict is verdict])
    _render_followed(page, followed)
    single = [result for result in left if not _is_grouped(result)]
    if single:
        page.blank()
        page.text(f"{counted(len(single), 'requirement')} not met", bold=True)
        page.text(_PASTE, dim=True)
    for result in single:
        _render_failure(page, result, result.requirement.id not in shown)
    _render_hidden(page, hidden)


def _render_hidden(page: Page, results: Sequence[Result]) -> None:
    """Say of what the reader may not see how much of it was not met, and in which way."""
    if not results:
        return
    page.blank()
    page.text(f"hidden, not met: {_lost(results)}", bold=True)
    for unit in dict.fromkeys(result.requirement.unit for result in results):
        verdicts = Counter(result.verdict.words for result in results if result.requirement.unit == unit)
        texts = (f"{verdict} ({number})" for verdict, number in verdicts.items())
        page.text(f"{unit}: {', '.join(texts)}", indent="  ", hang="    ")


def _render_causes(page: Page, report: Report, failed: Sequence[Result]) -> set[str]:
    """Say what to fix first, where there is a choice; return the requirements whose calls were shown."""
    by_id = {result.requirement.id: result for result in failed}
    causes = report.causes[:_MOST_CAUSES]
    if len(by_id) < 2 or not causes:
        return set()
    page.blank()
    page.text("Fix these first", bold=True)
    for number, cause in enumerate(causes, start=1):
        page.blank()
        page.text(f"{number}. {cost_in_words(cause)}", hang="   ", fg="red")
        result = by_id[cause.requirement]
        _render_diagnoses(page, cause.misconceptions, "   ")
        if not cause.misconceptions:
            page.text(f"Seen: {result.message}", indent="   ", hang="     ")
            page.text(f"Hint: {hint_in_words(result)}", indent="   ", hang="     ")
        _render_example(page, result)
    left_out = len(report.causes) - len(causes)
    if left_out:
        page.blank()
        page.text(f"and {counted(left_out, 'function')} more, on which fewer points depend", indent="   ")
    return {cause.requirement for cause in causes}


def _render_diagnoses(page: Page, diagnoses: Sequence[Diagnosis], indent: str) -> None:
    """Say which misconceptions fit, and the hint of the first."""
    for number, diagnosis in enumerate(diagnoses):
        further = "and with" if diagnosis.together else "or with"
        words = "Consistent with" if number == 0 else further
        page.text(f"{words}: {diagnosis.title} ({diagnosis.id})", indent=indent, hang=indent + "  ")
    if diagnoses:
        page.text(f"Hint: {diagnoses[0].hint}", indent=indent, hang=indent + "  ")


def _render_followed(page: Page, results: Sequence[Result]) -> None:
    """Say what was met once right parts took the place of wrong ones."""
    if not results:
        return
    lost = sum((result.max_score - result.score for result in results), Decimal(0))
    cost = f"−{score_in_words(lost)} points" if lost else "no points lost"
    page.blank()
    page.text(f"met with lent parts: {counted(len(results), 'requirement')}, {cost}", bold=True)
    by_lent: dict[tuple[str, ...], list[Result]] = {}
    for result in results:
        by_lent.setdefault(result.lent, []).append(result)
    for lent, mine in by_lent.items():
        more = f" and {len(lent) - _MOST_NAMES} more" if len(lent) > _MOST_NAMES else ""
        names = ", ".join(lent[:_MOST_NAMES]) + more
        subjects = ", ".join(dict.fromkeys(result.requirement.subject for result in mine))
        one = len(lent) == 1
        page.text(
            f"{subjects}: {'fails' if len(mine) == 1 else 'fail'} with your {names}, and "
            f"{'is' if len(mine) == 1 else 'are'} right when the grader lends "
            f"{'a right one' if one else 'right ones'}; fix {'that one' if one else 'those'} first",
            indent="  ",
            hang="    ",
        )


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


def _render_failure(page: Page, result: Result, with_example: bool) -> None:
    requirement = result.requirement
    page.blank()
    lost = result.max_score - result.score
    page.text(
        f"✗ {requirement.id}  {requirement.subject}: {result.verdict.words}, −{score_in_words(lost)}",
        hang="  ",
        fg="red",
    )
    page.text(f"Rule: {requirement.statement}", indent="  ", hang="    ")
    if result.message:
        page.text(f"Seen: {result.message}", indent="  ", hang="    ")
    if with_example:
        _render_example(page, result)
    elif result.counterexample is not None:
        page.text("The call is shown above, under what to fix first.", indent="  ", dim=True)
    if result.misconceptions:
        _render_diagnoses(page, result.misconceptions, "  ")
    elif result.requirement.hint:
        page.text(f"Hint: {hint_in_words(result)}", indent="  ", hang="    ")


def _render_example(page: Page, result: Result) -> None:
    example = result.counterexample
    if example is None:
        return
    page.code(example.call, "", most=_MAX_CALL_LINES)
    if example.expected:
        page.code(example.expected, "  ", "expected ")
    if example.got:
        page.code(example.got, "  ", "got      ")


def _names(results: Sequence[Result], verdict: Verdict) -> str:
    if verdict in _AT_IMPORT:
        return ", ".join(dict.fromkeys(result.requirement.unit for result in results))
    return ", ".join(dict.fromkeys(result.requirement.subject for result in results))


def _lost(results: Sequence[Result]) -> str:
    points = sum((result.max_score - result.score for result in results), Decimal(0))
    return f"{counted(len(results), 'requirement')}, {score_in_words(points)} points"
