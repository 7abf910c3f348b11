"""What is pasted into an interpreter is the value that was shown."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.suite import paste
from grader.suite.paste import WIDTH, paste_call, paste_value
from grader.worker import wire
from grader.worker.callbacks import Collaborator, Formula
from grader.worker.proxy import Call, CallLog, RemoteObject, Submission

FAST = settings(max_examples=150, deadline=None, database=None, derandomize=True)
DTYPES = [
    np.dtype(name)
    for name in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
]
arrays = hnp.arrays(st.sampled_from(DTYPES), hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
scalars = arrays.filter(lambda array: array.size > 0).map(lambda array: array.ravel()[0])
plain = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**64) | st.floats() | st.complex_numbers()
    | st.text(max_size=20)
)  # fmt: skip
values = st.recursive(
    plain | arrays | arrays.map(np.asfortranarray) | scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=6,
)


def evaluated(text: str) -> object:
    return eval(text, {"np": np})  # noqa: S307  this is what a reader does with it


def assert_same(got: object, want: object) -> None:
    assert type(got) is type(want)
    if isinstance(want, np.ndarray | np.generic):
        assert isinstance(got, np.ndarray | np.generic)
        assert (got.dtype, got.shape) == (want.dtype, want.shape)
        assert np.array_equal(got, want, equal_nan=want.dtype.kind in "fc")
        if want.dtype.kind == "f":
            assert np.array_equal(np.signbit(got) | np.isnan(got), np.signbit(want) | np.isnan(want))
    elif isinstance(want, list | tuple):
        assert isinstance(got, list | tuple)
        assert len(got) == len(want)
        for mine, theirs in zip(got, want, strict=True):
            assert_same(mine, theirs)
    elif isinstance(want, dict):
        assert isinstance(got, dict)
        assert list(got) == list(want)
        for key in want:
            assert_same(got[key], want[key])
    elif isinstance(want, complex):
        assert isinstance(got, complex)
        assert_same(got.real, want.real)
        assert_same(got.imag, want.imag)
    elif isinstance(want, float):
        assert repr(got) == repr(want)
    else:
        assert got == want


@FAST
@given(values)
def test_the_pasted_text_evaluates_to_the_value(value: object) -> None:
    assert_same(evaluated(paste_value(value)), value)


@pytest.mark.parametrize("shape", [(30,), (400,), (5, 20), (20, 20), (3, 4, 8), (2, 2, 2, 9)])
@pytest.mark.parametrize("scale", [1, 0.125, -1e300])
def test_a_long_array_is_broken_into_lines_that_still_evaluate(shape: tuple[int, ...], scale: float) -> None:
    value = (np.arange(math.prod(shape)).reshape(shape) % 7) * scale
    text = paste_value(value)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert_same(evaluated(text), value)


def test_a_fortran_ordered_array_is_pasted_as_one() -> None:
    value = evaluated(paste_value(np.asfortranarray(np.eye(3)[:2])))
    assert isinstance(value, np.ndarray)
    assert value.flags.f_contiguous
    assert not value.flags.c_contiguous


@pytest.mark.parametrize("value", [np.arange(401.0), [0.0] * 401, (0.0,) * 9999, [[1.0] * 40] * 400])
def test_what_is_too_long_is_cut_and_says_so(value: object) -> None:
    text = paste_value(value)
    assert "…" in text
    assert len(text) <= 6000


@pytest.mark.parametrize("text", ["\x1b[31m", "a\nb", "\u202e", "'\"\\", "\ud800", "x" * 10_000])
def test_text_is_safe_to_show(text: str) -> None:
    shown = paste_value(text)
    assert shown.isprintable()
    assert len(shown) <= 6000
    if len(text) < 400:
        assert evaluated(shown) == text


def test_a_formula_is_what_it_shows() -> None:
    formula = Formula("lambda x: np.sum(x) ** 2")
    assert formula(np.ones(3)) == 9.0
    assert paste_value(formula) == formula.text


class Recorder:
    """Stands for a class of the submission; it remembers what is done to its objects."""

    def __init__(self, log: list[object], name: str) -> None:
        self.log = log
        self.name = name

    def __getattr__(self, method: str) -> Callable[..., None]:
        return lambda *args, **keywords: self.log.append((self.name, method, args, keywords))


def remote(class_name: str) -> RemoteObject:
    return RemoteObject(
        cast(Submission, None), "network", f"network.{class_name}", wire.Handle(1, class_name)
    )


def log_of(*calls: Call) -> CallLog:
    log = CallLog()
    log.calls += calls
    return log


def replay(text: str, *names: str) -> list[object]:
    """Run pasted calls with recorders in place of the submission's functions."""
    log: list[object] = []

    def function(name: str) -> Callable[..., Recorder]:
        def call(*args: object, **keywords: object) -> Recorder:
            log.append((name, args, keywords))
            return Recorder(log, name)

        return call

    exec(text, {"np": np, **{name: function(name) for name in names}})  # noqa: S102  likewise
    return log


def test_a_single_call_is_pasted_with_its_arguments() -> None:
    log = log_of(Call("unit.f", None, (1.0, [2]), {"h": None}))
    assert paste_call(log, whole=False) == "f(1.0, [2], h=None)"
    assert paste_call(CallLog(), whole=False) == ""


def test_a_long_call_is_broken_into_lines_that_still_evaluate() -> None:
    array = np.arange(60.0).reshape(3, 20)
    text = paste_call(
        log_of(Call("unit.f", None, (array, list(range(50))), {"target": array.T})), whole=False
    )
    assert max(map(len, text.splitlines())) <= WIDTH
    ((name, args, keywords),) = cast(
        list[tuple[str, tuple[object, ...], dict[str, object]]], replay(text, "f")
    )
    assert name == "f"
    assert_same(args[0], array)
    assert_same(args[1], list(range(50)))
    assert_same(keywords["target"], array.T)


def test_every_call_on_an_object_is_shown_in_order_repetitions_included() -> None:
    """A state that two equal steps made is not the state that one makes."""
    sgd = remote("SGD")
    step = Call("optimizers.SGD.step", sgd, ([1.0], [2.0]), {})
    other = Call("unit.f", None, (0,), {})
    text = paste_call(
        log_of(Call("optimizers.SGD", None, (0.1,), {}, sgd), step, other, step, step), whole=False
    )
    assert text == "sgd = SGD(0.1)\nsgd.step([1.0], [2.0])\nsgd.step([1.0], [2.0])\nsgd.step([1.0], [2.0])"
    assert len(replay(text, "SGD")) == 4


def test_what_an_object_went_through_is_shown_with_the_objects_that_did_it() -> None:
    net, sgd, idle = remote("MLP"), remote("SGD"), remote("MLP")
    log = log_of(
        Call("network.MLP", None, ([2, 1],), {}, net),
        Call("network.MLP", None, ([3, 1],), {}, idle),
        Call("optimizers.SGD", None, (), {}, sgd),
        Call("training.train", None, (net,), {"optimizer": sgd}, [0.5]),
        Call("network.MLP.forward", net, (np.ones((1, 2)),), {}),
    )
    assert paste_call(log, whole=False).splitlines() == [
        "mlp = MLP([2, 1])",
        "sgd = SGD()",
        "train(mlp, optimizer=sgd)",
        "mlp.forward(np.array([[1.0, 1.0]]))",
    ]
    whole = paste_call(log, whole=True)
    assert "mlp2 = MLP([3, 1])" in whole
    assert len(replay(whole, "MLP", "SGD", "train")) == 5


def test_two_objects_of_one_class_are_told_apart() -> None:
    first, second = remote("MLP"), remote("MLP")
    calls = [Call("network.MLP", None, (n,), {}, made) for n, made in enumerate((first, second))]
    log = log_of(*calls, Call("unit.copy", None, (second, first), {}))
    assert paste_call(log, whole=False) == "mlp = MLP(0)\nmlp2 = MLP(1)\ncopy(mlp2, mlp)"


def test_an_object_of_the_host_is_described_once_in_a_comment() -> None:
    spy = Collaborator("a network that counts its calls, spy", {})
    call = Call("training.train", None, (spy, 1), {})
    lines = paste_call(log_of(call, call), whole=True).splitlines()
    assert lines == [
        "# spy is the grader's: a network that counts its calls, spy",
        "train(spy, 1)",
        "train(spy, 1)",
    ]


def test_a_very_long_sequence_of_calls_is_cut() -> None:
    text = paste_call(log_of(*[Call("unit.f", None, (n,), {}) for n in range(5000)]), whole=True)
    assert len(text) == 6000
    assert text.endswith("…")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.zeros((2, 3)), "np.zeros((2, 3))"),
        (np.ones(500), "np.ones((500,))"),
        (np.full((2, 2), -0.5), "np.full((2, 2), -0.5)"),
        (np.zeros(3), "np.array([0.0, 0.0, 0.0])"),
        (np.ones(4, dtype=int), "np.array([1, 1, 1, 1])"),
        (np.array([0.0, -0.0, 0.0, 0.0]), "np.array([0.0, -0.0, 0.0, 0.0])"),
    ],
)
def test_an_array_of_one_value_is_pasted_in_short(value: np.ndarray, text: str) -> None:
    assert paste_value(value) == text
    assert_same(evaluated(text), value)


def test_lists_in_lists_of_many_numbers_are_cut_before_they_are_written_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[object] = []
    numbers = paste._numbers

    def noting(value: object) -> str:
        written.append(value)
        return numbers(value)

    monkeypatch.setattr(paste, "_numbers", noting)
    value: object = [[np.arange(400.0) * 1.1234567 for _ in range(20)]] * 40
    for _ in range(26):
        value = [value]
    assert len(paste_value(value)) <= 6000
    # Each of thirty levels is written out once, of at most five thousand numbers and a last array.
    assert len(written) < 30 * 6000


def test_a_value_that_is_not_too_large_is_written_out_whole() -> None:
    value = {"a": [[1.5, 2.5]] * 300, "b": (np.arange(3.0), "text")}
    assert "…" not in paste_value(value["b"])
    assert "…" in paste_value([[0.5] * 390] * 20)
