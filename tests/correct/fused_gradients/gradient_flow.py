"""Do gradients vanish or explode on their way back?"""
import numpy as np

from .derivatives import tensor, vector_norm


def layer_gradient_norms(network, X, T):
    gradients = network.gradients(X, T)
    return np.array([vector_norm(gradients[i]) for i in range(0, len(gradients), 2)])


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    norms = tensor(norms)
    if not (np.isfinite(norms) & (norms <= exploding)).all():
        return "exploding"
    if (norms < vanishing).any():
        return "vanishing"
    return "healthy"
