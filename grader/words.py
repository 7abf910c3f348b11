"""What readers of a report are told, in English: the one place to change for another language.

Each function returns whole sentences or labels; what a course says itself, its statements and hints, is not
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .records import Breach, Cause, Diagnosis, Isolation, Result, Stamp, Verdict

LANGUAGE = "en"
_LAYERS = ("Landlock", "seccomp")
_NAMED = 3


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


def hidden_in_words() -> str:
    """Return what is said in the place of what a reader may not see."""
    return "This requirement is hidden: what was tried and what came of it is not shown."


def score_in_words(points: Decimal) -> str:
    """Return points as they are written: to the cent, without zeros that say nothing."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def points_in_words(name: str, score: Decimal, most: Decimal) -> str:
    """Return what a submission earned."""
    return f"{name}: {score_in_words(score)} of {score_in_words(most)} points"


def requirement_in_words(result: Result) -> str:
    """Return the rule of a requirement."""
    return f"Rule: {result.requirement.statement}"


def calls_in_words(result: Result) -> list[str]:
    """Return why a requirement was not met: what was seen, the call that shows it, and what may help."""
    lines = [f"Seen: {result.message}"]
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
    first, together, instead = "Consistent with", "Also with", "Or with"
    heads = [first, *(together if diagnosis.together else instead for diagnosis in diagnoses[1:])]
    return [f"{head}: {one.title} ({one.id})" for head, one in zip(heads, diagnoses, strict=False)]


def help_in_words(result: Result) -> str:
    """Return the hint for a failure: the first misconception's, or else the requirement's, if it has one."""
    hint = result.misconceptions[0].hint if result.misconceptions else hint_in_words(result)
    return f"Hint: {hint}" if hint else ""


def lent_in_words(result: Result) -> str:
    """Return that a requirement is met once right parts are lent, and which."""
    if not result.lent:
        return "Met when the grader lends right parts in the place of wrong ones that it needs."
    return f"Met when the grader lends right parts in the place of {', '.join(result.lent)}: fix those first."


def fault_in_words(fault: str) -> str:
    """Return that the grade is not final, and why."""
    return f"THIS GRADE IS NOT FINAL. The grader failed: {fault.strip().splitlines()[-1]}"


def note_in_words(note: str) -> str:
    """Return a remark that costs no points."""
    return f"note: {note}"


def seed_in_words(seed: int) -> str:
    """Return what the inputs were drawn with."""
    return f"seed {seed}"


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


# Titles and labels of a page.


def out_of(most: Decimal) -> str:
    """Return how many points there are, after those that were earned."""
    return f"of {score_in_words(most)} points"


def points_of(score: Decimal, most: Decimal) -> str:
    """Return the points of one requirement."""
    return f"{score_in_words(score)} of {score_in_words(most)}"


def not_final() -> str:
    """Return the title of what the grader itself failed at."""
    return "This grade is not final: the grader failed"


def notes_title() -> str:
    """Return the title of remarks that cost no points."""
    return "Notes"


def units_title() -> str:
    """Return the title of the table of units."""
    return "Points"


def total_title() -> str:
    """Return the name of the row with the sums."""
    return "total"


def fix_first_title() -> str:
    """Return the title of what to fix first."""
    return "Fix these first"


def unit_title(unit: str, failed: int) -> str:
    """Return the title of what failed in a unit."""
    return f"{unit}: 1 requirement not met" if failed == 1 else f"{unit}: {failed} requirements not met"


def met_title(number: int) -> str:
    """Return the title of the requirements that are met."""
    return "1 requirement met" if number == 1 else f"{number} requirements met"


def show_all() -> str:
    """Return what unfolds a list."""
    return "Show all"


def call_title() -> str:
    """Return the label of a call that shows a failure."""
    return "The call"


def expected_title() -> str:
    """Return the label of what is right."""
    return "Expected"


def got_title() -> str:
    """Return the label of what was returned."""
    return "Got"


def stamp_in_words(stamp: Stamp, seconds: float) -> str:
    """Return what the grade depends on besides the submission, and how long it took."""
    versions = ", ".join(f"{name} {version}" for name, version in stamp.versions.items())
    return f"{stamp.course}; seed {stamp.seed}; {versions}; {seconds:.1f} seconds"
