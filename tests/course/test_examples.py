"""The articles' listings as submissions: their known defects fail, and what is right in them passes."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.records import Result, Verdict

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

# The defects that each listing is known for, by the requirement that shows them.
DEFECTS = {
    "article_000_as_printed": {
        "NET-GRADIENTS-1": ("raised", "NameError"),  # the hidden activation is local to forward
        "TRAIN-TRAIN-9": ("raised", "NameError"),
        "ACT-SIGMOID-3": ("not_finite", "overflow"),
    },
    "article_000_repaired": {
        "NET-GRADIENTS-1": ("wrong_value", ""),  # one row: the right shape, the opposite sign
        "NET-GRADIENTS-2": ("wrong_shape", ""),  # np.outer flattens the batch
        "NET-GRADIENTS-3": ("wrong_shape", ""),  # db is not summed
        "NET-INITIAL-4": ("wrong_value", ""),  # the seed is ignored
        "DER-POWER-1": ("not_finite", "nan"),  # 0 · 0⁻¹
        "TRAIN-TRAIN-9": ("raised", "ValueError"),
    },
    "article_002_as_printed": {
        "NET-GRADIENTS-1": ("wrong_value", ""),
        "NET-GRADIENTS-3": ("wrong_shape", ""),  # biases are rows of shape (1, n)
    },
    "article_002_repaired": {
        "NET-GRADIENTS-1": ("wrong_value", ""),  # the output's derivative is missing
        "NET-GRADIENTS-2": ("wrong_value", ""),  # and so is the mean over the rows
        "NET-GRADIENTS-3": ("wrong_value", ""),  # the biases are frozen
        "LOSS-HALFGRAD-1": ("wrong_value", ""),
    },
    "article_003_as_printed": {
        "LAY-BACKWARD-2": ("wrong_shape", ""),
        "TRAIN-TRAIN-1": ("raised", "NameError"),  # names that were never defined
    },
    "article_003_repaired": {
        "LAY-BACKWARD-2": ("wrong_shape", ""),  # dW is transposed
        "NET-GRADIENTS-2": ("wrong_shape", ""),
        "LOSS-BCE-3": ("not_finite", ""),  # log(0)
    },
    "article_004_as_printed": {
        "ACT-SIGMOIDPRIME-1": ("wrong_value", ""),
        "NET-GRADIENTS-10": ("raised", "UnboundLocalError"),
    },
    "article_004_repaired": {
        "ACT-SIGMOIDPRIME-1": ("wrong_value", ""),  # it expects the activation
        "ACT-TANH-2": ("not_finite", ""),
        "NET-GRADIENTS-10": ("wrong_shape", ""),  # no bias
        "NET-PARAMETERS-1": ("raised", ""),
    },
}

# What an article has right: whole ids, or the first letters of several.
RIGHT = {
    "article_000_repaired": [
        "DER-FORWARD-1", "DER-FORWARD-2", "DER-EXP-1", "DER-LOG-1", "DER-SINE", "DER-COSINE", "DER-CHAIN-1",
        "DER-PATHS-1", "DER-PATHS-2", "ACT-SIGMOID-1", "ACT-SIGMOID-2", "ACT-SIGMOIDOUT", "LOSS-HALF-1",
        "GD-STEP-1", "GD-STEP-2",
        "GD-DESCENT-1", "GD-DESCENT-2", "GD-DESCENT-3", "NET-FORWARD-1", "NET-LOSS-1", "NET-SET-2",
        "OPT-SGD-1",
    ],
    "article_002_repaired": [
        "ACT-SIGMOID-1", "ACT-SIGMOIDPRIME-1", "LOSS-HALF-1", "LOSS-MSE-1", "DER-CHAIN-1", "GD-STEP-1",
        "GD-STEP-2",
        "NET-FORWARD-1", "NET-LOSS-1", "OPT-SGD-1",
    ],
    "article_003_repaired": [
        "ACT-RELU-", "ACT-RELUPRIME", "LAY-FORWARD-1", "LAY-BACKWARD-1", "LAY-BACKWARD-3", "LOSS-BCE-1",
        "OPT-ADAM-1", "OPT-ADAM-2", "OPT-ADAM-3", "OPT-ADAM-4", "GD-STEP-1", "GD-STEP-2",
    ],
    "article_004_repaired": [
        "ACT-SIGMOID-1", "ACT-SIGMOID-2", "ACT-TANH-1", "ACT-RELU-", "LOSS-MSE-1", "OPT-SGD-1",
    ],
}  # fmt: skip


@cache
def results(name: str) -> dict[str, Result]:
    report = grade(EXAMPLES / name, Options())
    assert report.faults == ()
    return {result.requirement.id: result for result in report.results}


@pytest.mark.parametrize("name", DEFECTS)
def test_each_listing_gets_a_complete_report(name: str) -> None:
    found = results(name)
    assert len(found) > 200
    for result in found.values():
        assert result.verdict is Verdict.PASSED or result.message, result


@pytest.mark.parametrize(("name", "id"), [(name, id) for name, defects in DEFECTS.items() for id in defects])
def test_a_known_defect_fails(name: str, id: str) -> None:
    verdict, words = DEFECTS[name][id]
    result = results(name)[id]
    assert result.verdict.value == verdict, result.message
    assert words in result.message


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_passes(name: str) -> None:
    found = results(name)
    for start in RIGHT[name]:
        whole = start[-1].isdigit()
        chosen = [r for id, r in found.items() if id == start or (not whole and id.startswith(start))]
        assert chosen, start
        for result in chosen:
            assert result.verdict is Verdict.PASSED, (result.requirement.id, result.message)


def test_the_points_in_the_readme_are_those_that_the_grader_gives() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    points = dict(re.findall(r"^\| `(\w+)/` \| ([\d.]+) \|", text, re.MULTILINE))
    assert set(points) == {
        path.name for path in EXAMPLES.iterdir() if path.is_dir() and path.name[0] not in "._"
    }
    for name, shown in points.items():
        score = sum((result.score for result in results(name).values()), Decimal(0))
        assert score == Decimal(shown), name


def test_the_crash_of_000_costs_only_what_depends_on_it() -> None:
    """Everything but the gradients, and what calls them, is judged as if the crash were not there."""
    printed, repaired = results("article_000_as_printed"), results("article_000_repaired")
    changed = {id for id in printed if printed[id].verdict is not repaired[id].verdict}
    for id in changed:
        result = printed[id]
        assert "NameError" in result.message, (id, result.message)
        assert result.requirement.subject.startswith(("network.MLP", "training.train")), id
