"""How large the gradient is, layer by layer."""
import numpy as np
from derivatives import norm, to_float


def layer_gradient_norms(network, X, T):
    return np.array([norm(dW) for dW in network.gradients(X, T)[::2]])


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    norms = to_float(norms)
    if np.any(~np.isfinite(norms) | (norms > exploding)):
        return "exploding"
    return "vanishing" if np.any(norms < vanishing) else "healthy"
