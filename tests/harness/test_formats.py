"""Every format says the same of a report: its points to the cent, and texts that survive as they are."""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from grader.errors import UsageFault
from grader.records import (
    UnitScore,
    Verdict,
    Visibility,
)
from grader.reports.formats import FORMATS, render

from .scores import SCORES, expect_points
from .situations import PLACE, PRINTABLE, SITUATIONS, report, result


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("kind", FORMATS)
def test_the_points_agree_to_the_cent_in_every_format(kind: str, situation: str) -> None:
    graded = SITUATIONS[situation]
    expect_points(render(graded, kind, **PLACE), kind, graded)


@pytest.mark.parametrize("kind", FORMATS)
def test_hostile_text_survives_and_is_inert(kind: str) -> None:
    text = render(SITUATIONS["hostile"], kind, **PLACE)
    if kind == "github-classroom":
        text = base64.b64decode(text).decode()
    if kind in ("json", "gradescope", "classroom50", "github-classroom", "prairielearn", "exercism"):
        text = "\n".join(strings(json.loads(text)))
    elif kind == "autolab":
        text = "\n".join(strings(json.loads(text.splitlines()[-2])))
    elif kind == "junit":
        text = "\n".join(ET.fromstring(text).itertext())  # noqa: S314  our own
    if kind != "github-output":
        assert PRINTABLE in text
    if kind not in ("json", "terminal"):  # data as it is; and what comes from a worker is escaped there
        assert [c for c in text if not c.isprintable() and c not in "\n\t"] == []


def strings(value: object) -> Iterator[str]:
    """Yield all texts in JSON's data."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(item)


def test_nothing_that_a_submission_says_is_a_command_to_github() -> None:
    text = render(SITUATIONS["hostile"], "github")
    assert [line.split(" ")[0].split("::")[1] for line in text.splitlines()] == ["error", "warning", "notice"]


def test_github_is_told_what_to_fix_first_and_nothing_of_what_is_hidden() -> None:
    many = [
        replace(result(f"B-{i}", Verdict.NOT_IMPLEMENTED, "0", "1", "b"), message="not there")
        for i in range(12)
    ]
    hidden = replace(result("A-1", Verdict.WRONG_VALUE, "0", "9"), visibility=Visibility.HIDDEN)
    text = render(report(hidden, *many, result("C-1", Verdict.WRONG_VALUE, "0", "1", "c")), "github")
    errors = [line for line in text.splitlines() if line.startswith("::error")]
    assert len(errors) == 10
    assert errors[0].startswith("::error title=C-1 c.add::")
    assert "HIDDEN" not in text


def test_hostile_markdown_ends_no_block_and_opens_no_tag() -> None:
    text = render(SITUATIONS["hostile"], "markdown")
    outside = re.sub(r"^(`{3,})text\n.*?^\1$", "", text, flags=re.S | re.M)
    tags = re.findall(r"<[^>]*>", outside)
    assert set(tags) <= {"<details>", "<summary>", "</summary>", "</details>", "<sub>", "</sub>"}
    assert "@here" not in outside
    assert "http://" not in outside


def test_a_page_holds_no_script_and_asks_for_nothing() -> None:
    page = render(SITUATIONS["hostile"], "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", page)
    assert "default-src 'none'" in page


def test_a_page_says_everything_that_the_report_says_of_a_failure() -> None:
    page = render(SITUATIONS["partial"], "html")
    for words in ("It adds: it is off", "it is off", "add(", "Hint: Look: it is off", "A-2", "near miss"):
        assert words in page


def test_autolab_finds_no_colon_after_a_letter_within_a_text() -> None:
    *_, feedback, scores = render(SITUATIONS["hostile"], "autolab").splitlines()
    for line in (feedback, scores):
        assert not re.search(r"[A-Za-z0-9]:", line)
        json.loads(line)


def test_a_place_that_is_not_said_is_one_clear_error() -> None:
    names = "CLASSROOM, ASSIGNMENT, OWNER, SUBMISSION_TAG, COMMIT_URL, RELEASE_URL"
    with pytest.raises(UsageFault, match=f"--format classroom50: the variables {names} are not set"):
        render(SITUATIONS["full"], "classroom50", environment={}, now=PLACE["now"])
    rest = {name: text for name, text in PLACE["environment"].items() if name != "USERNAME"}
    with pytest.raises(UsageFault, match="the variable OWNER is not set; Classroom 50 sets them"):
        render(SITUATIONS["full"], "classroom50", environment=rest, now=PLACE["now"])


def test_what_is_met_with_lent_parts_counts_as_passed_where_only_that_is_known() -> None:
    data = json.loads(render(SITUATIONS["followed"], "exercism"))
    assert [test["status"] for test in data["tests"]] == ["pass"]
    half = replace(SITUATIONS["followed"].results[0], score=Decimal("0.6"))
    data = json.loads(render(report(half), "exercism"))
    assert [test["status"] for test in data["tests"]] == ["fail"]


def test_what_is_not_final_says_so_in_every_format() -> None:
    signs = {
        "json": '"faults": [\n    "A-1',
        "exercism": '"status": "error"',
        "github-output": "complete=false",
        "github-classroom": base64.b64encode(b'{"version": 1, "status": "error"')[:-4].decode(),
        "junit": '<error type="grader_error"',
        "prairielearn": '"gradable": false',
        "html": "This grade is not final",
    }
    for kind in FORMATS:
        text = render(SITUATIONS["not final"], kind, **PLACE)
        assert signs.get(kind, "NOT FINAL") in text, kind


def test_a_submission_that_does_not_import_is_not_gradable_for_prairielearn() -> None:
    broken = report(*(result(f"A-{i}", Verdict.IMPORT_ERROR, "0", "1", text="line 3") for i in range(3)))
    data = json.loads(render(broken, "prairielearn"))
    assert data["gradable"] is False
    assert data["format_errors"] == ["line 3"]
    assert json.loads(render(SITUATIONS["crashed"], "prairielearn"))["gradable"] is True


@pytest.mark.parametrize(("kind", "most"), [("prairielearn", 1 << 20), ("autolab", 1000 * 1024)])
def test_what_a_place_would_cut_off_is_made_to_fit(kind: str, most: int) -> None:
    long = [result(f"A-{i}", Verdict.RAISED, "0", "1", text="\U0001f393" * 2000) for i in range(200)]
    text = render(report(*long), kind)
    assert len(text.encode()) <= most
    of = SCORES[kind]
    assert of is not None
    assert set(of(text, "ada")) == {(Decimal(0), Decimal(200))}
    short = render(report(*long[:1]), kind)
    assert (
        max(map(len, strings(json.loads(short if kind == "prairielearn" else short.splitlines()[-2])))) > 1000
    )


@pytest.mark.parametrize("kind", sorted(set(FORMATS) - {"json", "terminal"}))
def test_where_students_read_the_seed_is_not_told(kind: str) -> None:
    seeded = replace(SITUATIONS["partial"], stamp=replace(SITUATIONS["partial"].stamp, seed=8265529))
    text = render(seeded, kind, **PLACE)
    assert "8265529" not in (base64.b64decode(text).decode() if kind == "github-classroom" else text)
    assert "8265529" in render(seeded, "terminal")


def test_gradescope_waits_for_what_is_delayed_and_hides_no_total() -> None:
    data = json.loads(render(SITUATIONS["hidden"], "gradescope"))
    delayed, hidden = data["tests"]
    assert hidden["visibility"] == "visible"
    assert "HIDDEN" in hidden["name"]
    assert delayed["visibility"] == "after_due_date"
    assert "it is off" in delayed["output"]


def test_units_are_scored_as_settled() -> None:
    assert SITUATIONS["partial"].units == (
        UnitScore("adding", Decimal("1.03"), Decimal("2.05")),
        UnitScore("b", Decimal("0.005"), Decimal("0.005")),
    )
