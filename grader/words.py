"""What readers of a report are told, in English: the one place to change for another language.

Each function returns whole sentences or labels; what a course says itself, its statements and hints, is not
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .records import Breach, Cause, Diagnosis, Isolation, Result, Verdict
from .text import counted

LANGUAGE = "en"
_LAYERS = ("Landlock", "seccomp")
_NAMED = 3
_MOST_LENT = 4


def isolation_in_words(isolation: Isolation) -> str:
    """Return how far submissions are kept from the judge, and what is missing here for more, in one line."""
    if not isolation.probes:
        return isolation.level
    if isolation.level == "strong":
        return f"strong ({isolation.refused} of {isolation.probes} probes refused)"
    missing = [layer for layer in _LAYERS if layer not in isolation.layers]
    why = f"there is no {' and no '.join(missing)} here, so " if missing else ""
    could = ", ".join(isolation.through[:_NAMED])
    more = len(isolation.through) - _NAMED
    rest = f" and {more} things more" if more > 1 else " and one thing more" if more == 1 else ""
    return f"process — {why}a submission could {could}{rest}; grade strangers' work in a container"


def isolation_line_in_words(isolation: Isolation) -> str:
    """Return the line of a report that says how far submissions are kept from the judge."""
    return f"isolation: {isolation_in_words(isolation)}"


def hint_in_words(result: Result) -> str:
    """Return the hint for a failure: the requirement's, unless what failed is not what that is about."""
    if result.verdict is Verdict.WRONG_TYPE:
        return "The kind of value that is returned is part of the task. What does the docstring say of it?"
    return result.requirement.hint


def breach_in_words(breach: Breach) -> str:
    """Return where a submission goes against a rule, how, and which rule."""
    line = f", line {breach.line}" if breach.line else ""
    return f"{breach.file}{line}: {breach.what}: {breach.rule}"


def unpictured_in_words(reason: str) -> str:
    """Return that a report has no pictures, and why."""
    return f"there are no pictures: {reason}"


def hidden_in_words() -> str:
    """Return what is said in the place of what a reader may not see."""
    return "This requirement is hidden: what was tried and what came of it is not shown."


def score_in_words(points: Decimal) -> str:
    """Return points as they are written: to the cent, without zeros that say nothing."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def points_in_words(name: str, score: Decimal, most: Decimal) -> str:
    """Return what a submission earned."""
    return f"{name}: {total_in_words(score, most)}"


def requirement_in_words(result: Result) -> str:
    """Return the rule of a requirement."""
    return f"Rule: {result.requirement.statement}"


def calls_in_words(result: Result) -> list[str]:
    """Return why a requirement was not met: what was seen, the call that shows it, and what may help."""
    lines = [seen_in_words(result)]
    example = result.counterexample
    if example is not None:
        lines += ["Call:", *(f"    {line}" for line in example.call.splitlines())]
        lines += [f"Expected: {example.expected}"] if example.expected else []
        lines += [f"Got: {example.got}"] if example.got else []
    lines += consistent_in_words(result.misconceptions)
    help = help_in_words(result)
    return [*lines, help] if help else lines


def consistent_in_words(diagnoses: Sequence[Diagnosis]) -> list[str]:
    """Return the misconceptions that a failure is consistent with, a line for each."""
    first, together, instead = "Consistent with", "and with", "or with"
    heads = [first, *(together if diagnosis.together else instead for diagnosis in diagnoses[1:])]
    return [f"{head}: {one.title} ({one.id})" for head, one in zip(heads, diagnoses, strict=False)]


def help_in_words(result: Result) -> str:
    """Return the hint for a failure: the first misconception's, or else the requirement's, if it has one."""
    hint = result.misconceptions[0].hint if result.misconceptions else hint_in_words(result)
    return hint_line(hint) if hint else ""


def seen_in_words(result: Result) -> str:
    """Return what was seen of a requirement that is not met."""
    return f"Seen: {result.message}"


def hint_line(hint: str) -> str:
    """Return a hint."""
    return f"Hint: {hint}"


def lent_in_words(result: Result) -> str:
    """Return that a requirement is met once right parts are lent, and which."""
    if not result.lent:
        return "Met when the grader lends right parts in the place of wrong ones that it needs."
    if len(result.lent) == 1:
        return f"Met when the grader lends a right part in the place of {result.lent[0]}: fix that first."
    return f"Met when the grader lends right parts in the place of {named(result.lent)}: fix those first."


def fault_in_words(fault: str) -> str:
    """Return that the grade is not final, and why."""
    return f"THIS GRADE IS NOT FINAL. The grader failed: {fault.strip().splitlines()[-1]}"


def note_in_words(note: str) -> str:
    """Return a remark that costs no points."""
    return f"note: {note}"


def hundredths_in_words() -> str:
    """Return that points are given in hundredths where only whole numbers are known."""
    return "Points are given in hundredths: 100 are one point."


def table_in_words() -> tuple[str, str, str, str]:
    """Return the heads of the table of units."""
    return "unit", "requirements met", "points", "of"


def cost_in_words(cause: Cause) -> str:
    """Return a function that is wrong, and what it costs."""
    text = f"{cause.function}: −{score_in_words(cause.lost)} points"
    return f"{text}, {score_in_words(cause.depending)} more depend on it" if cause.depending else text


def fix_first_in_words(cause: Cause) -> str:
    """Return a function that is wrong, what it costs, and what its failures are consistent with."""
    return cost_in_words(cause) + "".join(f"; {m.title} ({m.id})" for m in cause.misconceptions)


# Lines of the terminal.


def total_in_words(score: Decimal, most: Decimal) -> str:
    """Return what was earned in all."""
    return f"{score_in_words(score)} of {score_in_words(most)} points"


def seed_and_time_in_words(seed: int, seconds: float) -> str:
    """Return what the inputs were drawn with, and how long the grade took."""
    return f"seed {seed}, {seconds:.1f} seconds"


def met_of(met: int, all_: int) -> str:
    """Return how many requirements of a unit are met."""
    return f"{met} of {all_}"


def all_met() -> str:
    """Return that nothing is left to do."""
    return "Every requirement is met."


def not_met_title(number: int) -> str:
    """Return the title of the requirements that are not met."""
    return f"{counted(number, 'requirement')} not met"


def paste_in_words() -> str:
    """Return how the calls that are shown can be tried."""
    return (
        "Each call can be pasted into Python after `import numpy as np` and importing its function; "
        "an object that a comment calls the grader's is one of your own then."
    )


def more_places_in_words(number: int) -> str:
    """Return that there are more places against a rule than are shown."""
    return f"and {counted(number, 'more such place')}; --format json lists them all"


def more_functions_in_words(number: int) -> str:
    """Return that there are more wrong functions than are shown."""
    return f"and {counted(number, 'function')} more, on which fewer points depend"


def hidden_title(number: int, lost: Decimal) -> str:
    """Return the title of hidden requirements that are not met."""
    return f"hidden, not met: {counted(number, 'requirement')}, {score_in_words(lost)} points"


def group_title(verdict: Verdict, number: int, lost: Decimal) -> str:
    """Return the title of requirements that fail for one reason."""
    return f"{verdict.words}: {counted(number, 'requirement')}, {score_in_words(lost)} points"


def failure_title(result: Result) -> str:
    """Return a requirement that is not met, its verdict, and what it costs."""
    requirement = result.requirement
    lost = score_in_words(result.max_score - result.score)
    return f"✗ {requirement.id}  {requirement.subject}: {result.verdict.words}, −{lost}"


def call_shown_above() -> str:
    """Return where the call of a failure is shown, if not with it."""
    return "The call is shown above, under what to fix first."


def followed_title(number: int, lost: Decimal) -> str:
    """Return the title of requirements that are met with lent parts."""
    cost = f"−{score_in_words(lost)} points" if lost else "no points lost"
    return f"met with lent parts: {counted(number, 'requirement')}, {cost}"


def named(functions: Sequence[str]) -> str:
    """Return the names of functions, the first few of many."""
    more = f" and {len(functions) - _MOST_LENT} more" if len(functions) > _MOST_LENT else ""
    return ", ".join(functions[:_MOST_LENT]) + more


def followed_in_words(subjects: Sequence[str], number: int, lent: Sequence[str]) -> str:
    """Return that some requirements fail with one's own parts and are right with lent ones, and which."""
    what, names = ", ".join(subjects), named(lent)
    if not lent:  # what they are is hidden
        return f"{what}: met when the grader lends right parts in the place of wrong ones that are needed"
    if len(lent) == 1:
        if number == 1:
            end = "and is right when the grader lends a right one; fix that one first"
            return f"{what}: fails with your {names}, {end}"
        end = "and are right when the grader lends a right one; fix that one first"
        return f"{what}: fail with your {names}, {end}"
    if number == 1:
        end = "and is right when the grader lends right ones; fix those first"
        return f"{what}: fails with your {names}, {end}"
    end = "and are right when the grader lends right ones; fix those first"
    return f"{what}: fail with your {names}, {end}"
