"""The size of the gradient, layer by layer."""
import numpy as np

from tape_autodiff.derivatives import norm, to_float


def layer_gradient_norms(network, X, T):
    return np.array([norm(g) for g in network.gradients(X, T)[::2]])


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    norms = to_float(norms)
    if np.any(norms > exploding) or not np.all(np.isfinite(norms)):
        return "exploding"
    return "vanishing" if np.any(norms < vanishing) else "healthy"
