"""A dense layer by the formulas of article 003, sections 2.2 and 3.3.

The article writes an example as a column and a weight matrix as (n_out, n_in). The functions turn
the course's rows into that form, apply the formulas, and turn the results back.
"""

import numpy as np


def dense_forward(x, W, b):
    """Return the pre-activations of a batch of rows."""
    columns, weight = np.asarray(x, dtype=float).T, np.asarray(W, dtype=float).T
    return (weight @ columns).T + np.asarray(b, dtype=float)


def dense_backward(dz, x, W):
    """Return the gradients for the input, the weights and the bias."""
    delta, activation = np.asarray(dz, dtype=float).T, np.asarray(x, dtype=float).T
    weight = np.asarray(W, dtype=float).T
    weight_gradient = activation @ delta.T
    bias_gradient = delta.sum(axis=1)
    input_gradient = weight.T @ delta
    return input_gradient.T, weight_gradient.T, bias_gradient
