"""A call into the submission brings back its value, or says what happened and where."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.records import Verdict
from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import RemoteObject, Submission, Unit

Open = Callable[..., Submission]
Launchers = ZygoteLauncher | FreshLauncher

VALUES = [
    None, True, 0, -7, 2**63, 1.5, float("inf"), "é 结果 🎓", 1 + 2j, [], [1, [2, (3,)]],
    (1.0, "a"), {"k": [1]},
]  # fmt: skip

LAYOUTS = {
    "C-ordered": np.arange(6.0).reshape(2, 3),
    "Fortran-ordered": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "strided": np.arange(12.0).reshape(2, 6)[:, ::2],
    "empty": np.zeros((0, 3)),
    "without axes": np.array(2.5),
    "of integers": np.arange(3),
    "of truth values": np.array([True, False]),
}


def failure_of(call: Callable[[], object]) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_was_sent(open_submission: Open, value: object) -> None:
    submission = open_submission({"unit.py": "def same(value): return value"})
    result = submission.unit.same(value)
    assert result == value
    assert type(result) is type(value)


def test_a_value_comes_back_from_either_kind_of_worker(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = "def total(a, *, scale): return scale * a.sum()"
    submission = open_submission({"unit.py": source}, launcher=either_launcher)
    assert submission.unit.total(np.arange(4.0), scale=2.0) == 12.0


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("writeable", [True, False])
def test_the_submission_sees_an_array_in_the_tests_layout(
    open_submission: Open, layout: str, writeable: bool
) -> None:
    source = """
def look(a):
    f = a.flags
    return [f.c_contiguous, f.f_contiguous, f.writeable, list(a.shape), str(a.dtype), a.tolist()]
"""
    array = LAYOUTS[layout].copy() if layout != "strided" else LAYOUTS[layout]
    array = np.asfortranarray(array) if layout == "Fortran-ordered" else array
    array = array.view()
    array.flags.writeable = writeable
    flags = array.flags
    assert open_submission({"unit.py": source}).unit.look(array) == [
        flags.c_contiguous, flags.f_contiguous, writeable, list(array.shape), str(array.dtype),
        array.tolist(),
    ]  # fmt: skip


def test_writing_into_a_read_only_argument_raises_in_the_submission(open_submission: Open) -> None:
    array = np.ones(3)
    array.flags.writeable = False
    failure = failure_of(lambda: open_submission({"unit.py": "def f(a): a[0] = 2"}).unit.f(array))
    assert failure.verdict is Verdict.RAISED
    assert "read-only" in failure.message


def test_an_exception_is_told_with_its_type_message_file_and_line(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = "def outer(x):\n    return inner(x)\n\ndef inner(x):\n    raise KeyError('no ' + x)\n"
    submission = open_submission({"unit.py": source}, launcher=either_launcher)
    failure = failure_of(lambda: submission.unit.outer("salt"))
    assert failure.verdict is Verdict.RAISED
    assert failure.message == "raised KeyError: 'no salt' (unit.py, line 5, in inner)"
    assert failure.frames == ("unit.py, line 2, in outer", "unit.py, line 5, in inner")
    assert failure.bases[:2] == ("KeyError", "LookupError")
    assert failure.function == "unit.outer"


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("raise NotImplementedError", Verdict.NOT_IMPLEMENTED),
        ("raise MemoryError", Verdict.OUT_OF_MEMORY),
        ("raise SystemExit(0)", Verdict.RAISED),
        ("import sys; sys.exit()", Verdict.RAISED),
        ("raise KeyboardInterrupt", Verdict.RAISED),
        ("raise GeneratorExit", Verdict.RAISED),
        ("return f()", Verdict.RAISED),
        ("return np.nonsense", Verdict.RAISED),
    ],
)
def test_what_a_function_raises_decides_the_verdict(
    open_submission: Open, body: str, verdict: Verdict
) -> None:
    submission = open_submission({"unit.py": f"def f():\n    {body}\n"})
    assert failure_of(submission.unit.f).verdict is verdict
    assert submission.unit.f._submission is submission
    assert failure_of(submission.unit.f).verdict is verdict, "the same worker answers the same way again"


@pytest.mark.parametrize(
    "definition",
    [
        "class Odd(Exception):\n    def __str__(self): raise ValueError",
        "class Odd(Exception):\n    def __str__(self): return 5",
        "Odd = type('O' * 10**6, (Exception,), {})",
        "class Odd(Exception):\n    def __init__(self): super().__init__('\\x1b[2J' * 10**5)",
    ],
    ids=["str raises", "str is no text", "endless name", "control characters"],
)
def test_an_exception_that_is_hard_to_show_is_still_only_an_exception(
    open_submission: Open, definition: str
) -> None:
    failure = failure_of(open_submission({"unit.py": f"{definition}\ndef f(): raise Odd()\n"}).unit.f)
    assert failure.verdict is Verdict.RAISED
    assert len(failure.message) < 1200
    assert failure.message.isprintable()


@pytest.mark.parametrize("target", ["unit.nothing", "nowhere.f"])
def test_what_is_not_there_is_not_implemented(open_submission: Open, target: str) -> None:
    submission = open_submission({"unit.py": "x = 1"}, units=("unit", "nowhere"))
    unit, name = target.split(".")
    failure = failure_of(getattr(getattr(submission, unit), name))
    assert failure.verdict is Verdict.NOT_IMPLEMENTED
    assert unit in failure.message


def test_a_module_or_object_that_answers_no_attribute_raises(open_submission: Open) -> None:
    source = "def __getattr__(name): raise ValueError(name)\n"
    source += "class Odd:\n    def __getattr__(self, name): raise OSError\n"
    submission = open_submission({"unit.py": source})
    assert failure_of(submission.unit.missing).bases[0] == "ValueError"
    odd = submission.unit.Odd()
    assert isinstance(odd, RemoteObject)
    assert failure_of(odd.missing).bases[0] == "OSError"


def test_calling_what_is_no_function_raises(open_submission: Open) -> None:
    failure = failure_of(open_submission({"unit.py": "f = 3"}).unit.f)
    assert (failure.verdict, failure.bases[0]) == (Verdict.RAISED, "TypeError")


def test_a_course_cannot_ask_for_a_unit_that_it_does_not_have(open_submission: Open) -> None:
    with pytest.raises(AttributeError, match="no unit named other"):
        _ = open_submission({"unit.py": ""}).other


def test_state_is_kept_between_calls_of_one_unit(open_submission: Open, either_launcher: Launchers) -> None:
    source = "n = 0\ndef count():\n    global n\n    n += 1\n    return n\n"
    submission = open_submission({"unit.py": source}, launcher=either_launcher)
    assert [submission.unit.count() for _ in range(3)] == [1, 2, 3]


def see(unit: Unit) -> tuple[int, int]:
    seen = unit.see()
    assert isinstance(seen, tuple)
    return seen


def test_a_unit_can_be_given_a_worker_that_has_served_no_other(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = "import shared, os\ndef see(): shared.seen.append(0); return len(shared.seen), os.getpid()\n"
    files = {"first.py": source, "second.py": source, "shared.py": "seen = []"}
    submission = open_submission(files, launcher=either_launcher)
    first = [see(submission.first), see(submission.first)]
    assert not submission.is_shared("first")
    shared = [see(submission.second)]
    assert submission.is_shared("second")
    submission.isolate("second")
    assert not submission.is_shared("second")
    alone = [see(submission.second)]
    assert [count for count, _ in first] == [1, 2]
    assert [count for count, _ in shared] == [3]
    assert [count for count, _ in alone] == [1]
    assert first[0][1] == shared[0][1] != alone[0][1]


def test_a_unit_starts_with_numpy_and_random_as_they_were(open_submission: Open) -> None:
    """What one unit sets for everybody neither hides a warning of the next nor changes its draws."""
    spoil = "import numpy as np, random\nnp.seterr(all='ignore')\nnp.random.seed(7)\nrandom.seed(7)\n"
    look = (
        "import numpy as np, random\ndef f(): return np.geterr()['over'], np.random.rand(), random.random()\n"
    )
    submission = open_submission({"first.py": spoil + "def f(): pass\n", "second.py": look})
    submission.first.f()
    after = submission.second.f()
    unspoilt = open_submission({"first.py": "def f(): pass\n", "second.py": look})
    unspoilt.first.f()
    assert after == unspoilt.second.f()
    assert after[0] == "warn"  # type: ignore[index]


def test_objects_stay_in_the_worker_and_answer_there(
    open_submission: Open, either_launcher: Launchers
) -> None:
    source = """
class Tally:
    def __init__(self, start): self.n = start
    def add(self, k): self.n += k; return self
    def total(self): return self.n
    def join(self, other): return self.n + other.n
def make(n): return [Tally(i) for i in range(n)]
"""
    submission = open_submission({"unit.py": source}, launcher=either_launcher)
    one, two = submission.unit.Tally(5), submission.unit.Tally(10)
    assert isinstance(one, RemoteObject)
    assert isinstance(two, RemoteObject)
    assert one.type_name == "Tally"
    one.add(1)
    assert (one.total(), two.total(), one.join(two)) == (6, 10, 16)
    made = submission.unit.make(3)
    assert isinstance(made, list)
    assert [item.total() for item in made] == [0, 1, 2]


def test_a_method_that_is_not_there_is_not_implemented(open_submission: Open) -> None:
    thing = open_submission({"unit.py": "class Thing: pass"}).unit.Thing()
    assert isinstance(thing, RemoteObject)
    failure = failure_of(thing.missing)
    assert failure.verdict is Verdict.NOT_IMPLEMENTED
    assert failure.message == "unit.Thing.missing is not defined"


def test_warnings_of_a_call_are_seen_and_harm_nothing(open_submission: Open) -> None:
    source = "import warnings\ndef f():\n    warnings.warn('old')\n    return 1\n"
    seen = open_submission({"unit.py": source}).unit.f.observe([])
    assert seen.value == 1
    assert "UserWarning: old" in seen.warnings[0]


def test_a_result_too_large_for_the_wire_is_not_called_an_exit(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "import numpy as np\ndef f(): return np.zeros(9 << 20)\n"})
    failure = failure_of(submission.unit.f)
    assert failure.verdict is Verdict.RAISED
    assert "at most" in failure.message
