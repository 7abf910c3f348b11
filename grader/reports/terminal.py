"""The report as a person reads it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from tabulate import tabulate

from .. import titles, words
from ..records import Diagnosis, Report, Result, Verdict, Visibility
from .page import Page

_MAX_CALL_LINES = 60  # a call is of use only whole; few are this long
_MOST_CAUSES = 5
_MOST_BREACHES = 5
_GROUPED = (Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.BLOCKED)
_AT_IMPORT = (Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED)


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Return the report as text of at most `width` columns, but for lines of code that are longer."""
    page = Page(width, colour)
    page.text(words.isolation_line_in_words(report.isolation), dim=True)
    for fault in report.faults:
        page.text(words.fault_in_words(fault), fg="red")
    page.blank()
    name = report.submission.name
    page.text(words.points_in_words(name, report.score, report.max_score), bold=True)
    for note in report.submission.notes:
        page.text(words.note_in_words(note), indent="  ", dim=True)
    for breach in report.breaches[:_MOST_BREACHES]:
        page.text(words.note_in_words(words.breach_in_words(breach)), indent="  ", dim=True)
    more = len(report.breaches) - _MOST_BREACHES
    if more > 0:
        page.text(words.note_in_words(words.more_places_in_words(more)), indent="  ", dim=True)
    page.blank()
    page.lines(_unit_table(report))
    failed = [result for result in report.results if result.verdict is not Verdict.PASSED]
    if failed:
        _render_failures(page, report, failed)
    else:
        page.blank()
        page.text(words.all_met(), fg="green")
    page.blank()
    page.text(words.total_in_words(report.score, report.max_score), bold=True)
    page.text(words.seed_and_time_in_words(report.stamp.seed, report.seconds), dim=True)
    return page.finish()


def _unit_table(report: Report) -> list[str]:
    rows = []
    for unit in report.units:
        mine = report.results_of(unit)
        passed = sum(result.verdict is Verdict.PASSED for result in mine)
        points = words.score_in_words(unit.score), words.score_in_words(unit.max_score)
        rows.append((unit.name, words.met_of(passed, len(mine)), *points))
    rows.append(
        (titles.total_title(), "", words.score_in_words(report.score), words.score_in_words(report.max_score))
    )
    headers = words.table_in_words()
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
        page.text(words.not_met_title(len(single)), bold=True)
        page.text(words.paste_in_words(), dim=True)
    for result in single:
        _render_failure(page, result, result.requirement.id not in shown)
    _render_hidden(page, hidden)


def _render_hidden(page: Page, results: Sequence[Result]) -> None:
    """Say of what the reader may not see how much of it was not met, and in which way."""
    if not results:
        return
    page.blank()
    page.text(words.hidden_title(len(results), _lost(results)), bold=True)
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
    page.text(titles.fix_first_title(), bold=True)
    for number, cause in enumerate(causes, start=1):
        page.blank()
        page.text(f"{number}. {words.cost_in_words(cause)}", hang="   ", fg="red")
        result = by_id[cause.requirement]
        _render_diagnoses(page, cause.misconceptions, "   ")
        if not cause.misconceptions:
            page.text(words.seen_in_words(result), indent="   ", hang="     ")
            page.text(words.help_in_words(result), indent="   ", hang="     ")
        _render_example(page, result)
    left_out = len(report.causes) - len(causes)
    if left_out:
        page.blank()
        page.text(words.more_functions_in_words(left_out), indent="   ")
    return {cause.requirement for cause in causes}


def _render_diagnoses(page: Page, diagnoses: Sequence[Diagnosis], indent: str) -> None:
    """Say which misconceptions fit, and the hint of the first."""
    for line in words.consistent_in_words(diagnoses):
        page.text(line, indent=indent, hang=indent + "  ")
    if diagnoses:
        page.text(words.hint_line(diagnoses[0].hint), indent=indent, hang=indent + "  ")


def _render_followed(page: Page, results: Sequence[Result]) -> None:
    """Say what was met once right parts took the place of wrong ones."""
    if not results:
        return
    page.blank()
    page.text(words.followed_title(len(results), _lost(results)), bold=True)
    by_lent: dict[tuple[str, ...], list[Result]] = {}
    for result in results:
        by_lent.setdefault(result.lent, []).append(result)
    for lent, mine in by_lent.items():
        subjects = list(dict.fromkeys(result.requirement.subject for result in mine))
        page.text(words.followed_in_words(subjects, len(mine), lent), indent="  ", hang="    ")


def _is_grouped(result: Result) -> bool:
    """Tell whether a failure is said once for many: nothing of the requirement itself was seen."""
    return result.verdict in _GROUPED or (result.verdict in _AT_IMPORT and result.counterexample is None)


def _render_group(page: Page, verdict: Verdict, results: Sequence[Result]) -> None:
    """Say once what many requirements fail for."""
    if not results:
        return
    page.blank()
    page.text(words.group_title(verdict, len(results), _lost(results)), bold=True)
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
    page.blank()
    page.text(words.failure_title(result), hang="  ", fg="red")
    page.text(words.requirement_in_words(result), indent="  ", hang="    ")
    if result.message:
        page.text(words.seen_in_words(result), indent="  ", hang="    ")
    if with_example:
        _render_example(page, result)
    elif result.counterexample is not None:
        page.text(words.call_shown_above(), indent="  ", dim=True)
    if result.misconceptions:
        _render_diagnoses(page, result.misconceptions, "  ")
    elif result.requirement.hint:
        page.text(words.help_in_words(result), indent="  ", hang="    ")


def _render_example(page: Page, result: Result) -> None:
    example = result.counterexample
    if example is None:
        return
    page.code(example.call, "", most=_MAX_CALL_LINES)
    labels = titles.expected_title().lower(), titles.got_title().lower()
    width = max(map(len, labels)) + 1
    for label, text in zip(labels, (example.expected, example.got), strict=True):
        if text:
            page.code(text, "  ", label.ljust(width))


def _names(results: Sequence[Result], verdict: Verdict) -> str:
    if verdict in _AT_IMPORT:
        return ", ".join(dict.fromkeys(result.requirement.unit for result in results))
    return ", ".join(dict.fromkeys(result.requirement.subject for result in results))


def _lost(results: Sequence[Result]) -> Decimal:
    return sum((result.max_score - result.score for result in results), Decimal(0))
