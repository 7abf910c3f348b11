"""What to fix first: the functions that are wrong, with the points that hang on them and what shows it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from grader.records import Cause, Counterexample, Diagnosis, Requirement, Result, Verdict
from grader.scoring.causes import find_causes

NO_CAUSE = [Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.BLOCKED, Verdict.GRADER_ERROR]


def result(
    id: str,
    subject: str,
    *,
    verdict: Verdict = Verdict.WRONG_VALUE,
    points: int = 1,
    score: int = 0,
    needs: tuple[str, ...] = (),
    lent: tuple[str, ...] = (),
    misconceptions: tuple[str, ...] = (),
    call: str | None = "f(1)",
) -> Result:
    """Return a failed requirement; one with something lent was met so, and keeps its points."""
    stated = Requirement(id, subject.partition(".")[0], subject, "It holds.", Decimal(points), needs, "h")
    return Result(
        stated,
        verdict,
        Decimal(points if lent else score),
        Decimal(points),
        counterexample=None if call is None else Counterexample(call),
        follow_through=bool(lent),
        lent=lent,
        misconceptions=tuple(Diagnosis(name, name, "h", subject) for name in misconceptions),
    )


def shown(*results: Result) -> str:
    """Return the id of the requirement whose counterexample is shown for the only cause."""
    (cause,) = find_causes(results)
    return cause.requirement


def points_of(causes: tuple[Cause, ...]) -> dict[str, tuple[int, int]]:
    return {cause.function: (int(cause.lost), int(cause.depending)) for cause in causes}


def test_without_failures_there_are_no_causes() -> None:
    assert find_causes([]) == ()
    assert find_causes([result("A", "unit.f", verdict=Verdict.PASSED, score=1)]) == ()


@pytest.mark.parametrize("verdict", NO_CAUSE)
def test_what_is_not_there_or_was_not_reached_is_no_cause(verdict: Verdict) -> None:
    assert find_causes([result("A", "unit.f", verdict=verdict)]) == ()


def test_a_requirement_that_was_not_reached_costs_a_cause_nothing() -> None:
    causes = find_causes([result("A", "unit.f"), result("B", "unit.f", verdict=Verdict.BLOCKED, points=5)])
    assert points_of(causes) == {"unit.f": (1, 0)}


def test_a_function_lost_what_its_requirements_lost_with_those_of_all_methods_of_a_class() -> None:
    causes = find_causes(
        [
            result("A", "unit.Net.forward", points=2),
            result("B", "unit.Net.backward", points=4, score=1, verdict=Verdict.NEAR_MISS),
            result("C", "unit.Net", verdict=Verdict.PASSED, points=8, score=8),
        ]
    )
    assert points_of(causes) == {"unit.Net": (5, 0)}


def test_what_was_met_with_a_right_function_depends_on_it_and_is_no_cause_itself() -> None:
    causes = find_causes(
        [result("A", "unit.f"), result("B", "unit.g", points=3, needs=("unit.f",), lent=("unit.f",))]
    )
    assert points_of(causes) == {"unit.f": (1, 3)}


def test_the_points_go_to_the_function_that_is_named_as_needed() -> None:
    causes = find_causes(
        [
            result("A", "unit.f"),
            result("B", "unit.Net.fit"),
            result(
                "C",
                "other.h",
                points=3,
                needs=("unit.Net.fit", "unit.k"),
                lent=("unit.Net", "unit.f", "unit.k"),
            ),
        ]
    )
    assert points_of(causes) == {"unit.Net": (1, 3), "unit.f": (1, 0)}


def test_without_such_a_name_they_go_to_every_cause_that_was_lent() -> None:
    causes = find_causes(
        [
            result("A", "unit.f"),
            result("B", "unit.g"),
            result("C", "unit.absent", verdict=Verdict.NOT_IMPLEMENTED),
            result("D", "other.h", points=3, needs=("unit.k",), lent=("unit.absent", "unit.f", "unit.g")),
        ]
    )
    assert points_of(causes) == {"unit.f": (1, 3), "unit.g": (1, 3)}


def test_first_comes_what_most_points_hang_on_lost_or_depending_then_what_came_first() -> None:
    causes = find_causes(
        [
            result("A", "unit.first", points=2),
            result("B", "unit.second", points=2),
            result("C", "unit.costly", points=4),
            result("D", "unit.basic", points=1),
            result("E", "other.h", points=4, needs=("unit.basic",), lent=("unit.basic",)),
        ]
    )
    assert [cause.function for cause in causes] == ["unit.basic", "unit.costly", "unit.first", "unit.second"]


def test_the_misconceptions_of_a_function_are_named_with_the_one_first_that_explains_most() -> None:
    (cause,) = find_causes(
        [
            result("A", "unit.f", misconceptions=("once", "twice")),
            result("B", "unit.f", misconceptions=("twice",)),
        ]
    )
    assert [diagnosis.id for diagnosis in cause.misconceptions] == ["twice", "once"]


# Each shows its second result, for one reason that outweighs all that come after it.
PREFERRED = {
    "what was explained": (
        result("A", "unit.f", points=9, call="f(1)"),
        result("B", "unit.f", verdict=Verdict.RAISED, call="f(np.array([1.0]))", misconceptions=("m",)),
    ),
    "what the likeliest explains": (
        result("A", "unit.f", points=9, misconceptions=("other",)),
        result("B", "unit.f", misconceptions=("m",), call="f(np.array([1.0]))"),
        result("C", "unit.f", misconceptions=("m",), call="f(np.array([1.0, 2.0]))"),
    ),
    "a value before an error": (
        result("A", "unit.f", points=9, verdict=Verdict.RAISED, misconceptions=("m",)),
        result("B", "unit.f", call="f(np.array([1.0]))", misconceptions=("m",)),
    ),
    "what can be shown": (
        result("A", "unit.f", points=9, call=None),
        result("B", "unit.f", call="f(np.array([1.0]))"),
    ),
    "what costs most": (
        result("A", "unit.f", points=9, score=8, call="f(1)"),
        result("B", "unit.f", points=2, call="f(np.array([1.0]))"),
    ),
    "the shortest call": (
        result("A", "unit.f", call="f(np.array([1.0]))"),
        result("B", "unit.f", call="f(2)"),
        result("C", "unit.f", call="f(3)"),
    ),
}


@pytest.mark.parametrize("results", PREFERRED.values(), ids=PREFERRED)
def test_shown_is(results: tuple[Result, ...]) -> None:
    assert shown(*results) == "B"


def test_where_nothing_is_explained_an_error_is_as_good_as_a_value() -> None:
    assert shown(result("A", "unit.f"), result("B", "unit.f", verdict=Verdict.RAISED, points=2)) == "B"


def test_a_function_that_shows_nothing_is_a_cause_nonetheless() -> None:
    hang = result("A", "unit.f", verdict=Verdict.TIMED_OUT, call=None)
    assert shown(hang) == "A"
