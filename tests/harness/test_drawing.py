"""Pictures as SVG on the page: valid, inert, in the page's colours, and left out without matplotlib."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from grader import cli
from grader.pictures import Curve, Matrix, View
from grader.pictures import Path as PathPicture
from grader.records import Verdict
from grader.reports import drawing, html
from grader.titles import picture_in_words

from .situations import HOSTILE, SITUATIONS, pictures, report, result

CURVE = Curve("f(x)", "x", "y", (0.0, 1.0), (0.0, 1.0), (0.0, None), 1, View(-0.1, 1.1), 1.0)
MATRIX = Matrix("M", "i", "j", ((1.0, 2.0),), ((1.0, -2.0),), ((0.0, -4.0),), (0, 1))
PATH = PathPicture(
    "P", "x", "y", ((0.0, 0.0), (1.0, 1.0)), ((0.0, 0.0), (1.0, 0.25)), 1, (), View(0.0, 1.0), View(0.0, 1.0)
)


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1))  # noqa: S314


def texts(drawn: str) -> list[str]:
    return [element.text or "" for element in parsed(drawn).iter("text")]


def test_a_curve_has_a_line_for_what_is_right_and_another_for_what_is_not() -> None:
    (drawn,) = drawing.draw([CURVE])
    assert {"right", "yours", "the failing input", "x", "y"} <= set(texts(drawn))
    assert "stroke: var(--right)" in drawn
    assert re.search(r"stroke-dasharray: [^;]+; stroke-dashoffset: 0; stroke: var\(--wrong\)", drawn)


def test_a_matrix_has_a_cell_for_each_number_and_a_bar_for_minus() -> None:
    (drawn,) = drawing.draw([MATRIX])
    labels = {"right", "yours", "yours − right", "up to ±2", "up to ±4", "down: i; across: j", "−: negative"}
    assert labels == set(texts(drawn))
    # Two are negative, and the one that is 0 has no colour.
    assert (drawn.count("fill: var(--link)"), drawn.count("fill: var(--part)")) == (3, 2)
    (other,) = drawing.draw([replace(MATRIX, got=MATRIX.right)])
    assert drawn.count("<path") == other.count("<path") + 1  # the bar of the one that is negative in `got`


def test_matrices_are_on_one_scale_unless_one_of_them_could_not_be_seen_on_it() -> None:
    close, apart = (
        Matrix("M", "i", "j", ((1.0, 2.0),), ((size, 0.0),), ((0.0, 0.0),), (0, 0)) for size in (8.0, 800.0)
    )
    one, other = drawing.draw([close, apart])
    assert texts(one).count("up to ±8") == 2
    assert {"up to ±2", "up to ±800"} <= set(texts(other))


def test_what_is_no_number_has_a_cross_and_says_so() -> None:
    (drawn,) = drawing.draw([replace(MATRIX, got=((None, 1.0),), difference=((None, -1.0),))])
    assert "−: negative;  ×: no number" in texts(drawn)


def test_a_matrix_of_another_shape_has_no_difference() -> None:
    (drawn,) = drawing.draw([replace(MATRIX, got=((1.0,), (2.0,)), difference=(), furthest=None)])
    assert {"right", "yours", "up to ±2", "down: i; across: j", ""} == set(texts(drawn)) | {""}
    assert picture_in_words(replace(MATRIX, got=((1.0,), (2.0,)), difference=(), furthest=None)) == (
        "The right one has 1 × 2 entries, yours has 2 × 1."
    )


def test_a_logarithmic_scale_has_its_labels_within_the_picture() -> None:
    logarithmic = replace(CURVE, right=(1e-7, 0.1), got=(1e-3, 1.0), y_view=View(1e-8, 2.0), logarithmic=True)
    (drawn,) = drawing.draw([logarithmic])
    assert {"1e-06", "0.01", "y"} <= set(texts(drawn))
    assert "math" not in drawn
    assert all(float(x) >= 0.0 for x in re.findall(r'<text [^>]* x="(-?[\d.]+)"', drawn))


def test_values_that_do_not_belong_together_are_not_joined() -> None:
    joined, apart = drawing.draw([replace(CURVE, counted=True), replace(CURVE, counted=True, joined=False)])
    assert "stroke-dasharray" in joined
    assert "var(--line)" in apart  # the line at 0 that they are read from
    assert apart.count("<path") < joined.count("<path") + 1


def test_what_is_lent_for_a_picture_is_said() -> None:
    one = replace(
        result("A-1", Verdict.WRONG_VALUE, "0", "1"), pictures=(replace(CURVE, lent=("b.f", "b.g")),)
    )
    page = html.render(report(one))
    assert "Drawn with right parts in the place of b.f, b.g, so that one mistake is seen alone." in page


def test_a_path_has_both_ways() -> None:
    (drawn,) = drawing.draw([PATH])
    assert {"right", "yours", "x", "y"} <= set(texts(drawn))


def test_drawings_share_no_id_and_no_style_and_are_the_same_each_time() -> None:
    drawn = drawing.draw([CURVE, PATH, MATRIX, CURVE])
    ids = [id for one in drawn for id in re.findall(r' id="([^"]+)"', one)]
    assert ids
    assert len(ids) == len(set(ids))
    for one in drawn:
        used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', one))
        assert used <= set(re.findall(r' id="([^"]+)"', one))
        assert "<style" not in one
        assert "#01020" not in one  # each colour is one of the page's
    assert drawing.draw([CURVE, PATH, MATRIX, CURVE]) == drawn


def test_every_colour_is_in_the_style_sheet() -> None:
    style = (Path(drawing.__file__).parent / "pages" / "style.css").read_text(encoding="utf-8")
    for name in set(re.findall(r"var\((--\w+)\)", "".join(drawing.draw([CURVE, PATH, MATRIX])))):
        assert style.count(f"{name}: ") == 3, name  # light, dark, paper


def test_what_a_machine_is_set_to_changes_no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib

    before = drawing.draw([CURVE])
    with matplotlib.rc_context({"lines.linewidth": 9.0, "font.size": 30.0}):
        assert drawing.draw([CURVE]) == before


@pytest.mark.filterwarnings("error")
def test_numbers_and_texts_of_any_kind_can_be_drawn() -> None:
    made = pictures(HOSTILE)
    assert len(made) == 4
    for picture, drawn in zip(made, drawing.draw(made), strict=True):
        parsed(drawn)
        assert "<script" not in drawn
        assert picture_in_words(picture)


def test_a_picture_is_drawn_once_and_mentioned_where_it_comes_up_again() -> None:
    one, two = (
        replace(result(id, Verdict.WRONG_VALUE, "0", "1"), pictures=(CURVE, other))
        for id, other in (("A-1", MATRIX), ("A-2", PATH))
    )
    page = html.render(report(one, two))
    assert page.count("<figure") == page.count("</svg>") == 3
    assert page.count("Picture further up: f(x)") >= 1
    for number in re.findall(r'href="#picture-(\d+)"', page):
        assert page.count(f'id="picture-{number}"') == 1
    assert "f(x). The largest difference, at x = 1: right is 1, yours is no number." in page


def test_without_matplotlib_a_page_has_no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    page = html.render(SITUATIONS["hostile"])
    assert "<svg" not in page
    assert "picture" not in page.partition("</style>")[2]


def test_without_matplotlib_one_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    toy_course: str,
    correct_toy_submission: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = [
        str(correct_toy_submission),
        "--course",
        toy_course,
        "--report",
        f"html={tmp_path / 'a.html'}",
    ]
    assert cli.main(arguments) == 0
    assert "matplotlib" not in capsys.readouterr().err
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert cli.main(arguments) == 0
    assert (
        capsys.readouterr()
        .err.splitlines()
        .count("note: the page will have no pictures: matplotlib is not installed; pip install matplotlib")
        == 1
    )


def test_every_kind_of_picture_is_described_in_the_schema() -> None:
    schema = json.loads(
        (Path(html.__file__).parent / "schema" / "report-v1.json").read_text(encoding="utf-8")
    )
    kinds = {one["properties"]["kind"]["const"]: one for one in schema["$defs"]["picture"]["oneOf"]}
    resized = replace(MATRIX, got=((1.0,), (2.0,)), difference=(), furthest=None)
    for picture in (CURVE, MATRIX, PATH, resized, *pictures("text")):
        data = msgspec.to_builtins(picture)
        described = kinds[data["kind"]]
        assert data.keys() == described["properties"].keys() == set(described["required"])
        Draft202012Validator({**described, "$defs": schema["$defs"]}).validate(json.loads(json.dumps(data)))
