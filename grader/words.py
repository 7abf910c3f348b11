"""Sentences that more than one place says."""

from __future__ import annotations

from .records import Breach, Isolation, Result, Verdict

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
