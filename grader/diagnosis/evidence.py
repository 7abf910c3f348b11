"""What there is to explain: failed tests and what they saw."""

from __future__ import annotations

from msgspec import Struct

from ..records import Verdict
from ..suite.again import PlainTest, Trace

# What a test saw when nothing came back, or nothing came back in time, says nothing about why.
_SILENT = frozenset(
    {
        Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.OUT_OF_MEMORY, Verdict.DIED,
        Verdict.BLOCKED, Verdict.GRADER_ERROR,
    }
)  # fmt: skip


class Evidence(Struct, frozen=True):
    """A failed test, what it saw, and whether it saw something else the second time."""

    test: PlainTest
    trace: Trace
    changes: bool


def is_telling(verdict: Verdict) -> bool:
    """Tell whether a failure with this verdict can be replayed."""
    return verdict not in _SILENT
