"""What is hidden leaves its unit, its verdict and its points, in every format, and nothing else."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.pictures import Matrix
from grader.pipeline import Options, grade
from grader.records import (
    Cause,
    Counterexample,
    Diagnosis,
    Isolation,
    Report,
    Requirement,
    Result,
    Stamp,
    SubmissionFacts,
    UnitScore,
    Verdict,
    Visibility,
)
from grader.reports.formats import FORMATS, render
from grader.scoring.withholding import withhold

SECRETS = (
    "UNIT-SECRET-1", "secret_function", "secret statement", "secret hint", "secret_need", "secret message",
    "secret_call", "secret expected", "secret got", "12345.678", "secret_belief", "secret title",
    "secret_lent", "secret picture", "54321",
)  # fmt: skip
SECRET = Result(
    Requirement(
        "UNIT-SECRET-1",
        "unit",
        "unit.secret_function",
        "A secret statement.",
        Decimal(2),
        ("unit.secret_need",),
        "A secret hint.",
    ),
    Verdict.WRONG_VALUE,
    Decimal("0.75"),
    Decimal(2),
    "a secret message",
    Counterexample("secret_call(1)", "secret expected", "secret got", 12345.678),
    lent=("unit.secret_lent",),
    misconceptions=(Diagnosis("secret_belief", "A secret title.", "A secret hint.", "unit.secret_function"),),
    seconds=12345.678,
    visibility=Visibility.HIDDEN,
    pictures=(
        Matrix("secret picture", "", "", ((54321.0, 0.0),), ((0.0, 0.0),), ((-54321.0, 0.0),), (0, 0)),
    ),
)
SHOWN = Result(
    Requirement("UNIT-SHOWN-1", "unit", "unit.shown", "It is shown.", Decimal(1), (), "Look."),
    Verdict.WRONG_VALUE,
    Decimal(0),
    Decimal(1),
    "a shown message",
    Counterexample("shown(1)", "1", "2", 1.0),
)
REPORT = Report(
    submission=SubmissionFacts("ada", "0" * 64, ("unit",), ()),
    units=(UnitScore("unit", Decimal("0.75"), Decimal(3)),),
    results=(SECRET, SHOWN),
    isolation=Isolation("process", ("own process",)),
    stamp=Stamp(0, "A course", "f" * 64, {"gradspec": "1", "python": "3", "numpy": "2"}),
    seconds=1.0,
    causes=(
        Cause("unit.secret_function", Decimal(1), Decimal(1), SECRET.misconceptions, "UNIT-SECRET-1"),
        Cause("unit.shown", Decimal(1), Decimal(0), (), "UNIT-SHOWN-1"),
    ),
)


def text_of(report: Report, kind: str) -> str:
    variables = ("CLASSROOM", "ASSIGNMENT", "OWNER", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL")
    text = render(report, kind, environment=dict.fromkeys(variables, "x"), now=datetime.now(UTC))
    return base64.b64decode(text).decode() if kind == "github-classroom" else text


@pytest.mark.parametrize("visibility", [v for v in Visibility if v is not Visibility.VISIBLE])
@pytest.mark.parametrize("kind", FORMATS)
def test_no_format_shows_anything_of_what_is_hidden(kind: str, visibility: Visibility) -> None:
    as_if_open = text_of(
        replace(REPORT, results=(replace(SECRET, visibility=Visibility.VISIBLE), SHOWN)), kind
    )
    shows_nothing_at_all = kind == "github-output"
    assert shows_nothing_at_all or sum(secret in as_if_open for secret in SECRETS) > 3
    text = text_of(replace(REPORT, results=(replace(SECRET, visibility=visibility), SHOWN)), kind)
    if kind == "gradescope" and visibility is not Visibility.HIDDEN:
        assert f'"visibility": "{visibility}"' in text
    else:
        assert [secret for secret in SECRETS if secret in text] == []
    assert shows_nothing_at_all or "shown" in text


def test_unit_verdict_and_points_are_left() -> None:
    shown, hidden = withhold(REPORT, keep_delayed=False).results
    assert shown == SHOWN
    assert hidden.requirement.unit == "unit"
    assert (hidden.verdict, hidden.score, hidden.max_score) == (
        Verdict.WRONG_VALUE,
        Decimal("0.75"),
        Decimal(2),
    )
    assert withhold(REPORT, keep_delayed=False).score == REPORT.score


def test_a_function_that_only_hidden_requirements_know_to_be_wrong_is_not_named() -> None:
    met = replace(SHOWN, follow_through=True, lent=("unit.other", "unit.secret_function"))
    seen = replace(SHOWN, pictures=(replace(SECRET.pictures[0], lent=met.lent),))
    report = withhold(replace(REPORT, results=(SECRET, met, seen)), keep_delayed=False)
    assert report.results[0].lent == ("unit.other",)
    assert report.results[1].pictures[0].lent == ("unit.other",)
    open_too = replace(SECRET, visibility=Visibility.VISIBLE)
    report = withhold(replace(REPORT, results=(SECRET, met, open_too)), keep_delayed=False)
    assert report.results[0].lent == met.lent


def test_what_is_seen_at_once_does_not_name_what_only_delayed_requirements_know_to_be_wrong() -> None:
    """A place that waits by itself shows the visible ones before the date."""
    delayed = replace(SECRET, visibility=Visibility.AFTER_DUE_DATE)
    met = replace(SHOWN, follow_through=True, lent=("unit.secret_function",))
    also_delayed = replace(met, visibility=Visibility.AFTER_DUE_DATE)
    results = withhold(replace(REPORT, results=(delayed, met, also_delayed)), keep_delayed=True).results
    assert [result.lent for result in results] == [("unit.secret_lent",), (), ("unit.secret_function",)]
    assert (
        "secret_function"
        not in text_of(replace(REPORT, results=(met, delayed)), "gradescope").partition("UNIT-SECRET-1")[0]
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_no_format_names_it_among_what_was_lent(kind: str) -> None:
    met = replace(SHOWN, follow_through=True, lent=("unit.secret_function",))
    text = text_of(replace(REPORT, results=(SECRET, met)), kind)
    assert "secret_function" not in text
    assert "\n\n\n\n" not in text


def test_ids_of_what_is_hidden_are_numbers_within_the_unit() -> None:
    report = withhold(replace(REPORT, results=(SECRET, SHOWN, SECRET)), keep_delayed=False)
    assert [r.requirement.id for r in report.results] == ["UNIT-SHOWN-1", "UNIT-HIDDEN-1", "UNIT-HIDDEN-2"]


def test_the_order_of_what_is_hidden_does_not_tell_what_it_is() -> None:
    """Who knows the course knows the order of its requirements."""
    passed = replace(SECRET, verdict=Verdict.PASSED, score=Decimal(2), message="")
    cheap = replace(SECRET, max_score=Decimal("0.1"), score=Decimal(0))
    orders = [(SECRET, passed, SHOWN, cheap), (cheap, SHOWN, SECRET, passed), (passed, cheap, SECRET, SHOWN)]
    seen = {withhold(replace(REPORT, results=results), keep_delayed=False).results for results in orders}
    assert len(seen) == 1


def test_a_report_without_anything_hidden_stays_itself() -> None:
    report = replace(REPORT, results=(SHOWN,))
    assert withhold(report, keep_delayed=False) is report


@pytest.mark.parametrize("visibility", [Visibility.AFTER_DUE_DATE, Visibility.AFTER_PUBLISHED])
def test_a_place_that_waits_by_itself_gets_what_is_delayed_only(
    visibility: Visibility,
) -> None:
    delayed = replace(SECRET, visibility=visibility)
    report = replace(REPORT, results=(delayed, SECRET))
    assert [r.requirement.id for r in withhold(report, keep_delayed=True).results] == [
        "UNIT-SECRET-1",
        "UNIT-HIDDEN-1",
    ]


def test_a_fault_in_what_is_hidden_says_nothing_of_it() -> None:
    report = replace(
        REPORT, faults=("UNIT-SECRET-1: TypeError: secret message", "UNIT-SHOWN-1: TypeError: shown")
    )
    faults = withhold(report, keep_delayed=False).faults
    assert "secret" not in faults[0].lower()
    assert faults[1] == "UNIT-SHOWN-1: TypeError: shown"


def test_the_rubric_says_what_is_hidden(
    toy_course: str, tmp_path: Path, correct_toy_submission: Path
) -> None:
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('[visibility]\ntemperatures = "hidden"\n"TEMP-MEAN-1" = "after_due_date"\n')
    report = grade(correct_toy_submission, Options(toy_course, rubric=rubric))
    seen = {r.requirement.id: r.visibility for r in report.results if r.requirement.unit == "temperatures"}
    assert seen.pop("TEMP-MEAN-1") is Visibility.AFTER_DUE_DATE
    assert set(seen.values()) == {Visibility.HIDDEN}
    others = {r.visibility for r in report.results if r.requirement.unit != "temperatures"}
    assert others == {Visibility.VISIBLE}
