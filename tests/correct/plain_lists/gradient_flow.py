import math

from nested import enter, flat, leave, norm


def layer_gradient_norms(network, X, T):
    weights = network.gradients(X, T)[::2]
    return leave([norm(flat(enter(dW, "gradients")[0])) for dW in weights], len(weights))


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    norms = flat(enter(norms, "norms")[0])
    if any(not math.isfinite(value) or value > exploding for value in norms):
        return "exploding"
    return "vanishing" if any(value < vanishing for value in norms) else "healthy"
