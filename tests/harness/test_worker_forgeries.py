"""What a submission writes on the protocol itself never becomes a value, and never breaks the host."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.records import Verdict
from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import Submission

Open = Callable[..., Submission]
Launchers = ZygoteLauncher | FreshLauncher

# The layers that keep a submission from starting threads.
THREADS = ("limits", "seccomp")
# The forger knows everything that a worker knows: the id of the present call too.
FORGER = """
import gc, os, struct, sys
import numpy as np
wire = sys.modules['_gradspec_worker.wire']
server = next(o for o in gc.get_objects() if type(o).__name__ == 'Server')

def frame(value):
    body = wire.encode(value, lambda v: wire.Handle(1, 'x'))
    return struct.pack('<I', len(body)) + body

def honest(): return 'honest'

def early():
    os.write(3, b''.join(frame((i, 'value', 'forged', {})) for i in range(50)))
    return 'honest'

def late():
    import threading
    number = server._call_id
    threading.Timer(0.05, lambda: os.write(3, frame((number, 'value', 'forged', {})))).start()
    return 'honest'

def duplicate():
    os.write(3, frame((server._call_id, 'value', 'own answer', {})))
    return 'second answer'

def nap():
    import time
    time.sleep(0.2)
    return 'honest'

def send(data):
    os.write(3, data)
    import time
    time.sleep(30)

def wrong_id(): send(frame((server._call_id ^ 1, 'value', 'forged', {})))
def huge_length(): send(b'\\xff\\xff\\xff\\xff' + b'x' * 1000)
def largest_length(): send(struct.pack('<I', 64 << 20))
def half_a_header(): send(b'\\x01')
def no_frame(): send(struct.pack('<I', 3) + b'\\xc1\\xc1\\xc1')
def empty(): send(struct.pack('<I', 0))
def not_a_tuple(): send(frame([server._call_id, 'value', 'forged', {}]))
def short(): send(frame((server._call_id,)))
def no_value(): send(frame((server._call_id, 'value')))
def no_detail(): send(frame((server._call_id, 'raised')))
def array_as_id(): send(frame((np.zeros(3), 'value', 'forged', {})))
def array_as_status(): send(frame((server._call_id, np.zeros(3), 'forged', {})))
def truth_as_id(): send(frame((True, 'value', 'forged', {})))
def unknown_status(): send(frame((server._call_id, 'passed', 'forged', {})))
def short_callback(): send(frame((server._call_id, 'callback', 1)))
def odd_callback(): send(frame((server._call_id, 'callback', 'one', '', [], {})))
def observed_is_no_mapping(): send(frame((server._call_id, 'value', 5, [1, 2])))
def odd_observations(*ignored):
    odd = {'warnings': 3, 'arguments': 'all', 'random_touched': np.zeros(4)}
    send(frame((server._call_id, 'value', 5, odd)))
def odd_fault(): send(frame((server._call_id, 'raised', {'type': 3, 'bases': 'x', 'frames': {}}, {})))
def fault_is_an_array(): send(frame((server._call_id, 'raised', np.zeros(3), {})))
"""

UNREADABLE = [
    "wrong_id", "huge_length", "no_frame", "empty", "not_a_tuple", "short", "no_value", "no_detail",
    "array_as_id",
    "array_as_status", "truth_as_id", "short_callback", "odd_callback",
]  # fmt: skip
INCOMPLETE = ["largest_length", "half_a_header"]


def failure_of(call: Callable[[], object]) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("forgery", UNREADABLE)
def test_a_frame_that_is_no_answer_is_a_death(open_submission: Open, forgery: str) -> None:
    submission = open_submission({"unit.py": FORGER})
    failure = failure_of(getattr(submission.unit, forgery))
    assert failure.verdict is Verdict.DIED
    assert "sent an answer" in failure.message
    assert submission.unit.honest() == "honest"


def test_an_answer_of_an_unknown_kind_is_a_death(open_submission: Open) -> None:
    failure = failure_of(open_submission({"unit.py": FORGER}).unit.unknown_status)
    assert failure.verdict is Verdict.DIED
    assert failure.message == "its process sent an answer of an unknown kind"


@pytest.mark.parametrize("forgery", INCOMPLETE)
def test_a_frame_that_never_ends_times_out(open_submission: Open, forgery: str) -> None:
    submission = open_submission({"unit.py": FORGER}, call_seconds=0.3)
    assert failure_of(getattr(submission.unit, forgery)).verdict is Verdict.TIMED_OUT
    assert submission.unit.honest() == "honest"


def test_answers_sent_before_their_question_are_refused(
    open_submission: Open, either_launcher: Launchers
) -> None:
    submission = open_submission({"unit.py": FORGER}, launcher=either_launcher)
    assert failure_of(submission.unit.early).verdict is Verdict.DIED
    assert submission.unit.honest() == "honest"


def test_an_answer_that_comes_late_is_refused(open_submission: Open) -> None:
    submission = open_submission({"unit.py": FORGER}, without_layers=THREADS)
    assert submission.unit.late() == "honest"
    assert failure_of(submission.unit.nap).verdict is Verdict.DIED
    assert submission.unit.nap() == "honest"


def test_of_two_answers_the_second_is_refused(open_submission: Open) -> None:
    submission = open_submission({"unit.py": FORGER})
    assert submission.unit.duplicate() == "own answer", (
        "whichever way it answers, it is the submission's answer"
    )
    assert failure_of(submission.unit.honest).verdict is Verdict.DIED


def test_observations_of_the_wrong_form_are_not_believed(open_submission: Open) -> None:
    seen = open_submission({"unit.py": FORGER}).unit.odd_observations.observe([])
    assert (seen.value, seen.warnings, seen.arguments, seen.random_touched) == (5, (), None, False)
    seen = open_submission({"unit.py": FORGER}).unit.observed_is_no_mapping.observe([])
    assert (seen.value, seen.warnings, seen.arguments, seen.random_touched) == (5, (), None, None)


def test_arguments_that_do_not_come_back_are_a_death_not_a_proof(open_submission: Open) -> None:
    submission = open_submission({"unit.py": FORGER})
    failure = failure_of(lambda: submission.unit.odd_observations.observe([1], {}, keep_arguments=True))
    assert failure.verdict is Verdict.DIED


@pytest.mark.parametrize("forgery", ["odd_fault", "fault_is_an_array"])
def test_a_fault_of_the_wrong_form_is_still_an_exception(open_submission: Open, forgery: str) -> None:
    failure = failure_of(getattr(open_submission({"unit.py": FORGER}).unit, forgery))
    assert failure.verdict is Verdict.RAISED
    assert failure.message == "raised an exception"


def test_a_worker_whose_own_code_is_replaced_can_only_spoil_its_own_answers(open_submission: Open) -> None:
    source = (
        FORGER
        + """
def replace():
    wire.pack = lambda *a: b'garbage'
    type(server).run = type(server)._call = None
    return 1
"""
    )
    submission = open_submission({"unit.py": source})
    assert failure_of(submission.unit.replace).verdict is Verdict.DIED
    assert submission.unit.honest() == "honest"


UNSHOWABLE = """
class Meta(type):
    @property
    def __name__(cls):
        raise SystemExit
class Lying(Exception, metaclass=Meta): pass
class Text(str):
    def __getitem__(self, key):
        raise SystemExit
class Worded(Exception):
    def __str__(self):
        return Text("x")
class Placed(SyntaxError):
    @property
    def filename(self):
        raise SystemExit
def lying(): raise Lying
def worded(): raise Worded
def placed(): raise Placed
"""


@pytest.mark.parametrize("name", ["lying", "worded", "placed"])
def test_an_exception_whose_own_code_raises_is_an_exception(open_submission: Open, name: str) -> None:
    failure = failure_of(getattr(open_submission({"unit.py": UNSHOWABLE}).unit, name))
    assert failure.verdict is Verdict.RAISED
