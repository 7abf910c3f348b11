"""How large the gradients are, layer by layer."""

import math

import numpy as np

from .activations import to_array
from .derivatives import norm_of


def layer_gradient_norms(network, X, T):
    gradients = network.gradients(X, T)
    layers = len(gradients) // 2
    norms = np.empty(layers)
    for layer in range(layers):
        norms[layer] = norm_of(to_array(gradients[2 * layer], "gradients").ravel().tolist())
    return norms


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    verdict = "healthy"
    for norm in to_array(norms, "norms").ravel().tolist():
        if norm > exploding or not math.isfinite(norm):
            return "exploding"
        if norm < vanishing:
            verdict = "vanishing"
    return verdict
