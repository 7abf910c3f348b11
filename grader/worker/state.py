"""The state that a call can touch: global generators, and memory shared with its arguments and result."""

from __future__ import annotations

import os
import random
import warnings
from typing import Any

import numpy as np

from . import wire

_UNUSUAL_SEED = [0x9E3779B9, 0x7F4A7C15, 0xF39CC060, 0x5CEDC834]  # digits of the golden ratio


def reset_global_state(number: int) -> None:
    """Undo what an earlier unit may have changed for everybody.

    What is drawn from global generators differs from run to run and from worker to worker, by its `number`: a
    submission cannot count on it. With the same seed it is the same again.
    """
    np.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    seed = int(os.environ.get("PYTHONHASHSEED", "0"))
    np.random.seed([seed, number])
    random.seed(f"{seed} {number}")


def unusual_random_state(number: int) -> tuple[object, object]:
    """Put the global generators into a state that nobody else sets, another for each number, and return it.

    To set the state that is set already would change nothing. This one is not drawn, so that what is drawn
    from it is the same in every run.
    """
    np.random.seed([*_UNUSUAL_SEED, number])
    random.seed(f"{_UNUSUAL_SEED} {number}")
    return random_state()


def random_state() -> tuple[object, object]:
    """Return the state of the global generators."""
    legacy: Any = np.random.get_state(legacy=False)
    # A submission may have put another generator, whose state has other parts, in the place of the usual one.
    parts = {name: np.asarray(part).tolist() for name, part in legacy["state"].items()}
    return {**legacy, "state": parts}, random.getstate()


def describe_warning(caught: warnings.WarningMessage) -> str:
    """Return a warning as a short text."""
    try:
        text = f"{caught.category.__name__}: {caught.message} ({caught.filename}, line {caught.lineno})"
    except Exception:  # a warning of the submission's own class may fail to print itself
        text = "a warning that cannot be shown"
    return text[:300]


def copied(value: object, depth: int = 0) -> object:
    """Return `value` with the arrays in it copied, in what the wire carries; objects stay themselves."""
    if type(value) is np.ndarray:
        return value.copy(order="K")
    if type(value) in (list, tuple) and depth < wire.MAX_DEPTH:
        return type(value)(copied(item, depth + 1) for item in value)  # type: ignore[call-arg, attr-defined]
    return value


def identical(value: object, other: object, depth: int = 0) -> bool:
    """Return whether the arrays in `value` are to the bit those in `other`, which was copied from it."""
    if type(value) is np.ndarray and type(other) is np.ndarray:
        return value.shape == other.shape and value.tobytes() == other.tobytes()
    if type(value) in (list, tuple) and type(other) is type(value) and depth < wire.MAX_DEPTH:
        if len(value) != len(other):  # type: ignore[arg-type]
            return False
        pairs = zip(value, other, strict=True)  # type: ignore[call-overload]
        return all(identical(a, b, depth + 1) for a, b in pairs)
    return True


def scribble(value: object, depth: int = 0) -> None:
    """Overwrite every writable array in `value`, so that whoever shares its memory is found out."""
    if type(value) is np.ndarray:
        if value.flags.writeable and value.dtype.kind in "iufc":
            value[...] = 123456789 if value.dtype.kind in "iu" and value.dtype.itemsize >= 4 else 77
    elif type(value) in (list, tuple) and depth < wire.MAX_DEPTH:
        for item in value:  # type: ignore[attr-defined]
            scribble(item, depth + 1)
