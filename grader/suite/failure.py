"""What a test raises when the submission breaks its rule."""

from __future__ import annotations

from ..records import Verdict
from ..worker.callbacks import Interruption


class Failure(Interruption):
    """A judgement against the submission. Raised in a lent function, it ends the test as well.

    Parameters
    ----------
    verdict, message
        What is wrong, in one sentence that helps without giving the answer.
    expected, got
        The values, as text that can be pasted.
    max_abs_error
        The largest deviation, where there is one.
    whole_log
        Whether the counterexample needs every call of the test and not only the last one's object.
    """

    def __init__(
        self,
        verdict: Verdict,
        message: str,
        expected: str = "",
        got: str = "",
        max_abs_error: float | None = None,
        whole_log: bool = False,
    ) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.expected = expected
        self.got = got
        self.max_abs_error = max_abs_error
        self.whole_log = whole_log

    @property
    def evidence(self) -> tuple[object, ...]:
        """What a second run of the same test must show again."""
        return self.verdict, self.message, self.expected, self.got
