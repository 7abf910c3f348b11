"""Activations as rules: (value, pullback). Derivatives are read off the tape."""
import numpy as np

from tape_autodiff.derivatives import Tape, apply, differentiate, elementwise, to_float


def sigmoid_rule(z):
    with np.errstate(under="ignore"):
        e = np.exp(-np.abs(z))
        return elementwise(np.where(z >= 0, 1.0, e) / (1.0 + e), e / (1.0 + e) ** 2)


def tanh_rule(z):
    with np.errstate(under="ignore"):
        e = np.exp(-2.0 * np.abs(z))
        return elementwise(np.tanh(z), 4.0 * e / (1.0 + e) ** 2)


def leaky_relu_rule(z, slope=0.01):
    return elementwise(np.where(z > 0, z, slope * z), np.where(z > 0, 1.0, slope))


def relu_rule(z):
    return elementwise(np.maximum(z, 0.0), np.where(z > 0, 1.0, 0.0))


def softplus_rule(z):
    """log(1 + exp(z)), whose derivative is the sigmoid."""
    with np.errstate(under="ignore"):
        return elementwise(np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z))), sigmoid_rule(z)[0])


def clip_rule(z, low, high):
    return elementwise(np.clip(z, low, high), np.where((z >= low) & (z <= high), 1.0, 0.0))


def _softmax_terms(z):
    """softmax, log-softmax and the matrix that adds up all entries but the own one."""
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"z has shape {z.shape}: softmax needs a last axis with at least one entry")
    best = np.argmax(z, axis=-1)[..., np.newaxis]
    shifted = z - np.take_along_axis(z, best, axis=-1)
    with np.errstate(under="ignore"):
        e = np.exp(shifted)
        rest = np.where(np.arange(z.shape[-1]) == best, 0.0, e).sum(axis=-1, keepdims=True)
        return e / (1.0 + rest), shifted - np.log1p(rest), 1.0 - np.eye(z.shape[-1])


def softmax_rule(z):
    """Pullback: s_j * sum_i s_i (g_j - g_i), where the term i = j is left out so that nothing cancels."""
    s, _, others = _softmax_terms(z)
    return s, lambda g: s * (g * (s @ others) - (s * g) @ others)


def log_softmax_rule(z):
    """Pullback: sum_i (g_j s_i - s_j g_i), again without i = j."""
    s, log_s, others = _softmax_terms(z)
    return log_s, lambda g: g * (s @ others) - s * (g @ others)


def sigmoid(z):
    return sigmoid_rule(to_float(z))[0]


def sigmoid_derivative(z):
    return differentiate(sigmoid_rule, z)


def sigmoid_derivative_from_output(a):
    return differentiate(lambda a: elementwise(a, a * (1.0 - a)), a)


def tanh(z):
    return tanh_rule(to_float(z))[0]


def tanh_derivative(z):
    return differentiate(tanh_rule, z)


def tanh_derivative_from_output(a):
    return differentiate(lambda a: elementwise(a, (1.0 - a) * (1.0 + a)), a)


def relu(z):
    return relu_rule(to_float(z))[0]


def relu_derivative(z):
    return differentiate(relu_rule, z)


def leaky_relu(z, slope=0.01):
    return leaky_relu_rule(to_float(z), slope)[0]


def leaky_relu_derivative(z, slope=0.01):
    return differentiate(leaky_relu_rule, z, slope)


def softmax(z):
    return softmax_rule(to_float(z))[0]


def softmax_jacobian(z):
    """One backward pass: k copies of z, the i-th seeded with the i-th unit vector."""
    z = to_float(z)
    if z.ndim != 1:
        raise ValueError(f"z has shape {z.shape}: it must be one vector (k,)")
    tape = Tape()
    copies = tape.variable(np.tile(z, (z.size, 1)))
    return tape.gradients(apply(softmax_rule, copies), [copies], seed=np.eye(z.size))[0]
