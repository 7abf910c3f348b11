"""A course whose tests do not add up is refused before any submission is met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path, PurePath

import pytest

from grader.course import Course, CourseUnit
from grader.errors import GraderFault
from grader.records import Inventory
from grader.suite.inventory import build_inventory, select_units, unit_of

COURSE = Course(
    "course",
    "Sums",
    "sums_template",
    (
        CourseUnit("adding", Decimal("2.5"), "Adding", ("add",)),
        CourseUnit("taking", Decimal(1), "Taking away", ("take",)),
    ),
    Path("course"),
    "0" * 64,
)


@dataclass(frozen=True)
class Mark:
    """What @requirement or @checks leaves on a test."""

    name: str
    kwargs: Mapping[str, object]


@dataclass
class Test:
    """A collected test, as far as the inventory looks."""

    __test__ = False  # pytest would collect it

    name: str
    mark: Mark | None
    doc: str | None = "It holds."
    file: str = "test_adding.py"
    obj: object = field(init=False)

    def __post_init__(self) -> None:
        self.obj = type(self.name, (), {"__doc__": self.doc})

    @property
    def nodeid(self) -> str:
        return f"{self.file}::{self.name}"

    @property
    def path(self) -> PurePath:
        return PurePath("course", self.file)

    def get_closest_marker(self, name: str) -> Mark | None:
        return self.mark if self.mark is not None and self.mark.name == name else None


def states(id: str, points: float = 1, of: str = "add", needs: Sequence[str] = ()) -> Mark:
    values = {"id": id, "of": of, "points": points, "hint": "Think.", "needs": tuple(needs)}
    return Mark("requirement", values)


def checks(id: str) -> Mark:
    return Mark("checks", {"id": id})


TAKING = Test("test_take", states("T-1", of="take", needs=["adding.add"]), file="test_taking.py")
ADDING = Test("test_add", states("A-1", 1.5))
MORE = Test("test_more", states("A-2", 1, of="Adder.add"), "One\n    rule.\n", file="test_adding__more.py")
GOOD = (TAKING, ADDING, MORE)


def inventory(*tests: Test) -> Inventory:
    return build_inventory(COURSE, tests)  # type: ignore[arg-type]


def fault(*tests: Test) -> str:
    with pytest.raises(GraderFault) as caught:
        inventory(*tests)
    return str(caught.value)


def test_the_requirements_follow_the_units_and_say_what_their_tests_say() -> None:
    taken = inventory(*GOOD)
    assert [r.id for r in taken.requirements] == ["A-1", "A-2", "T-1"]
    first, second, third = taken.requirements
    assert (first.subject, first.points, first.hint, first.unit) == (
        "adding.add",
        Decimal("1.5"),
        "Think.",
        "adding",
    )
    assert (second.statement, second.subject) == ("One rule.", "adding.Adder.add")
    assert third.needs == ("adding.add",)
    assert taken.tests["T-1"] == ("test_taking.py::test_take",)


def test_further_tests_count_for_the_requirement_that_they_check() -> None:
    further = Test("test_again", checks("A-1"), doc=None)
    assert inventory(*GOOD, further).tests["A-1"] == (
        "test_adding.py::test_add",
        "test_adding.py::test_again",
    )


def test_one_test_with_many_parameters_states_its_requirement_once() -> None:
    twin = Test("test_add", ADDING.mark)
    assert len(inventory(*GOOD, twin).requirements) == 3


def test_a_chosen_unit_keeps_its_own_requirements_only() -> None:
    taken = inventory(*GOOD)
    assert select_units(taken, ()) is taken
    chosen = select_units(taken, ("taking",))
    assert [r.id for r in chosen.requirements] == list(chosen.tests) == ["T-1"]


@pytest.mark.parametrize(
    ("file", "unit"), [("test_a.py", "a"), ("test_a__b.py", "a"), ("test_a_b__c__d.py", "a_b")]
)
def test_a_test_file_belongs_to_the_unit_in_its_name(file: str, unit: str) -> None:
    assert unit_of(PurePath("x", file)) == unit


def test_a_test_that_says_no_requirement_is_a_fault() -> None:
    message = fault(*GOOD, Test("test_stray", None))
    assert message.endswith(
        "test_adding.py::test_stray says no requirement; mark it with @requirement or @checks"
    )


def test_a_check_of_what_nobody_states_is_a_fault() -> None:
    assert "A-9 is checked but stated nowhere" in fault(*GOOD, Test("test_lost", checks("A-9")))


@pytest.mark.parametrize("doc", [None, "", "  \n "])
def test_a_requirement_without_a_statement_is_a_fault(doc: str | None) -> None:
    assert "has no docstring" in fault(TAKING, MORE, Test("test_add", states("A-1", 1.5), doc))


@pytest.mark.parametrize(
    "other",
    [
        Test("test_other", states("A-1", 1.5), "Another statement."),
        Test("test_other", states("A-1", 2)),
        Test("test_other", states("A-1", 1.5, of="sub")),
        Test("test_other", states("A-1", 1.5), file="test_taking.py"),
    ],
)
def test_an_id_that_is_stated_in_two_ways_is_a_fault(other: Test) -> None:
    assert "A-1 is stated twice; mark the second test with @checks" in fault(*GOOD, other)


@pytest.mark.parametrize(
    "tests", [(TAKING, ADDING), (*GOOD, Test("test_extra", states("A-3", 0.5))), (ADDING, MORE)]
)
def test_points_that_do_not_add_up_are_a_fault(tests: tuple[Test, ...]) -> None:
    assert "points, course.toml says" in fault(*tests)


def test_tenths_of_points_add_up_exactly() -> None:
    tenths = [Test(f"test_{n}", states(f"A-{n}", 0.1)) for n in range(25)]
    assert len(inventory(TAKING, *tenths).requirements) == 26


@pytest.mark.parametrize("need", ["adding.sub", "adding.Adder.subtract", "sharing.share", "adding"])
def test_a_need_that_no_requirement_is_about_is_a_fault(need: str) -> None:
    mark = states("T-1", of="take", needs=["adding.add", need])
    assert f"T-1 needs {need}, which no" in fault(
        ADDING, MORE, Test("test_take", mark, file="test_taking.py")
    )


@pytest.mark.parametrize("need", ["adding.add", "adding.Adder.add", "adding.Adder"])
def test_a_need_may_be_a_function_a_method_or_a_class(need: str) -> None:
    mark = states("T-1", of="take", needs=[need])
    inventory(ADDING, MORE, Test("test_take", mark, file="test_taking.py"))
