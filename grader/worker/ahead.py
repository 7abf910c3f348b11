"""Calls that were sent to a worker before the test made them."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from msgspec import Struct

Function = tuple[int | str, str]  # the owner, and the name
Given = tuple[Sequence[object], Mapping[str, object]]  # the arguments, and the keywords


class _Asked(Struct, frozen=True):
    call_id: int
    function: Function
    given: Given
    options: Mapping[str, object]


class Ahead:
    """What is on its way, in order. A call is known again by its very arguments, not by what they hold."""

    def __init__(self) -> None:
        self._calls: deque[_Asked] = deque()

    def __len__(self) -> int:
        return len(self._calls)

    def add(
        self,
        call_ids: Sequence[int],
        function: Function,
        calls: Sequence[Given],
        options: Mapping[str, object],
    ) -> None:
        """Note calls that were sent, under the numbers that they got."""
        self._calls += [
            _Asked(call_id, function, given, options) for call_id, given in zip(call_ids, calls, strict=True)
        ]

    def take(self, function: Function, given: Given, options: Mapping[str, object]) -> int | None:
        """Return the number of this call, if it is the next of those that were sent."""
        if not self._calls:
            return None
        next = self._calls[0]
        arguments, keywords = given
        same = next.given[0] is arguments and (next.given[1] is keywords or not (next.given[1] or keywords))
        return self.pop() if same and next.function == function and next.options == options else None

    def pop(self) -> int:
        """Return the number of the next call."""
        return self._calls.popleft().call_id

    def clear(self) -> None:
        """Forget them: their worker has ended."""
        self._calls.clear()
