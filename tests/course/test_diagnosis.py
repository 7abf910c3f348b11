"""Mistakes are called by their names, cost their own points only, and strange ones are not accused.

A few of each; `python -m scripts.diagnose_mistakes` does it for all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import load_course
from grader.misconceptions import load_misconceptions
from grader.pipeline import Options, grade
from grader.records import Report
from scripts.diagnose_mistakes import UNLIKE, grade_ids

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
UNIT_OF = {m.id: m.unit for m in load_misconceptions(load_course("spec_tests"))}

SINGLES = [
    "numerical_gradient_integer_buffer",
    "numerical_jacobian_transposed",
    "sigmoid_derivative_of_activation",
    "softmax_over_axis_zero",
    "binary_cross_entropy_without_second_half",
    "gradient_descent_uphill",
    "dense_backward_weight_gradient_transposed",
    "residual_backward_without_skip",
    "he_normal_variance_as_deviation",
    "mlp_without_hidden_slope",
    "mlp_parameters_are_live",
    "adam_bias_correction_without_power",
    "clip_norm_per_tensor",
    "tail_batch_dropped",
    "l2_penalty_without_half",
    "layer_gradient_norms_last_layer_first",
]


@pytest.mark.parametrize("id", SINGLES)
def test_a_misconception_is_named_and_loses_points_in_its_own_unit_only(id: str) -> None:
    seen = grade_ids([id])
    assert seen.named == {id}
    assert seen.losses.keys() == {UNIT_OF[id]}


@pytest.mark.parametrize(
    "ids",
    [
        ("sigmoid_derivative_of_activation", "mlp_without_hidden_slope"),
        ("dense_backward_bias_averaged", "adam_without_bias_correction"),
        ("mlp_biases_frozen", "mlp_without_output_slope"),
        ("relative_error_by_one_norm", "power_derivative_keeps_exponent"),
    ],
)
def test_of_two_misconceptions_both_are_named(ids: tuple[str, str]) -> None:
    assert grade_ids(ids).named >= set(ids)


@pytest.mark.parametrize(
    "id",
    [
        "adam_square_weighted_by_beta1",
        "diagnose_gradients_threshold_copied",
        "he_normal_seeded_by_size",
        "logits_cross_entropy_label_without_logit",
        "mlp_tanh_slope_plus_square",
        "train_arguments_of_step_swapped",
    ],
)
def test_a_mistake_that_is_not_in_the_catalogue_is_not_taken_for_another(id: str) -> None:
    seen = grade_ids([id], folder=UNLIKE)
    assert seen.failed
    assert seen.named == frozenset()


def named_in(report: Report, subject: str) -> set[str]:
    return {
        m.id
        for result in report.results
        if result.requirement.subject.startswith(subject)
        for m in result.misconceptions
    }


@pytest.mark.parametrize(
    ("example", "subject", "ids"),
    [
        (
            "article_000_repaired",
            "network.MLP",
            {"mlp_outer_product_of_whole_batch", "mlp_bias_gradient_not_summed", "mlp_gradients_negated"},
        ),
        ("article_002_repaired", "network.MLP", {"mlp_without_output_slope", "mlp_biases_frozen"}),
        ("article_003_repaired", "layers.dense_backward", {"dense_backward_weight_gradient_transposed"}),
        ("article_004_repaired", "network.MLP", {"mlp_delta_rule_uphill"}),
        ("article_004_repaired", "activations.sigmoid_derivative", {"sigmoid_derivative_of_activation"}),
    ],
)
def test_the_mistakes_of_the_articles_are_named(example: str, subject: str, ids: set[str]) -> None:
    assert named_in(grade(EXAMPLES / example, Options()), subject) >= ids
