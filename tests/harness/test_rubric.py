"""A rubric moves points between requirements, to the cent and without losing one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import UsageFault
from grader.records import Inventory, Requirement, Visibility
from grader.scoring.rubric import Rubric, check_rubric, load_rubric

points_to_the_cent = st.integers(0, 10_000).map(lambda cents: Decimal(cents) / 100)


def requirement(id: str, points: Decimal | str, unit: str = "adding") -> Requirement:
    return Requirement(id, unit, f"{unit}.add", "It adds.", Decimal(points), (), "")


def load(tmp_path: Path, text: str | bytes) -> Rubric:
    path = tmp_path / "rubric.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_rubric(path)


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.lists(points_to_the_cent, min_size=1, max_size=30), points_to_the_cent)
def test_the_points_of_a_scaled_unit_add_up_to_its_total_exactly(
    weights: list[Decimal], total: Decimal
) -> None:
    requirements = [requirement(f"R{number}", weight) for number, weight in enumerate(weights)]
    points = Rubric(units={"adding": total}).points(requirements)
    assert sum(points.values()) == (total if any(weights) else 0)
    for r in requirements:
        share = r.points * total / (sum(weights) or 1)
        assert abs(points[r.id] - share) <= Decimal("0.01")
        assert points[r.id] >= 0
        assert points[r.id] == points[r.id].quantize(Decimal("0.01"))


def test_a_third_of_ten_points_is_shared_to_the_cent() -> None:
    points = Rubric(units={"adding": Decimal(10)}).points([requirement(name, "1") for name in "ABC"])
    assert list(map(str, points.values())) == ["3.33", "3.34", "3.33"]


def test_only_the_units_that_are_named_are_scaled() -> None:
    requirements = [requirement("A", "1.5"), requirement("T", "2", unit="taking")]
    points = Rubric(units={"adding": Decimal(10)}).points(requirements)
    assert points == {"A": Decimal(10), "T": Decimal(2)}


def test_points_of_a_requirement_count_before_its_unit_is_scaled() -> None:
    requirements = [requirement("A", "1"), requirement("B", "1")]
    rubric = Rubric(units={"adding": Decimal(10)}, requirements={"A": Decimal(3)})
    assert rubric.points(requirements) == {"A": Decimal("7.5"), "B": Decimal("2.5")}
    assert Rubric(requirements={"A": Decimal(3)}).points(requirements) == {"A": 3, "B": 1}


def test_without_weights_every_requirement_has_the_courses_points() -> None:
    assert Rubric().points([requirement("A", "0.25")]) == {"A": Decimal("0.25")}
    assert Rubric().near_miss_points(Decimal(5)) == 0


@pytest.mark.parametrize(("share", "earned"), [("0", "0"), ("0.5", "0.13"), ("0.333", "0.08"), ("1", "0.25")])
def test_a_near_miss_earns_its_share_to_the_cent(share: str, earned: str) -> None:
    assert Rubric(near_miss=Decimal(share)).near_miss_points(Decimal("0.25")) == Decimal(earned)


def test_a_rubric_is_read_with_its_numbers_exactly_as_written(tmp_path: Path) -> None:
    rubric = load(tmp_path, 'near_miss = 0.1\n[units]\nadding = 20\n[requirements]\n"A-1" = 2.35\nA-2 = 0\n')
    assert rubric.near_miss == Decimal("0.1")
    assert rubric.units == {"adding": 20}
    assert rubric.requirements == {"A-1": Decimal("2.35"), "A-2": 0}


def test_an_empty_rubric_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Rubric()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("near_miss = ", "is not TOML"),
        (b"\xff\xfe", "is not TOML"),
        ("points = 3", "'points' is not known; the keys are near_miss, follow_through, units, requirements"),
        ("near_miss = 1.5", "near_miss is 1.5, expected a share from 0 to 1"),
        ("near_miss = -0.1", "near_miss is -0.1, expected 0"),
        ("near_miss = true", "near_miss is True, expected a number"),
        ("near_miss = '0.5'", "near_miss is '0.5', expected a number"),
        ("near_miss = nan", "near_miss is NaN, expected 0"),
        ("units = 3", "[units] is not a table"),
        ("requirements = []", "[requirements] is not a table"),
        ("[units]\nadding = -1", "units.adding is -1, expected 0"),
        ("[units]\nadding = inf", "units.adding is Infinity, expected 0"),
        ("[units]\nadding = 1e40", "expected 0 to 1,000,000"),
        ("[units.adding]\npoints = 3", "units.adding is {'points': 3}, expected a number"),
        ("[requirements]\nA.B = 1", "requirements.A is {'B': 1}, expected a number"),
        ("[requirements]\nA = 1979-05-27", "expected a number"),
        ("visibility = 'hidden'", "[visibility] is not a table"),
        (
            "[visibility]\nadding = 'secret'",
            "visibility.adding is 'secret', expected one of visible, hidden, ",
        ),
        ("[visibility]\nadding = [1]", "visibility.adding is [1], expected one of visible"),
    ],
)
def test_what_is_no_rubric_is_refused_with_the_key_and_the_rule(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    with pytest.raises(UsageFault) as caught:
        load(tmp_path, text)
    assert message in str(caught.value)
    assert str(caught.value).startswith("--rubric ")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_rubric_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageFault, match=r"--rubric .*: cannot be read: "):
        load_rubric(tmp_path / name)


def test_a_rubric_may_name_only_what_the_course_has() -> None:
    inventory = Inventory((requirement("A", "1"),), {"A": ("t",)})
    units, path = ("adding", "taking"), Path("r.toml")
    check_rubric(Rubric(units={"taking": Decimal(1)}, requirements={"A": Decimal(1)}), inventory, units, path)
    with pytest.raises(UsageFault, match="there is no unit 'giving'; the units are adding, taking"):
        check_rubric(Rubric(units={"giving": Decimal(1)}), inventory, units, path)
    with pytest.raises(UsageFault, match="there is no requirement 'B'"):
        check_rubric(Rubric(requirements={"B": Decimal(1)}), inventory, units, path)
    check_rubric(Rubric(visibility=dict.fromkeys(("A", "taking"), Visibility.HIDDEN)), inventory, units, path)
    with pytest.raises(
        UsageFault, match="'giving', which is neither a unit nor a requirement; the units are"
    ):
        check_rubric(Rubric(visibility={"giving": Visibility.HIDDEN}), inventory, units, path)


def test_a_requirement_is_as_visible_as_it_says_itself_else_as_its_unit() -> None:
    rubric = Rubric(visibility={"adding": Visibility.HIDDEN, "A": Visibility.AFTER_DUE_DATE})
    assert rubric.visibility_of(requirement("A", "1")) is Visibility.AFTER_DUE_DATE
    assert rubric.visibility_of(requirement("B", "1")) is Visibility.HIDDEN
    assert Rubric().visibility_of(requirement("B", "1")) is Visibility.VISIBLE
