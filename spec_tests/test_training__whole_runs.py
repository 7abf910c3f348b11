"""Training with the submission's own network and optimizers, from parameters that the test gives.

Convergence proves little about the formulas, so it earns few points; the starts are chosen so that
a right solution is far below the bound (the comments have the reference's values).
"""

from __future__ import annotations

import numpy as np

from grader.testing import (
    RemoteObject,
    Submission,
    Verdict,
    as_array,
    expect,
    paste_value,
    requirement,
)

from .optimizers_cases import as_object, make, showing_all_calls
from .training_cases import XOR, waves

_ANGLES = np.arange(12) * (np.pi / 6)
_CLASSES = np.arange(12) // 2 % 3  # two opposite arcs of the circle each: no line divides them


@requirement(
    "TRAIN-TRAIN-9",
    of="train",
    points=0.3,
    hint="If the other tests of train pass, look at the network's gradients first.",
    needs=("network.MLP", "optimizers.SGD"),
)
def test_train_xor(submission: Submission) -> None:
    """From the given start, an MLP([2, 4, 1]) learns XOR in 100 full-batch epochs of SGD(1.0)."""
    X, T = XOR
    network = _network(submission, [2, 4, 1], "sigmoid", "binary_cross_entropy")
    optimizer = make(submission, "SGD", {"learning_rate": 1.0})
    submission.training.train(network, optimizer, X, T, epochs=100)
    with showing_all_calls():
        prediction = as_array(network.forward(X), (4, 1), "the prediction")
        expect(
            bool((np.abs(prediction - T) < 0.25).all()),  # 0.04
            Verdict.WRONG_VALUE,
            "after training, a prediction is more than 0.25 from its target",
            f"near {paste_value(T)}",
            paste_value(prediction.round(3)),
        )


@requirement(
    "TRAIN-TRAIN-10",
    of="train",
    points=0.3,
    hint="If the other tests of train pass, look at the network's gradients and at Adam first.",
    needs=("network.MLP", "optimizers.Adam", "training.minibatches"),
)
def test_train_classes(submission: Submission) -> None:
    """From the given start, an MLP([2, 8, 3]) learns three classes in 40 epochs of Adam(0.1), in batches
    of all rows.
    """
    X = np.round(np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1), 2) + 0.0
    T = np.eye(3)[_CLASSES]
    network = _network(submission, [2, 8, 3], "softmax", "softmax_cross_entropy")
    optimizer = make(submission, "Adam", {"learning_rate": 0.1})
    # With smaller batches, how well it learns would depend on their order, which is the submission's.
    submission.training.train(network, optimizer, X, T, epochs=40, batch_size=12)
    with showing_all_calls():
        prediction = as_array(network.forward(X), (12, 3), "the prediction")
        classes = prediction.argmax(axis=1)
        expect(
            bool((classes == _CLASSES).all()),  # 0.96 or more for the right class
            Verdict.WRONG_VALUE,
            "after training, the largest output of a row is not that of its class",
            f"the classes {_CLASSES.tolist()}",
            f"the classes {classes.tolist()}",
        )


def _network(submission: Submission, sizes: list[int], output: str, loss: str) -> RemoteObject:
    made = submission.network.MLP(sizes, hidden="tanh", output=output, loss=loss)
    network = as_object(made, "MLP(…)", "set_parameters")
    n_in, n_hidden, n_out = sizes
    network.set_parameters(waves([(n_in, n_hidden), (n_hidden,), (n_hidden, n_out), (n_out,)], 1.5))
    return network
