"""reference.optimizers against scalar recurrences in mpmath (50 digits)."""

from __future__ import annotations

from typing import Any

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import optimizers

mpmath.mp.dps = 50


def _defaults(recurrence: Any) -> list[Any]:
    return [mpmath.mpf(value) for value in recurrence.__defaults__]


def _sgd(w: Any, gs: Any, lr: Any = 0.01) -> Any:
    return [w := w - lr * g for g in gs]


def _momentum(w: Any, gs: Any, lr: Any = 0.01, mu: Any = 0.9) -> Any:
    v, path = 0, []
    for g in gs:
        v = mu * v + g
        w = w - lr * v
        path.append(w)
    return path


def _rmsprop(w: Any, gs: Any, lr: Any = 0.001, rho: Any = 0.9, eps: Any = 1e-8) -> Any:
    s, path = 0, []
    for g in gs:
        s = rho * s + (1 - rho) * g**2
        w = w - lr * g / (mpmath.sqrt(s) + eps)
        path.append(w)
    return path


def _adam(w: Any, gs: Any, lr: Any = 0.001, b1: Any = 0.9, b2: Any = 0.999, eps: Any = 1e-8) -> Any:
    m, v, path = 0, 0, []
    for t, g in enumerate(gs, start=1):
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g**2
        w = w - lr * (m / (1 - b1**t)) / (mpmath.sqrt(v / (1 - b2**t)) + eps)
        path.append(w)
    return path


ADAM = {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.7, "epsilon": 1e-3}
CASES: list[tuple[Any, Any, dict[str, float]]] = [
    (optimizers.SGD, _sgd, {}),
    (optimizers.SGD, _sgd, {"learning_rate": 0.3}),
    (optimizers.Momentum, _momentum, {}),
    (optimizers.Momentum, _momentum, {"learning_rate": 0.2, "momentum": 0.5}),
    (optimizers.Momentum, _momentum, {"learning_rate": 0.2, "momentum": 0.0}),
    (optimizers.RMSProp, _rmsprop, {}),
    (optimizers.RMSProp, _rmsprop, {"learning_rate": 0.1, "decay": 0.5, "epsilon": 1e-2}),
    (optimizers.RMSProp, _rmsprop, {"learning_rate": 0.1, "decay": 0.0}),
    (optimizers.Adam, _adam, {}),
    (optimizers.Adam, _adam, ADAM),
    (optimizers.Adam, _adam, {"learning_rate": 0.1, "beta1": 0.0, "beta2": 0.0}),
]


@pytest.mark.parametrize("scale", [1.0, 1e-6, 1e3])
@pytest.mark.parametrize(("kind", "recurrence", "options"), CASES)
def test_trajectories(kind: Any, recurrence: Any, options: Any, scale: float) -> None:
    """30 steps of two parameters, entry by entry; tiny gradients show where epsilon stands."""
    shapes, rng = [(2, 3), (3,)], np.random.default_rng(31)
    parameters = [rng.normal(size=shape) for shape in shapes]
    gradients = [[rng.normal(size=shape) * scale for shape in shapes] for _ in range(30)]
    optimizer = kind(**options)
    got = [parameters]
    for step in gradients:
        got.append(optimizer.step(got[-1], step))
    exact = [mpmath.mpf(value) for value in options.values()]
    arguments = [*exact, *_defaults(recurrence)[len(exact) :]]
    for i, shape in enumerate(shapes):
        for index in np.ndindex(shape):
            start = mpmath.mpf(float(parameters[i][index]))
            gs = [mpmath.mpf(float(step[i][index])) for step in gradients]
            want = recurrence(start, gs, *arguments)
            # Each step rounds relative to the weight that it reaches; 30 such errors add up.
            bound = 1e-14 * max(abs(start), *(abs(w) for w in want))
            for t in range(30):
                assert abs(float(got[t + 1][i][index]) - want[t]) <= bound, (t, index)


def test_the_first_update_to_full_relative_precision() -> None:
    """From weight 0 the update itself is compared: epsilon, the root, the correction."""
    for kind, recurrence, options in CASES:
        for g in (1.0, -3.5, 1e-6, 1e-9, 1e6):
            values = [mpmath.mpf(value) for value in options.values()]
            arguments = [*values, *_defaults(recurrence)[len(values) :]]
            want = recurrence(mpmath.mpf(0), [mpmath.mpf(g)], *arguments)[0]
            got = kind(**options).step([[0.0]], [[g]])[0][0]
            assert abs(float(got) - want) <= 2e-15 * abs(want), (kind, g)


def test_adam_moves_by_the_learning_rate_under_a_constant_gradient() -> None:
    """The sharpest test of the bias correction: each step is learning_rate, not only the first."""
    optimizer, w = optimizers.Adam(learning_rate=0.5, epsilon=1e-300), [np.array([0.0, 0.0])]
    for t in range(1, 50):
        w = optimizer.step(w, [[3.0, -1e-3]])
        np.testing.assert_allclose(w[0], [-0.5 * t, 0.5 * t], rtol=1e-13)


@pytest.mark.parametrize("kind", [optimizers.Momentum, optimizers.RMSProp, optimizers.Adam])
def test_state_is_kept_per_parameter_and_per_object(kind: Any) -> None:
    """A parameter moves the same whatever company it keeps, and objects share nothing."""
    alone, together, other = kind(0.1), kind(0.1), kind(0.1)
    w, both = [np.array([1.0])], [np.array([1.0]), np.array([5.0])]
    other.step([np.array([1.0])], [np.array([100.0])])
    for g in (1.0, -2.0, 0.5):
        w = alone.step(w, [np.array([g])])
        both = together.step(both, [np.array([g]), np.array([-7 * g])])
        assert float(both[0][0]) == float(w[0][0])


@pytest.mark.parametrize("kind", [optimizers.SGD, *(c for c, _, o in CASES if not o)])
def test_step_returns_new_arrays_and_keeps_the_old(kind: Any) -> None:
    """Neither argument is modified, and later steps do not reach into earlier results."""
    optimizer = kind()
    p, g = np.array([[1.0, 2.0]]), np.array([[0.5, -0.5]])
    first = optimizer.step([p], [g])[0]
    kept = first.copy()
    second = optimizer.step([first], [g])[0]
    assert (p.tolist(), g.tolist()) == ([[1.0, 2.0]], [[0.5, -0.5]])
    assert first.tolist() == kept.tolist()
    for one in (first, second):
        assert not any(np.shares_memory(one, other) for other in (p, g))
    g[...] = 100.0
    third = optimizer.step([second], [[[0.5, -0.5]]])[0]
    fresh = kind()
    w = [np.array([[1.0, 2.0]])]
    for _ in range(3):
        w = fresh.step(w, [[[0.5, -0.5]]])
    assert third.tolist() == w[0].tolist()


def test_scalars_and_empty_lists_are_parameters_too() -> None:
    """0-d parameters move; no parameters give no parameters."""
    for kind in (optimizers.SGD, optimizers.Momentum, optimizers.RMSProp, optimizers.Adam):
        assert float(kind(0.5).step([2.0], [1.0])[0]) < 2.0
        assert list(kind().step([], [])) == []


def test_clip_by_value() -> None:
    """Each entry on its own, in every array; entries inside stay to the bit."""
    got = optimizers.clip_by_value([[[-3, 0.1], [2, -0.2]], [0.7, 0.5]], 0.5)
    assert [g.tolist() for g in got] == [[[-0.5, 0.1], [0.5, -0.2]], [0.5, 0.5]]


def test_clip_by_global_norm_scales_all_arrays_together() -> None:
    """The norm is over all arrays (here 13), and the factor is one for all."""
    gradients = [np.array([[3.0, 4.0]]), np.array([12.0])]
    got = optimizers.clip_by_global_norm(gradients, 6.5)
    np.testing.assert_allclose(got[0], [[1.5, 2.0]], rtol=1e-15)
    np.testing.assert_allclose(got[1], [6.0], rtol=1e-15)


def test_clip_by_global_norm_below_the_limit() -> None:
    """Unchanged to the bit, also at the limit; zeros stay zero; results are new arrays."""
    rng = np.random.default_rng(32)
    gradients = [rng.normal(size=(3, 4)), rng.normal(size=4)]
    got = optimizers.clip_by_global_norm(gradients, 1e3)
    for one, other in zip(got, gradients, strict=True):
        assert np.array_equal(one, other)
        assert not np.shares_memory(one, other)
    norm = np.sqrt(sum(np.sum(g * g) for g in gradients))
    got = optimizers.clip_by_global_norm(gradients, norm * (1 + 1e-12))
    assert all(np.array_equal(one, other) for one, other in zip(got, gradients, strict=True))
    assert optimizers.clip_by_global_norm([[3.0, 4.0]], 5)[0].tolist() == [3.0, 4.0]
    with np.errstate(all="raise"):
        assert optimizers.clip_by_global_norm([[0.0], [0, 0]], 1)[1].tolist() == [0.0, 0.0]
        assert optimizers.clip_by_global_norm([], 1) == []


@pytest.mark.parametrize("scale", [1e200, 1e-200, 1e307])
def test_clip_by_global_norm_at_extreme_magnitudes(scale: float) -> None:
    """Squares that would overflow or underflow do not spoil the norm."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = optimizers.clip_by_global_norm([[3 * scale], [4 * scale]], scale / 2)
    np.testing.assert_allclose(np.ravel(got), [0.3 * scale, 0.4 * scale], rtol=1e-14)
