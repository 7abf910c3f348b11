"""Each picture of the course shows a mistake that people make, and nothing where there is none."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from grader import pictures
from grader.misconceptions import load_misconceptions, replace_in
from grader.picturing import load_pictures
from grader.pipeline import Options, grade
from grader.records import Report
from grader.reports import html, json_report
from grader.submission.staging import stage
from scripts.picture_misconceptions import COURSE, Gallery

ROOT = Path(__file__).resolve().parents[2]
MISCONCEPTIONS = {m.id: m for m in load_misconceptions(COURSE)}

NOT_AVERAGED = """

_averaged = MLP.gradients
MLP.gradients = lambda self, X, T: [len(X) * gradient for gradient in _averaged(self, X, T)]
"""


@cache
def gallery() -> Gallery:
    return Gallery()


@pytest.mark.parametrize("key", load_pictures(COURSE))
def test_a_picture_shows_a_known_mistake_and_nothing_of_what_is_right(key: str) -> None:
    for misconception in MISCONCEPTIONS.values():
        mine = [id for id, of in gallery().keys_of(misconception).items() if of == key]
        for calls in (calls for id in mine for calls in gallery().failing_calls(misconception, id)):
            assert gallery().pictures(key, calls) == []
            with gallery().lab.holding([misconception]):
                if gallery().pictures(key, calls):
                    return
    pytest.fail(f"no misconception can be seen in the picture of {key}")


@pytest.fixture(scope="module")
def report() -> Report:
    return grade(ROOT / "examples" / "article_004_repaired", Options(pictures=True))


def test_a_grade_has_pictures_in_its_json_and_on_its_page(report: Report) -> None:
    data = json.loads(json_report.render(report))
    schema = json.loads((ROOT / "grader" / "reports" / "schema" / "report-v1.json").read_text())
    Draft202012Validator(schema).validate(data)
    kinds = {p["kind"] for r in data["requirements"] for p in r["pictures"]}
    assert "curve" in kinds
    assert html.render(report).count("<figure") == len({p for r in report.results for p in r.pictures})


def test_the_derivative_of_the_wrong_argument_is_seen(report: Report) -> None:
    """The article's sigmoid_derivative takes z for the output: z (1 - z) instead of a (1 - a)."""
    (result,) = (r for r in report.results if r.requirement.id == "ACT-SIGMOIDPRIME-1")
    (picture,) = result.pictures
    assert isinstance(picture, pictures.Curve)
    for x, right, got in zip(picture.x, picture.right, picture.got, strict=True):
        assert got == pytest.approx(x * (1.0 - x), abs=1e-4)
        assert right is not None
        assert 0.0 < right <= 0.25


def test_right_parts_are_lent_for_a_picture_so_that_one_mistake_is_seen_alone(tmp_path: Path) -> None:
    """The layer divides by the rows and the network does not: with both, most of it would look right."""
    wrong = dict(stage(ROOT / "reference").files)
    wrong = dict(replace_in(wrong, MISCONCEPTIONS["dense_backward_averages_over_batch"]))
    wrong["network.py"] += NOT_AVERAGED.encode()
    for name, source in wrong.items():
        path = tmp_path / "reference" / name  # the name by which misconceptions import the rest
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source)
    report = grade(tmp_path / "reference", Options(pictures=True))
    result = next(r for r in report.results if r.requirement.id == "NET-GRADIENTS-2")
    seen = {picture.title: picture for picture in result.pictures}
    picture = seen["The gradient for W1, in a network of two layers"]
    assert isinstance(picture, pictures.Matrix)
    assert picture.lent == ("layers.dense_backward",)
    for right, got in zip(picture.right, picture.got, strict=True):
        assert got == pytest.approx([4.0 * (value or 0.0) for value in right], rel=1e-4)  # of four rows
    assert "Drawn with right parts in the place of layers.dense_backward, so that one" in html.render(report)


def test_an_optimizer_with_a_wrong_velocity_takes_another_path() -> None:
    with gallery().lab.holding([MISCONCEPTIONS["momentum_as_average"]]):
        (picture,) = gallery().pictures("optimizers.Momentum.step", [])
    assert isinstance(picture, pictures.Path)
    assert picture.got[0] == picture.right[0]
    assert picture.furthest > 0
