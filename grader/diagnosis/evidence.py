"""What there is to explain: failed tests and what they saw."""

from __future__ import annotations

from dataclasses import dataclass

from ..suite.again import PlainTest, Trace


@dataclass(frozen=True, slots=True)
class Evidence:
    """A failed test, what it saw, and whether it saw something else the second time."""

    test: PlainTest
    trace: Trace
    changes: bool
