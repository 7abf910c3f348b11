"""What can be seen of a failure: sketches by subject, or by the id of a requirement, which goes first.

A sketch judges nothing. It is asked for once a verdict stands, and shows nothing where both look the same.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from grader.testing import Sketch, elementwise
from reference import activations, derivatives

from . import sketches_of_functions as functions
from . import sketches_of_networks as networks
from .sketches_of_functions import (
    BIASES,
    CLASSES,
    LOGITS,
    OTHER_BIASES,
    PROBABILITIES,
    PULL,
    ROWS,
    SQUARE,
    WEIGHTS,
)

_NEAR, _WITHIN = np.linspace(-3.0, 3.0, 61), np.linspace(0.0, 1.0, 61)
_OUTPUT, _DX = {"The output": ("row of x", "unit")}, {"dx": ("row", "input")}
_GRADIENTS = {**_DX, "dW": ("input", "unit"), "db": ("slope", "unit")}

PICTURES: Mapping[str, Sketch | tuple[Sketch, ...]] = {
    **{
        f"activations.{name}": elementwise("z", getattr(activations, name))
        for name in ("sigmoid", "sigmoid_derivative", "tanh", "tanh_derivative", "relu", "leaky_relu")
    },
    **{
        f"activations.{name}": elementwise("z", getattr(activations, name), free=[0.0])
        for name in ("relu_derivative", "leaky_relu_derivative")
    },
    **{
        f"activations.{name}": elementwise("a", getattr(activations, name), low=low, high=1.0)
        for name, low in (("sigmoid_derivative_from_output", 0.0), ("tanh_derivative_from_output", -1.0))
    },
    "activations.softmax": functions.softmax,
    "activations.softmax_jacobian": functions.softmax_jacobian,
    **{
        f"derivatives.{name}": functions.difference_quotient(name)
        for name in ("forward_difference", "central_difference")
    },
    "derivatives.numerical_gradient": functions.numerical_gradient,
    "derivatives.numerical_jacobian": functions.numerical_jacobian,
    "derivatives.multivariate_chain_rule": functions.multivariate_chain_rule,
    "derivatives.power_derivative": elementwise("x", derivatives.power_derivative, poles=[0.0]),
    "derivatives.logarithm_derivative": elementwise("x", derivatives.logarithm_derivative, low=0.25),
    **{
        f"derivatives.{name}": elementwise("x", getattr(derivatives, name))
        for name in ("exponential_derivative", "sine_derivative", "cosine_derivative")
    },
    **{
        f"losses.{name}": functions.loss(
            name, lambda y: ([[y, 1.0], [0.0, -0.5]], [[0.5, -1.0], [1.0, 0.0]]), "first prediction", _NEAR
        )
        for name in ("half_squared_error", "mean_squared_error")
    },
    "losses.binary_cross_entropy": functions.loss(
        "binary_cross_entropy",
        lambda p: ([[p, 0.5], [0.25, 0.75]], [[1.0, 0.0], [0.0, 1.0]]),
        "first prediction",
        _WITHIN,
    ),
    "losses.binary_cross_entropy_with_logits": functions.loss(
        "binary_cross_entropy_with_logits",
        lambda z: ([[z, 0.5], [-1.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]]),
        "first logit",
        3.0 * _NEAR,
    ),
    "losses.softmax_cross_entropy": functions.loss(
        "softmax_cross_entropy",
        lambda z: ([[z, 0.0, 0.5], [1.0, 0.0, -1.0]], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
        "first logit",
        3.0 * _NEAR,
    ),
    **{
        f"losses.{name}": functions.loss_gradient(name, prediction, target)
        for name, prediction, target in (
            ("half_squared_error_gradient", LOGITS, PULL),
            ("mean_squared_error_gradient", LOGITS, PULL),
            ("binary_cross_entropy_gradient", PROBABILITIES, CLASSES),
            ("binary_cross_entropy_with_logits_gradient", LOGITS, CLASSES),
            ("softmax_cross_entropy_gradient", LOGITS, CLASSES),
        )
    },
    "gradient_descent.gradient_descent": networks.descent,
    **{
        f"layers.{name}": functions.layer(name, arguments, results)
        for name, arguments, results in (
            ("dense_forward", [ROWS, WEIGHTS, BIASES], _OUTPUT),
            ("dense_backward", [PULL, ROWS, WEIGHTS], _GRADIENTS),
            ("residual_forward", [LOGITS, SQUARE, OTHER_BIASES], _OUTPUT),
            ("residual_backward", [PULL, LOGITS, SQUARE, OTHER_BIASES], _GRADIENTS),
            ("dropout_backward", [PULL, np.where(LOGITS > 0.0, 2.0, 0.0)], _DX),
        )
    },
    **{f"initialization.{name}": functions.initial_weights(name) for name in ("xavier_normal", "he_normal")},
    "network.MLP.forward": networks.network_forward,
    "network.MLP.gradients": (networks.each_gradient, networks.gradients_by_layer),
    **{f"optimizers.{name}.step": networks.optimizer(name) for name in networks.PACES},
    **{f"optimizers.{name}": functions.clipping(name) for name in ("clip_by_value", "clip_by_global_norm")},
    "training.train": networks.lent_training,
    "TRAIN-TRAIN-9": networks.whole_training,
    "TRAIN-TRAIN-10": networks.whole_training,
    **{f"regularization.{name}": functions.penalty(name) for name in ("l1_penalty", "l2_penalty")},
    **{
        f"regularization.{name}": functions.penalty_gradient(name)
        for name in ("l1_gradients", "l2_gradients")
    },
    "gradient_flow.layer_gradient_norms": networks.gradient_norms,
}
