"""Converting degrees: values, arguments left alone, input refused, a function that builds on another."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Source,
    Submission,
    Tolerance,
    Trial,
    checks,
    expect_close,
    expect_error,
    expect_unchanged,
    requirement,
)

EXACT = Tolerance(1e-10, 1e-12, "One formula in any order of its operations.")


def _degrees(source: Source) -> np.ndarray:
    # From -400 on: nothing is colder than -459.67 °F.
    return source.array((source.integer(1, 6),), -400.0, 400.0)


def _celsius(fahrenheit: np.ndarray) -> np.ndarray:
    return (fahrenheit - 32.0) * 5.0 / 9.0


@requirement(
    "TEMP-CELSIUS-1", of="to_celsius", points=1.5, hint="At which Fahrenheit temperature does water freeze?"
)
def test_to_celsius_value(submission: Submission, for_all: Trial) -> None:
    """to_celsius(f) is (f - 32) · 5/9 for every entry."""

    def rule(fahrenheit: np.ndarray) -> None:
        expect_close(submission.temperatures.to_celsius(fahrenheit), _celsius(fahrenheit), EXACT)

    for_all(rule, _degrees)


@checks("TEMP-CELSIUS-1")
def test_to_celsius_of_one_number(submission: Submission) -> None:
    """to_celsius(212) is 100."""
    expect_close(submission.temperatures.to_celsius(212.0), 100.0, EXACT)


@requirement("TEMP-CELSIUS-2", of="to_celsius", points=0.5, hint="Does any line assign into the argument?")
def test_to_celsius_leaves_its_argument_alone(submission: Submission, for_all: Trial) -> None:
    """to_celsius does not modify its argument."""

    def rule(fahrenheit: np.ndarray) -> None:
        seen = submission.temperatures.to_celsius.observe([fahrenheit], keep_arguments=True)
        expect_unchanged([fahrenheit], seen.arguments)

    for_all(rule, _degrees)


@requirement("TEMP-CELSIUS-3", of="to_celsius", points=0.5, hint="What is absolute zero in Fahrenheit?")
def test_to_celsius_refuses_what_is_colder_than_absolute_zero(submission: Submission) -> None:
    """to_celsius refuses temperatures below -459.67 °F with a ValueError."""
    expect_error(
        submission.temperatures.to_celsius, [np.array([20.0, -500.0])], "-500 °F is below absolute zero"
    )


@requirement(
    "TEMP-MEAN-1",
    of="mean_celsius",
    points=1.5,
    needs=["temperatures.to_celsius"],
    hint="Convert first or average first: does it matter?",
)
def test_mean_celsius_value(submission: Submission, for_all: Trial) -> None:
    """mean_celsius(f) is the mean of to_celsius(f), as one number."""

    def rule(fahrenheit: np.ndarray) -> None:
        want = float(_celsius(fahrenheit).mean())
        expect_close(submission.temperatures.mean_celsius(fahrenheit), want, EXACT)

    for_all(rule, _degrees)
