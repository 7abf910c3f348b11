"""How large the gradient is in each layer, and what that says about the network."""

import numpy as np

from .toolkit import norm, not_negative, real_array


def layer_gradient_norms(network, X, T):
    weights = list(network.gradients(X, T))[0::2]
    return np.array([norm(dW) for dW in weights])


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    norms = real_array(norms, "norms")
    vanishing = not_negative(vanishing, "vanishing")
    exploding = not_negative(exploding, "exploding")
    verdicts = {
        "exploding": ~np.isfinite(norms) | (norms > exploding),
        "vanishing": norms < vanishing,
    }
    return next((verdict for verdict, found in verdicts.items() if found.any()), "healthy")
