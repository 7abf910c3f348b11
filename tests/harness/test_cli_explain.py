"""`explain` tells all about a misconception or a requirement, and shows no code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LISTS = "`gradspec misconceptions --course figures` lists the misconceptions, a JSON report the requirements"

Run = Callable[..., tuple[int, str, str]]


def test_a_misconception_is_explained(run_on_figures: Run) -> None:
    assert run_on_figures("explain", "area_doubles") == (
        0,
        """The area is twice the edge.
area_doubles replaces squares.area

Doubling and squaring agree for an edge of 2 only, and this paragraph is written
in lines of another length than the page's. An edge of 3 has

    area(3) = 3 · 3 = 9   and not   3 + 3 = 6,   a difference that grows with the edge ever after

as anybody can count.

The edge loses its unit, too.

Hint: Draw a square whose edge is three tiles long, count its tiles, and compare
  them with your sum.

Noticed by 2 requirements
  SQ-AREA-1  area(edge) is the square of the edge.
  SQ-EDGE-1  edge(area) is the edge of the square with this area, whatever unit
    of length the edge is measured in.
""",
        "",
    )


def test_a_misconception_that_names_no_requirement_is_explained_all_the_same(run_on_figures: Run) -> None:
    code, out, err = run_on_figures("explain", "area_with_three")
    assert (code, err) == (0, "")
    assert out.endswith("Noticed by 1 requirement\n  CI-AREA-9  is no requirement of the course\n")


@pytest.mark.parametrize("id", ["SQ-EDGE-1", "sq-edge-1"])
def test_a_requirement_is_explained_however_its_id_is_written(run_on_figures: Run, id: str) -> None:
    assert run_on_figures("explain", id) == (
        0,
        """SQ-EDGE-1  squares.edge, 0.5 points
edge(area) is the edge of the square with this area, whatever unit of length the
edge is measured in.

Hint: Undo it.
Needs: squares.area

Failed by 1 misconception
  area_doubles  The area is twice the edge.
""",
        "",
    )


def test_a_requirement_that_needs_nothing_and_that_no_misconception_fails(run_on_figures: Run) -> None:
    assert run_on_figures("explain", "CI-AREA-1")[1] == (
        "CI-AREA-1  circles.area, 1 point\n"
        "area(radius) is pi times the square of the radius.\n\n"
        "Hint: Is it more than three squares?\n\n"
        "Failed by no misconception of the course\n"
    )


@pytest.mark.parametrize(
    ("id", "closest"),
    [
        ("area_double", "; the closest are area_doubles, area_cubes"),
        ("AREA_DOUBLES", "; the closest are area_doubles, area_cubes"),
        ("sq-area-11", "; the closest are SQ-AREA-1, CI-AREA-1, SQ-EDGE-1"),
        ("zzz\x1b", ""),
        ("", ""),
    ],
)
def test_an_unknown_id_is_one_line_with_the_closest_ids_and_how_to_list_them(
    run_on_figures: Run, id: str, closest: str
) -> None:
    code, out, err = run_on_figures("explain", id)
    assert (code, out) == (2, "")
    shown = id.replace("\x1b", "\\x1b")
    assert (
        err == f"error: explain '{shown}': there is no such misconception or requirement{closest}; {LISTS}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "Missing argument 'ID'"), (("area_cubes", "area_doubles"), "unexpected extra argument")],
)
def test_other_mistakes_are_one_line_too(run_on_figures: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run_on_figures("explain", *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
