"""What did not provably pass did not pass, and nobody pays for a fault that is not theirs."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.records import Counterexample, Followed, Inventory, Outcome, Requirement, Result, Verdict
from grader.scoring.rubric import Rubric
from grader.scoring.settle import score_units, settle

NONE, FOUR = Decimal(0), Decimal(4)
OWN = "network.MLP.gradients"
FAILED = [verdict for verdict in Verdict if verdict is not Verdict.PASSED]


def requirement(id: str = "R", points: str = "4", unit: str = "network", subject: str = OWN) -> Requirement:
    return Requirement(id, unit, subject, "It holds.", Decimal(points), (), "a hint")


def outcome(verdict: Verdict, test: str = "t1", origin: str = "", message: str = "it failed") -> Outcome:
    return Outcome(test, "R", verdict, message, Counterexample(f"call of {test}"), origin, seconds=0.5)


def settled(*outcomes: Outcome, tests: tuple[str, ...] = ("t1", "t2"), near_miss: str = "0") -> Result:
    inventory = Inventory((requirement(),), {"R": tests})
    (result,) = settle(inventory, outcomes, Rubric(near_miss=Decimal(near_miss)))
    return result


def test_a_requirement_passes_when_all_its_tests_do() -> None:
    result = settled(outcome(Verdict.PASSED, "t1"), outcome(Verdict.PASSED, "t2"))
    assert (result.verdict, result.score, result.max_score) == (Verdict.PASSED, FOUR, FOUR)
    assert result.seconds == 1.0


@pytest.mark.parametrize("verdict", FAILED)
@pytest.mark.parametrize("order", [("t1", "t2"), ("t2", "t1")])
def test_one_failed_test_fails_the_requirement(verdict: Verdict, order: tuple[str, str]) -> None:
    result = settled(outcome(verdict, order[0]), outcome(Verdict.PASSED, order[1]))
    assert (result.verdict, result.score, result.max_score) == (verdict, NONE, FOUR)
    assert result.message == "it failed"
    assert result.counterexample == Counterexample(f"call of {order[0]}")


@pytest.mark.parametrize("present", [(), ("t1",), ("t2",), ("other",)])
@pytest.mark.parametrize("verdict", Verdict)
def test_a_test_without_an_outcome_is_a_fault_of_the_grader_and_never_a_pass(
    present: tuple[str, ...], verdict: Verdict
) -> None:
    result = settled(*(outcome(verdict, test) for test in present))
    assert (result.verdict, result.score) == (Verdict.GRADER_ERROR, NONE)


def test_a_requirement_without_tests_is_never_a_pass() -> None:
    assert settled(tests=()).verdict is Verdict.GRADER_ERROR


def test_every_requirement_of_the_inventory_has_one_result_whatever_ran() -> None:
    inventory = Inventory((requirement("A"), requirement("B")), {"A": ("t1",), "B": ("t2",)})
    results = settle(inventory, [outcome(Verdict.PASSED, "t2"), outcome(Verdict.PASSED, "t3")], Rubric())
    assert [(r.requirement.id, r.verdict) for r in results] == [
        ("A", Verdict.GRADER_ERROR),
        ("B", Verdict.PASSED),
    ]


@pytest.mark.parametrize("verdict", FAILED)
def test_a_fault_of_the_grader_outweighs_every_fault_of_the_submission(verdict: Verdict) -> None:
    for first, second in itertools.permutations((verdict, Verdict.GRADER_ERROR)):
        result = settled(outcome(first, "t1", "activations.sigmoid"), outcome(second, "t2"))
        assert result.verdict is Verdict.GRADER_ERROR


def test_of_several_failures_the_first_speaks() -> None:
    result = settled(outcome(Verdict.WRONG_SHAPE, "t2"), outcome(Verdict.WRONG_VALUE, "t1"))
    assert result.verdict is Verdict.WRONG_VALUE


@pytest.mark.parametrize("share", ["0", "0.5", "1"])
def test_a_near_miss_earns_the_share_of_the_rubric(share: str) -> None:
    result = settled(outcome(Verdict.NEAR_MISS), outcome(Verdict.PASSED, "t2"), near_miss=share)
    assert (result.verdict, result.score) == (Verdict.NEAR_MISS, 4 * Decimal(share))


@pytest.mark.parametrize("order", [("t1", "t2"), ("t2", "t1")])
def test_a_near_miss_beside_a_real_failure_is_that_failure_and_earns_nothing(order: tuple[str, str]) -> None:
    result = settled(
        outcome(Verdict.NEAR_MISS, order[0]), outcome(Verdict.WRONG_VALUE, order[1]), near_miss="0.5"
    )
    assert (result.verdict, result.score) == (Verdict.WRONG_VALUE, NONE)


CALL_FAILURES = [
    Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED, Verdict.OUT_OF_MEMORY,
    Verdict.RAISED,
]  # fmt: skip


@pytest.mark.parametrize("verdict", CALL_FAILURES)
@pytest.mark.parametrize(
    "origin", ["activations.sigmoid", "network.MLP.forward", "network.MLP2", "network.ML", "optimizers"]
)
def test_a_requirement_is_blocked_when_a_call_to_something_else_failed(verdict: Verdict, origin: str) -> None:
    result = settled(outcome(verdict, origin=origin), outcome(Verdict.PASSED, "t2"))
    assert (result.verdict, result.score) == (Verdict.BLOCKED, NONE)
    assert result.message == f"needs {origin}, which failed ({verdict.words}): it failed"


@pytest.mark.parametrize("verdict", CALL_FAILURES)
@pytest.mark.parametrize("origin", ["", "network.MLP.gradients", "network.MLP", "network"])
def test_a_requirement_is_not_blocked_by_its_own_subject_class_or_module(
    verdict: Verdict, origin: str
) -> None:
    result = settled(outcome(verdict, origin=origin), outcome(Verdict.PASSED, "t2"))
    assert result.verdict is verdict


@pytest.mark.parametrize("verdict", sorted(set(FAILED) - set(CALL_FAILURES)))
def test_a_judged_value_is_never_a_block(verdict: Verdict) -> None:
    result = settled(outcome(verdict, origin="activations.sigmoid"), outcome(Verdict.PASSED, "t2"))
    assert result.verdict is verdict


@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 999), st.sampled_from(Verdict)), max_size=20))
def test_the_units_points_are_the_sums_of_their_requirements(rows: list[tuple[str, int, Verdict]]) -> None:
    requirements = tuple(
        requirement(f"R{n}", str(Decimal(cents) / 100), unit) for n, (unit, cents, _) in enumerate(rows)
    )
    inventory = Inventory(requirements, {r.id: (r.id,) for r in requirements})
    outcomes = [outcome(verdict, f"R{n}") for n, (_, _, verdict) in enumerate(rows)]
    rubric = Rubric(near_miss=Decimal("0.5"), units={"a": Decimal("12.34")})
    results = settle(inventory, outcomes, rubric)
    units = score_units(results)
    assert [unit.name for unit in units] == list(dict.fromkeys(unit for unit, _, _ in rows))
    for unit in units:
        mine = [result for result in results if result.requirement.unit == unit.name]
        assert unit.score == sum(result.score for result in mine)
        assert unit.max_score == sum(result.max_score for result in mine)
        assert unit.name == "b" or unit.max_score in (0, Decimal("12.34"))
        assert 0 <= unit.score <= unit.max_score


def test_what_is_right_but_for_what_it_builds_on_is_not_named_as_lent() -> None:
    subjects = {"A": "a.f", "B": "b.Net.run", "C": "c.g"}
    inventory = Inventory(
        tuple(requirement(id, unit=of.partition(".")[0], subject=of) for id, of in subjects.items()),
        {id: (f"t{id}",) for id in subjects},
    )
    outcomes = [replace(outcome(Verdict.WRONG_VALUE, f"t{id}"), requirement=id) for id in subjects]
    followed = {"B": Followed(("a.f",), True), "C": Followed(("a.f", "b.Net"), True)}
    results = settle(inventory, outcomes, Rubric(), followed)
    assert [result.lent for result in results] == [(), ("a.f",), ("a.f",)]
    followed["C"] = Followed(("b.Net",), True)  # the one that was called, in which the other is not seen
    results = settle(inventory, outcomes, Rubric(), followed)
    assert [result.lent for result in results] == [(), ("a.f",), ("a.f",)]
    # Without its own requirements graded nobody knows of it, and what was lent is all that can be said.
    results = settle(inventory, outcomes, Rubric(), {"B": Followed(("b.Net",), True)})
    assert [result.lent for result in results] == [(), ("b.Net",), ()]
