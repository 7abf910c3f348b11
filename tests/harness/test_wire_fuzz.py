"""Any bytes from a worker are a value or are refused, and whoever reads them in the host is ready for them.

Some of what `python -m scripts.fuzz_wire` does at length, and what it has found.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.worker import wire
from grader.worker.callbacks import CallbackDesk
from grader.worker.failures import CallFailed
from grader.worker.observing import read_reply
from grader.worker.proxy import Submission
from scripts.wire_checks import Checker, Violation, answering, check_types
from scripts.wire_frames import CALL_ID, PIECES, Frames

Open = Callable[..., Submission]

INPUTS = 20_000
FAST = settings(max_examples=300, deadline=None, database=None, derandomize=True)


def test_tens_of_thousands_of_frames_by_a_bent_grammar_are_read_or_refused() -> None:
    frames, checker = Frames(seed=20, large_one_in=1 << 60), Checker()
    for _ in range(INPUTS):
        checker.check(frames.next())
    assert checker.values > INPUTS // 5, "most of the frames break off too early to test anything"
    assert checker.exchanged == INPUTS // 50


@pytest.mark.parametrize("piece", PIECES, ids=bytes.hex)
def test_a_list_of_many_small_pieces_takes_a_bounded_multiple_of_its_memory_and_time(piece: bytes) -> None:
    count = 1 << 13
    checker = Checker(memory_one_in=1)
    checker.check(b"\xdd" + count.to_bytes(4, "big") + b"\x00" + piece * (count - 1))
    assert checker.measured == 1


@pytest.mark.parametrize("announced", [b"\xdc\x27\x10", b"\xdd\x00\x10\x00\x00"], ids=["10000", "a million"])
def test_lists_that_announce_more_items_than_there_are_bytes_reserve_no_room(announced: bytes) -> None:
    Checker(memory_one_in=1).check(announced * 12)


@FAST
@given(st.binary(max_size=200))
def test_any_bytes_hold_what_the_fuzzer_checks(frame: bytes) -> None:
    Checker(memory_one_in=10**9, channel_one_in=1).check(frame)


@pytest.mark.parametrize(
    "value",
    [b"bytes", {1: 2}, [{"a": (object(),)}], np.array([None]), np.longdouble(1), {3}],
    ids=["bytes", "a key that is no text", "an object", "an array of objects", "a long double", "a set"],
)
def test_the_check_of_types_refuses_what_the_wire_does_not_carry(value: object) -> None:
    with pytest.raises(Violation):
        check_types(value)


ENDLESS = np.zeros(
    (5,) * 8, np.int8
)  # writing it out as text takes seconds: nothing is left out of eight axes


@pytest.mark.parametrize("warnings", [[ENDLESS] * 3, (ENDLESS, 1.5, None, [ENDLESS])], ids=["list", "tuple"])
def test_a_warning_that_is_no_text_is_not_written_out(warnings: object) -> None:
    started = time.process_time()
    seen = read_reply(("value", 1, {"warnings": warnings}), "unit.f", 1, {})
    assert seen.warnings == ()
    assert time.process_time() - started < 0.5


def test_only_as_many_warnings_are_read_as_a_worker_sends() -> None:
    seen = read_reply(("value", 1, {"warnings": ["w"] * 1000}), "unit.f", 1, {})
    assert seen.warnings == ("w",) * 5


UNSENDABLE = {
    "a number beyond 64 bits": ("lambda f: f(2**64 - 1)", lambda x: x**2),
    "an array of objects": ("lambda f: f([None])", np.asarray),
    "an array of texts": ("lambda f: f(['a'])", np.asarray),
}


@pytest.mark.parametrize("case", UNSENDABLE)
def test_a_result_of_a_lent_function_that_cannot_be_sent_is_the_submissions_failure(
    open_submission: Open, case: str
) -> None:
    source, lent = UNSENDABLE[case]
    submission = open_submission({"unit.py": f"g = {source}\ndef h(): return 1\n"})
    with pytest.raises(CallFailed, match="it returns what cannot be sent there"):
        submission.unit.g(lent)
    assert submission.unit.h() == 1


@pytest.mark.parametrize("status", [np.zeros(2), [1], None, "raised"], ids=repr)
def test_a_function_given_to_a_right_one_that_answers_with_no_status_has_raised(status: object) -> None:
    """A comparison with an array in the place of the status would raise within the right function."""
    seen: list[str] = []

    def right(function: Callable[[], object]) -> None:
        try:
            function()
        except Exception as error:
            seen.append(type(error).__name__)

    desk = CallbackDesk(right=[right])
    call_back: tuple[object, ...] = (CALL_ID, "callback", 1, "", [wire.Handle(1, "function")], {})
    frames = [wire.encode(call_back, lambda kept: kept)]  # type: ignore[arg-type, return-value]
    frames += [
        wire.encode(value, wire.refuse) for value in ((CALL_ID, "invoked", status, 1), (CALL_ID, "value", 0))
    ]
    data = b"".join(struct.pack("<I", len(frame)) + frame for frame in frames)
    with answering(data) as worker:
        assert worker.exchange("call", (), time.monotonic() + 5, desk) == ("value", 0)
    assert seen == ["RaisedInWorker"]
