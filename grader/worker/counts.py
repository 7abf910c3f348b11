"""How often a submission calls what a test lent it, where the course sets a limit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..rules import LentLimit


class CallCounts:
    """The most calls of each limited method in one call of a function; others are not counted.

    Attributes
    ----------
    functions
        The functions that have a limit. Looking a call's function up here is all that a call without costs.
    """

    def __init__(self, limits: Iterable[LentLimit]) -> None:
        self._limits = tuple(limits)
        self.functions = frozenset(limit.function for limit in self._limits)
        self._most: dict[tuple[str, str], int] = {}

    def note(self, function: str, calls: Mapping[tuple[int, str], int]) -> None:
        """Take in the calls of one call of `function`, by the number of the object and the method."""
        for (_, method), count in calls.items():
            key = function, method
            self._most[key] = max(self._most.get(key, 0), count)

    def most(self, function: str, method: str) -> int:
        """Return how often one call of a function called this method, at most."""
        return self._most.get((function, method), 0)

    def exceeded(self) -> list[tuple[LentLimit, str, int]]:
        """Return the limits that were passed, with the method and the number of its calls."""
        return [
            (limit, method, self.most(limit.function, method))
            for limit in self._limits
            for method, most in limit.most
            if self.most(limit.function, method) > most
        ]
