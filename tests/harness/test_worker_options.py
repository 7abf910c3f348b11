"""What a test can observe of a call besides its value: arguments, random state, memory that is shared."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.records import Verdict
from grader.suite.compare import expect_unchanged
from grader.suite.failure import Failure
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.proxy import Submission

Open = Callable[..., Submission]

CHANGERS = {
    "an entry": ("a[0] = 9", np.ones(3)),
    "the sign of a zero": ("a[0] = -0.0", np.zeros(3)),
    "a nan's bits": ("a.view('u8')[0] ^= 1", np.array([np.nan])),
    "the order": ("a.sort()", np.array([2.0, 1.0])),
    "a list": ("a.append(1)", [1.0]),
    "an array in a list": ("a[1] += 1", [np.ones(2), np.ones(2)]),
    "an array in a tuple": ("a[0][:] = 2", (np.ones(2),)),
    "the shape": ("a.shape = (4,)", np.ones((2, 2))),
    "a truth value": ("a[0] = False", np.array([True])),
}

KEEPERS = {
    "a copy": ("b = a.copy(); b[0] = 9", np.ones(3)),
    "a change undone": ("a[0] += 1; a[0] -= 1", np.ones(3)),
    "another name": ("a = a + 1", np.ones(3)),
    "a nan": ("pass", np.array([np.nan, np.inf])),
    "a list of lists": ("pass", [[1, 2.5], "text", None, (True,)]),
    "Fortran order": ("pass", np.asfortranarray(np.ones((2, 3)))),
    "an empty array": ("pass", np.ones((0, 2))),
}


def arguments_after(open_submission: Open, body: str, value: object) -> tuple[object, ...] | None:
    submission = open_submission({"unit.py": f"def f(a):\n    {body}\n    return 1\n"})
    return submission.unit.f.observe([value], keep_arguments=True).arguments


@pytest.mark.parametrize("what", CHANGERS)
def test_an_argument_that_was_changed_is_found_out(open_submission: Open, what: str) -> None:
    body, value = CHANGERS[what]
    with pytest.raises(Failure) as caught:
        expect_unchanged([value], arguments_after(open_submission, body, value))
    assert caught.value.verdict is Verdict.MODIFIED_ARGUMENT
    assert "argument 1" in caught.value.message


@pytest.mark.parametrize("what", KEEPERS)
def test_an_argument_that_was_left_alone_is_not_blamed(open_submission: Open, what: str) -> None:
    body, value = KEEPERS[what]
    expect_unchanged([value], arguments_after(open_submission, body, value))


def test_arguments_are_reported_only_when_asked_for(open_submission: Open) -> None:
    assert open_submission({"unit.py": "def f(a): return 1"}).unit.f.observe([1.0]).arguments is None


def test_the_tests_own_array_is_out_of_the_submissions_reach(open_submission: Open) -> None:
    array = np.ones(3)
    open_submission({"unit.py": "def f(a): a[:] = 0"}).unit.f(array)
    assert array.tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    ("body", "touched"),
    [
        ("return 1", False),
        ("return np.random.default_rng(0).normal()", False),
        ("return random.Random(1).random()", False),
        ("return np.random.rand()", True),
        ("np.random.seed(0); return 1", True),
        ("np.random.seed(5); return 1", True),
        ("np.random.seed(0); np.random.rand(); np.random.seed(0)", True),
        ("random.seed(0)", True),
        ("np.random.set_bit_generator(np.random.PCG64(0))", True),
        ("state = np.random.get_state(); return float(state[1][0])", False),
        ("return random.random()", True),
        ("random.seed(3)", True),
        ("return np.random.randn(3)", True),
    ],
)
def test_a_change_of_global_random_state_is_seen(open_submission: Open, body: str, touched: bool) -> None:
    submission = open_submission({"unit.py": f"import random\nimport numpy as np\ndef f():\n    {body}\n"})
    for _ in range(2):  # what a call sets, the next one that does the same would not change
        assert submission.unit.f.observe([], watch_random=True).random_touched is touched
    assert submission.unit.f.observe([]).random_touched is None


def test_the_same_numbers_are_drawn_from_global_random_state_in_every_run(open_submission: Open) -> None:
    body = "return np.random.rand() + random.random()"
    source = f"import random\nimport numpy as np\ndef f():\n    {body}\n"
    runs = []
    for _ in range(2):
        f = open_submission({"unit.py": source}).unit.f
        runs.append([f.observe([], watch_random=True).value for _ in range(2)])
    assert runs[0] == runs[1]
    assert runs[0][0] != runs[0][1]


def test_what_is_drawn_from_global_generators_differs_from_worker_to_worker_and_run_to_run(
    open_submission: Open, zygote: ZygoteLauncher
) -> None:
    source = "import random\nimport numpy as np\ndef f(): return [np.random.rand(), random.random()]\n"

    def draw(launcher: ZygoteLauncher | FreshLauncher) -> list[object]:
        submission = open_submission({"unit.py": source}, launcher=launcher)
        first = submission.unit.f()
        submission.isolate("unit")
        return [first, submission.unit.f()]

    first, again, other = draw(zygote), draw(zygote), draw(FreshLauncher(hash_seed=1))
    assert first == again, "the same seed draws the same"
    assert first[0] != first[1]
    assert first[0] not in other
    assert first[1] not in other


MEMORY = """
import numpy as np
kept = None
def remember(a):
    global kept
    kept = a
    return a.sum()
def remember_copy(a):
    global kept
    kept = a.copy()
    return a.sum()
def remember_list(a):
    global kept
    kept = a[0]
    return 0
def recall(): return kept
cache = np.ones(2)
def cached(): return cache
def fresh(): return cache.copy()
def several(): return [cache, (cache,)]
"""


@pytest.mark.parametrize(
    ("function", "argument", "after"),
    [
        ("remember", np.ones(2), [77, 77]),
        ("remember_copy", np.ones(2), [1, 1]),
        ("remember_list", [np.ones(2)], [77, 77]),
        ("remember", np.array([1, 2]), [123456789, 123456789]),
    ],
)
def test_scribbling_over_arguments_finds_who_kept_them(
    open_submission: Open, function: str, argument: object, after: list[float]
) -> None:
    submission = open_submission({"unit.py": MEMORY})
    getattr(submission.unit, function).observe([argument], scribble="arguments")
    kept = submission.unit.recall()
    assert isinstance(kept, np.ndarray)
    assert kept.tolist() == after


@pytest.mark.parametrize(
    ("function", "again"), [("cached", [77, 77]), ("several", [77, 77]), ("fresh", [1, 1])]
)
def test_scribbling_over_a_result_finds_who_hands_out_its_own_memory(
    open_submission: Open, function: str, again: list[float]
) -> None:
    submission = open_submission({"unit.py": MEMORY})
    value = getattr(submission.unit, function).observe([], scribble="result").value
    first = value[0] if isinstance(value, list) else value
    assert first.tolist() == [1, 1], "the caller still gets the value as it was"
    assert submission.unit.cached().tolist() == again  # type: ignore[attr-defined]


def test_a_result_that_shares_memory_with_an_argument_is_given_away(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "def f(a): return [a, (a[:1],), a.copy()]"})
    seen = submission.unit.f.observe([np.ones(2)], keep_arguments=True, scribble="arguments")
    assert isinstance(seen.value, list)
    assert seen.value[0].tolist() == [77, 77]
    assert seen.value[1][0].tolist() == [77]
    assert seen.value[2].tolist() == [1, 1]
    expect_unchanged([np.ones(2)], seen.arguments)  # what is said of the arguments is from before


def test_scribbling_over_a_list_that_holds_itself_ends(open_submission: Open) -> None:
    submission = open_submission({"unit.py": "def f():\n    a = [1]\n    a.append(a)\n    return a\n"})
    value = submission.unit.f.observe([], scribble="result").value
    assert isinstance(value, list)
    assert value[0] == 1


def test_an_object_that_keeps_a_scribbled_argument_is_the_object_that_was_returned(
    open_submission: Open,
) -> None:
    source = "class Layer:\n    def __init__(self, w): self.w = w\n    def weights(self): return self.w\n"
    layer = open_submission({"unit.py": source}).unit.Layer.observe([np.ones(2)], scribble="arguments").value
    assert layer.weights().tolist() == [77, 77]  # type: ignore[attr-defined]


def test_scribbling_leaves_what_cannot_be_written_alone(open_submission: Open) -> None:
    array = np.ones(2)
    array.flags.writeable = False
    submission = open_submission({"unit.py": MEMORY})
    submission.unit.remember.observe([array], scribble="arguments")
    assert submission.unit.recall().tolist() == [1, 1]  # type: ignore[attr-defined]


def test_scribbling_over_an_object_that_cannot_be_copied_is_not_held_against_it(
    open_submission: Open,
) -> None:
    source = "class Odd:\n    def __deepcopy__(self, memo): raise ValueError\ndef f(): return Odd()\n"
    value = open_submission({"unit.py": source}).unit.f.observe([], scribble="result").value
    assert type(value).__name__ == "RemoteObject"


@pytest.mark.parametrize(
    ("body", "touched"),
    [
        ("return [np.full(2, x)]", False),
        ("buffer[:] = x; return buffer.copy()", False),
        ("buffer[:] = x; return buffer", True),
        ("buffer[:] = x; return [buffer]", True),
        ("results[:] = [np.full(2, x)]; return results", True),
        ("results.append(x); return results", True),
        ("return x", False),
    ],
)
def test_a_change_of_what_was_returned_before_is_seen(
    open_submission: Open, body: str, touched: bool
) -> None:
    source = f"import numpy as np\nbuffer, results = np.zeros(2), []\ndef f(x):\n    {body}\n"
    submission = open_submission({"unit.py": source})
    seen = [submission.unit.f.observe([x], watch_earlier=True).earlier_touched for x in (1.0, 2.0)]
    assert seen == [False, touched]
    assert submission.unit.f.observe([3.0]).earlier_touched is None
