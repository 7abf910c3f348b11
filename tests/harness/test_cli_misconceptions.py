"""`misconceptions` lists the wrong beliefs that a course knows."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from grader import cli

LISTED_SQUARES = """Squares and their areas (squares)
  area_cubes  The area is the third power of the edge, which is the volume of
    the cube above the square.
  area_doubles  The area is twice the edge.

"""
LISTED_CIRCLES = """Circles (circles)
  area_with_three  Pi is 3.

"""

Run = Callable[..., tuple[int, str, str]]


def test_misconceptions_are_listed_by_unit(run_on_figures: Run) -> None:
    end = "3 misconceptions; `gradspec explain ID --course figures` says more\n"
    assert run_on_figures("misconceptions") == (0, LISTED_SQUARES + LISTED_CIRCLES + end, "")


def test_the_list_can_be_of_some_units_which_stay_in_the_courses_order(run_on_figures: Run) -> None:
    out = run_on_figures("misconceptions", "--unit", "circles")[1]
    assert out == LISTED_CIRCLES + "1 misconception; `gradspec explain ID --course figures` says more\n"
    assert run_on_figures("misconceptions", "--unit", "circles", "--unit", "squares") == run_on_figures(
        "misconceptions"
    )


@pytest.mark.parametrize("arguments", [("misconceptions",), ("no-such-folder",)])
def test_an_unknown_unit_is_the_same_mistake_wherever_it_is_made(
    run_on_figures: Run, arguments: tuple[str]
) -> None:
    code, out, err = run_on_figures(*arguments, "--unit", "cubes\n")
    assert (code, out) == (2, "")
    assert err == "error: --unit cubes\\n: there is no such unit; the units are squares, circles\n"


def test_the_list_as_json(run_on_figures: Run) -> None:
    code, out, err = run_on_figures("misconceptions", "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert [one["id"] for one in data] == ["area_cubes", "area_doubles", "area_with_three"]
    assert data[1] == {
        "id": "area_doubles",
        "unit": "squares",
        "title": "The area is twice the edge.",
        "replaces": "squares.area",
        "fails": ["SQ-AREA-1", "SQ-EDGE-1"],
        "hint": "Draw a square whose edge is three tiles long, count its tiles, and compare them with "
        "your sum.",
    }
    assert (
        json.loads(run_on_figures("misconceptions", "--format", "json", "--unit", "circles")[1]) == data[2:]
    )


def test_a_course_without_misconceptions_lists_none(run_on_figures: Run, toy_course: str) -> None:
    assert run_on_figures("misconceptions", course=toy_course) == (0, "no misconceptions\n", "")
    assert json.loads(run_on_figures("misconceptions", "--format", "json", course=toy_course)[1]) == []


def test_the_default_course_need_not_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["misconceptions", "--unit", "losses"]) == 0
    assert capsys.readouterr().out.endswith("; `gradspec explain ID` says more\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("squares",), "unexpected extra argument"), (("--format", "pdf"), "pdf")],
)
def test_other_mistakes_are_one_line_too(run_on_figures: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run_on_figures("misconceptions", *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
