"""How a test says which requirement it checks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest


def requirement(
    id: str, *, of: str, points: float, hint: str, needs: Sequence[str] = ()
) -> pytest.MarkDecorator:
    """Mark a test as (one of) the check(s) of a requirement.

    Parameters
    ----------
    id
        Never reused or renumbered, e.g. `ACT-RELU-3`.
    of
        The function of the unit that it is about, e.g. `relu` or `MLP.gradients`.
    points
        What it is worth; the points of a unit's requirements add up to those of `course.toml`.
    hint
        Helps without giving the answer.
    needs
        Functions that it presupposes, e.g. `activations.sigmoid`.

    Notes
    -----
    The statement is the test's docstring. Further tests of the same requirement are marked with `checks`.
    """
    return pytest.mark.requirement(id=id, of=of, points=points, hint=hint, needs=tuple(needs))


def checks(id: str) -> pytest.MarkDecorator:
    """Mark a test as a further check of a requirement that another test of the file states."""
    return pytest.mark.checks(id=id)


def declare_marks(config: pytest.Config) -> None:
    """Declare both marks, so that a misspelt one is an error."""
    config.addinivalue_line("markers", "requirement(id, of, points, hint, needs): states a requirement")
    config.addinivalue_line("markers", "checks(id): a further test of a requirement")
