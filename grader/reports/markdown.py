"""The report as Markdown, for a pull request's comment or the summary of a job on GitHub."""

from __future__ import annotations

import re

from ..records import Report, Result, Verdict
from ..text import visible
from ..words import (
    breach_in_words,
    fault_in_words,
    fix_first_in_words,
    isolation_line_in_words,
    note_in_words,
    points_in_words,
    score_in_words,
    table_in_words,
)
from . import plain

# What makes text anything else than text: emphasis, code, links, also bare ones, headings, tables.
_SPECIAL = re.compile(r"([\\`*_\[\]#|~]|:(?=//)|(?<=www)\.)")
_MOST_FAILURES = 100
_MOST_CHARACTERS = 900_000  # GitHub shows a mebibyte


def render(report: Report) -> str:
    """Return a heading, a table of units, what to fix first, and what failed, each to be unfolded."""
    blocks = [f"# {_text(points_in_words(report.submission.name, report.score, report.max_score))}"]
    blocks += [f"**{_text(fault_in_words(fault))}**" for fault in report.faults]
    notes = [*report.submission.notes, *map(breach_in_words, report.breaches)]
    blocks += ["\n".join(f"- {_text(note_in_words(note))}" for note in notes)] if notes else []
    blocks.append(_table(report))
    if len(report.causes) > 1:
        texts = map(fix_first_in_words, report.causes)
        blocks.append("\n".join(f"{number}. {_text(text)}" for number, text in enumerate(texts, start=1)))
    failed = [result for result in report.results if result.verdict is not Verdict.PASSED]
    length = sum(map(len, blocks))
    for result in failed[:_MOST_FAILURES]:
        block = _failure(result)
        length += len(block)
        if length > _MOST_CHARACTERS:
            break
        blocks.append(block)
    isolation = isolation_line_in_words(report.isolation)
    blocks.append(f"<sub>{_text(isolation)}</sub>")
    return "\n\n".join(blocks) + "\n"


def _table(report: Report) -> str:
    names = table_in_words()
    rows = [f"| {' | '.join(names)} |", "|---|--:|--:|--:|"]
    for unit in report.units:
        mine = report.results_of(unit)
        met = sum(result.verdict is Verdict.PASSED for result in mine)
        points = score_in_words(unit.score), score_in_words(unit.max_score)
        rows.append(f"| {_text(unit.name)} | {met} / {len(mine)} | {' | '.join(points)} |")
    return "\n".join(rows)


def _failure(result: Result) -> str:
    title = f"{plain.name(result)}: {result.verdict.words}"
    body = visible("\n".join([result.requirement.statement, *plain.reasons(result)]))
    # Longer than any row of such marks inside: nothing in it can end it.
    fence = "`" * max(3, 1 + max((len(row) for row in re.findall("`+", body)), default=0))
    return f"<details><summary>{_html(title)}</summary>\n\n{fence}text\n{body}\n{fence}\n\n</details>"


def _text(text: str) -> str:
    """Return text that Markdown shows as it is, in one line."""
    return _SPECIAL.sub(r"\\\1", _html(visible(" ".join(text.split()))))


def _html(text: str) -> str:
    # An at sign would call somebody of that name.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")
