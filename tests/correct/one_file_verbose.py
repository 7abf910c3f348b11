"""My solution of the whole assignment in ONE file.

Everything is here, in the order of the handout: derivatives, activations, losses, gradient descent,
layers, initialisation, network, optimisers, training, regularisation, gradient flow.

I like to see what my program is doing, so the bigger functions print progress and the shapes of what
they compute. The prints go to standard output and change nothing about the results.
"""

import math

import numpy as np

# =====================================================================================================
# 0. Helpers used everywhere
# =====================================================================================================


def say(*things):
    """Print one line of progress. (Replace the body with `pass` for silence.)"""
    print("[net]", *things)


def shapes_of(arrays):
    """The shapes of several arrays as one short text, for the progress lines and the error messages."""
    return ", ".join(str(np.shape(array)) for array in arrays)


def as_floats(value, name):
    """Return a FRESH float64 array with the contents of `value`.

    Because it is always a copy,
      * integers cannot truncate anything later on,
      * read-only, strided or Fortran-ordered input is no problem,
      * we can never modify (or hand out) somebody else's memory by accident.
    """
    try:
        return np.array(value, dtype=np.float64, order="C")
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be array-like and numeric, got {value!r}") from error


def as_number(value, name):
    """Return a Python float; whatever is not a scalar (an array with one entry is none) is an error."""
    value = as_floats(value, name)
    if value.ndim != 0:
        raise ValueError(f"{name} must be a scalar, got shape {value.shape}")
    return float(value)


def give(result):
    """Results leave through here: arrays stay arrays, 0-d results become NumPy scalars."""
    return result[()]


def length(array):
    """The 2-norm of all entries. Dividing by the largest entry first avoids overflow and underflow."""
    array = np.asarray(array, dtype=np.float64)
    largest = float(np.max(np.abs(array), initial=0.0))
    if largest == 0.0 or not math.isfinite(largest):
        return largest
    return largest * float(np.sqrt(np.sum((array / largest) ** 2)))


# =====================================================================================================
# 1. Derivatives
# =====================================================================================================


def pick_step(h, x):
    """The step for a difference quotient at the coordinate x.

    A given h is used exactly. Otherwise: the central difference has a truncation error ~ h^2 and a
    rounding error ~ eps / h, so the cube root of eps balances the two; it grows with |x| because
    the spacing of the floating point numbers grows with |x|.
    """
    if h is None:
        return float(np.finfo(np.float64).eps) ** (1 / 3) * max(1.0, abs(x))
    h = as_number(h, "h")
    if h <= 0.0 or not math.isfinite(h):
        raise ValueError(f"h must be positive and finite, got {h}")
    return h


def forward_difference(f, x, h=1e-6):
    x = as_number(x, "x")
    h = pick_step(h, x)
    return (as_number(f(np.float64(x + h)), "f(x + h)") - as_number(f(np.float64(x)), "f(x)")) / h


def central_difference(f, x, h=None):
    x = as_number(x, "x")
    h = pick_step(h, x)
    above = as_number(f(np.float64(x + h)), "f(x + h)")
    below = as_number(f(np.float64(x - h)), "f(x - h)")
    return (above - below) / (2 * h)


def moved(x, index, distance):
    """A fresh copy of x in which one entry has moved."""
    result = x.copy()
    result[index] += distance
    return result


def slope_along(f, x, index, h):
    """The central difference of f: array -> number along one entry of the array."""
    above = as_number(f(moved(x, index, h)), "f(x)")
    below = as_number(f(moved(x, index, -h)), "f(x)")
    return (above - below) / (2 * h)


def partial_derivative(f, x, i, h=None):
    x = as_floats(x, "x")
    if x.ndim != 1:
        raise ValueError(f"x must be a vector of shape (n,), got shape {x.shape}")
    if i not in range(x.size):  # negative indices are out of range, too
        raise ValueError(f"i must be an integer with 0 <= i <= {x.size - 1}, got {i}")
    return slope_along(f, x, int(i), pick_step(h, float(x[int(i)])))


def numerical_gradient(f, x, h=None):
    x = as_floats(x, "x")
    gradient = np.zeros(x.shape)
    say("numerical gradient of", x.size, "entries, shape", x.shape)
    for index in np.ndindex(x.shape):  # for a 0-d array there is one index, the empty tuple
        gradient[index] = slope_along(f, x, index, pick_step(h, float(x[index])))
    return gradient


def numerical_jacobian(f, x, h=None):
    x = as_floats(x, "x")
    if x.ndim != 1:
        raise ValueError(f"x must be a vector of shape (n,), got shape {x.shape}")

    def outputs(point):  # as_floats copies, which matters if f writes all its results into one buffer
        result = as_floats(f(point), "f(x)")
        if result.ndim != 1:
            raise ValueError(f"f must return a vector of shape (m,), got shape {result.shape}")
        return result

    jacobian = np.zeros((outputs(x.copy()).size, x.size))  # one row per output, one column per input
    say("numerical Jacobian of shape", jacobian.shape)
    for j in range(x.size):
        step = pick_step(h, float(x[j]))
        jacobian[:, j] = (outputs(moved(x, j, step)) - outputs(moved(x, j, -step))) / (2 * step)
    return jacobian


def power_derivative(x, n):
    """(x^n)' = n x^(n-1)"""
    x, n = as_floats(x, "x"), as_floats(n, "n")
    if np.any((x == 0) & (n < 1) & (n != 0)):
        raise ValueError(f"x must not be 0 for a power n < 1, got x = {x.tolist()}, n = {n.tolist()}")
    if np.any((x < 0) & (n % 1 != 0)):
        raise ValueError(f"x must be >= 0 for a fractional power n, got x = {x.tolist()}, n = {n.tolist()}")
    # For n = 0 the factor x^(-1) must not be computed: it is infinite at 0, and infinity times 0 is nan.
    exponent = np.where(n == 0, 0.0, n - 1.0)
    with np.errstate(over="ignore"):
        return give(n * np.power(x, exponent))


def exponential_derivative(x, a):
    """(a^x)' = a^x ln a"""
    x, a = as_floats(x, "x"), as_floats(a, "a")
    if not np.all(a > 0):
        raise ValueError(f"a must be > 0, got {a.tolist()}")
    with np.errstate(over="ignore", invalid="ignore"):
        return give(np.where(a == 1, 0.0, np.power(a, x) * np.log(a)))


def logarithm_derivative(x, a):
    """(log_a x)' = 1 / (x ln a)"""
    x, a = as_floats(x, "x"), as_floats(a, "a")
    if not np.all((a > 0) & (a != 1)):
        raise ValueError(f"a must be > 0 and not 1, got {a.tolist()}")
    if not np.all(x > 0):
        raise ValueError(f"x must be > 0, got {x.tolist()}")
    return give(1.0 / (x * np.log(a)))


def sine_derivative(x):
    return np.cos(as_floats(x, "x"))


def cosine_derivative(x):
    return -np.sin(as_floats(x, "x"))


def chain_rule(outer_derivative, inner, inner_derivative, x):
    """f'(g(x)) g'(x): the OUTER derivative is taken at g(x), the inner one at x."""
    x = as_floats(x, "x")
    between = as_floats(inner(give(x.copy())), "inner(x)")
    outer = as_floats(outer_derivative(give(between)), "outer_derivative(inner(x))")
    slope = as_floats(inner_derivative(give(x.copy())), "inner_derivative(x)")
    # A derivative may be a constant function that returns one number for a whole array: fill it up.
    outer, slope, _ = np.broadcast_arrays(outer, slope, x)
    return outer * slope


def multivariate_chain_rule(dy_dg, dg_dx):
    """Every path from x_j through some g_i to y contributes dy/dg_i * dg_i/dx_j; the paths add up."""
    dy_dg, dg_dx = as_floats(dy_dg, "dy_dg"), as_floats(dg_dx, "dg_dx")
    if dy_dg.ndim != 1 or dg_dx.ndim != 2 or dg_dx.shape[0] != dy_dg.shape[0]:
        raise ValueError(f"dy_dg and dg_dx must have shapes (m,) and (m, n), got {shapes_of([dy_dg, dg_dx])}")
    return dy_dg @ dg_dx


def relative_error(a, b):
    a, b = as_floats(a, "a"), as_floats(b, "b")
    if a.shape != b.shape:
        raise ValueError(f"a and b must have the same shape, got {shapes_of([a, b])}")
    with np.errstate(over="ignore", invalid="ignore"):
        distance = length(a - b)
    return distance / max(length(a) + length(b), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    x = as_floats(x, "x")
    claimed = as_floats(gradient(x.copy()), "gradient(x)")
    if claimed.shape != x.shape:
        say("check_gradient: shape", claimed.shape, "instead of", x.shape)
        return False
    if not np.all(np.isfinite(claimed)):
        return False
    measured = numerical_gradient(f, x)
    error = relative_error(claimed, measured)
    say("check_gradient: relative error", error)
    if error <= tolerance:
        return True
    # At a stationary point the true gradient is 0 and the measured one consists of nothing but its own
    # error, so the RELATIVE error says nothing. Then we ask whether the difference is explained by
    #   * rounding in f: about eps |f| / h per entry, and
    #   * truncation: twice the change that half the step makes.
    height = abs(as_number(f(x.copy()), "f(x)"))
    doubt = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = pick_step(None, float(x[index]))
        finer = slope_along(f, x, index, step / 2)
        doubt[index] = 2 * abs(measured[index] - finer) + 1e-15 * height / step
    return bool(length(claimed - measured) <= length(doubt))


# =====================================================================================================
# 2. Activations
# =====================================================================================================
# The trick in all of them: only ever take exp of something NEGATIVE. That can underflow to 0 (which is
# harmless and silent) but never overflow.


def sigmoid(z):
    z = as_floats(z, "z")
    decay = np.exp(-np.abs(z))
    # 1 / (1 + e^-z) for z >= 0, and the same fraction multiplied through by e^z for z < 0
    return give(np.where(z >= 0, 1.0, decay) / (1.0 + decay))


def sigmoid_derivative(z):
    """Fed the PRE-activation z. Written with e^-|z| because s(1-s) would be 0 already at z = 40."""
    decay = np.exp(-np.abs(as_floats(z, "z")))
    return give(decay / (1.0 + decay) ** 2)


def sigmoid_derivative_from_output(a):
    """Fed the activation a = sigmoid(z)."""
    a = as_floats(a, "a")
    return give(a * (1.0 - a))


def tanh(z):
    return give(np.tanh(as_floats(z, "z")))


def tanh_derivative(z):
    """1 - tanh(z)^2 = 1 / cosh(z)^2, again with a decaying exponential."""
    decay = np.exp(-2.0 * np.abs(as_floats(z, "z")))
    return give(4.0 * decay / (1.0 + decay) ** 2)


def tanh_derivative_from_output(a):
    a = as_floats(a, "a")
    return give((1.0 - a) * (1.0 + a))


def relu(z):
    return give(np.maximum(as_floats(z, "z"), 0.0))


def relu_derivative(z):
    """1 for positive z, 0 for negative z; at the kink I choose 0."""
    return give(np.where(as_floats(z, "z") > 0, 1.0, 0.0))


def leaky_relu(z, slope=0.01):
    z = as_floats(z, "z")
    return give(np.where(z > 0, z, slope * z))


def leaky_relu_derivative(z, slope=0.01):
    return give(np.where(as_floats(z, "z") > 0, 1.0, float(slope)))


def softmax(z):
    z = as_floats(z, "z")
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"z must have at least one entry along the last axis, got shape {z.shape}")
    # every row is shifted by ITS OWN maximum
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def one_minus_softmax(s):
    """1 - s, row by row, with full relative precision.

    Where s is almost 1, the subtraction would cancel (softmax([40, 0]) gives 1 - 1 = 0 instead of
    4e-18). So for the largest entry of every row the OTHER entries are added up instead.
    """
    best = np.argmax(s, axis=-1, keepdims=True)
    others = s.copy()
    np.put_along_axis(others, best, 0.0, axis=-1)
    result = 1.0 - s
    np.put_along_axis(result, best, np.sum(others, axis=-1, keepdims=True), axis=-1)
    return result


def softmax_jacobian(z):
    """J[i, j] = s_i (1 if i == j else 0) - s_i s_j"""
    z = as_floats(z, "z")
    if z.ndim != 1:
        raise ValueError(f"z must be one vector of shape (k,), got shape {z.shape}")
    s = softmax(z)
    jacobian = -np.outer(s, s)
    np.fill_diagonal(jacobian, s * one_minus_softmax(s))
    return jacobian


# =====================================================================================================
# 3. Losses
# =====================================================================================================


def loss_arguments(prediction, target, name="prediction"):
    """Checked copies of both arguments. No broadcasting: (m, 1) against (m,) is an error."""
    prediction, target = as_floats(prediction, name), as_floats(target, "target")
    if prediction.shape != target.shape:
        raise ValueError(f"{name} and target must have equal shapes, got {shapes_of([prediction, target])}")
    if prediction.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {prediction.shape}")
    return prediction, target


def number_of_rows(array):
    return array.shape[0] if array.ndim > 0 else 1


def half_squared_error(prediction, target):
    y, t = loss_arguments(prediction, target)
    return float(np.sum((y - t) ** 2) / (2 * number_of_rows(y)))


def half_squared_error_gradient(prediction, target):
    y, t = loss_arguments(prediction, target)
    return (y - t) / number_of_rows(y)


def mean_squared_error(prediction, target):
    y, t = loss_arguments(prediction, target)
    return float(np.mean((y - t) ** 2))


def mean_squared_error_gradient(prediction, target):
    y, t = loss_arguments(prediction, target)
    return 2.0 * (y - t) / y.size


SMALLEST_PROBABILITY = 1e-12


def clipped_probabilities(prediction):
    """p and 1 - p, both clipped, so that no logarithm and no division meets a zero."""
    if np.any((prediction < 0) | (prediction > 1)):
        bad = prediction[(prediction < 0) | (prediction > 1)].flat[0]
        raise ValueError(f"prediction must be in [0, 1], got {bad}")
    p = np.clip(prediction, SMALLEST_PROBABILITY, 1.0 - SMALLEST_PROBABILITY)
    return p, 1.0 - p


def binary_cross_entropy(prediction, target):
    y, t = loss_arguments(prediction, target)
    p, _ = clipped_probabilities(y)
    return float(np.mean(-t * np.log(p) - (1.0 - t) * np.log1p(-p)))


def binary_cross_entropy_gradient(prediction, target):
    y, t = loss_arguments(prediction, target)
    p, q = clipped_probabilities(y)
    return (p - t) / (p * q) / y.size


def softplus(z):
    """log(1 + e^z) without overflow"""
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy_with_logits(prediction, target):
    # -log(sigmoid(z)) = softplus(-z) and -log(1 - sigmoid(z)) = softplus(z)
    z, t = loss_arguments(prediction, target)
    return float(np.mean(t * softplus(-z) + (1.0 - t) * softplus(z)))


def binary_cross_entropy_with_logits_gradient(prediction, target):
    # sigmoid(z) - t, but without the cancellation of 1 - 1 for large z
    z, t = loss_arguments(prediction, target)
    return ((1.0 - t) * sigmoid(z) - t * sigmoid(-z)) / z.size


def softmax_arguments(logits, target):
    z, t = loss_arguments(logits, target, "logits")
    if z.ndim != 2:
        raise ValueError(f"logits must have shape (m, k), got {z.shape}")
    return z, t


def softmax_cross_entropy(logits, target):
    z, t = softmax_arguments(logits, target)
    # -log softmax(z)_k = (max - z_k) + log(sum of e^(z - max)); the largest term of that sum is 1 and is
    # left to log1p, so that even a loss of 1e-18 comes out right.
    best = np.argmax(z, axis=1, keepdims=True)
    top = np.take_along_axis(z, best, axis=1)
    powers = np.exp(z - top)
    np.put_along_axis(powers, best, 0.0, axis=1)
    minus_logs = (top - z) + np.log1p(np.sum(powers, axis=1, keepdims=True))
    return float(np.sum(t * minus_logs) / z.shape[0])  # sum over classes, mean over rows


def softmax_cross_entropy_gradient(logits, target):
    z, t = softmax_arguments(logits, target)
    s = softmax(z)
    # s * sum(t) - t = s * (sum(t) - t) - t * (1 - s)
    gradient = s * (np.sum(t, axis=1, keepdims=True) - t) - t * one_minus_softmax(s)
    return gradient / z.shape[0]


# =====================================================================================================
# 4. Gradient descent
# =====================================================================================================


def gradient_step(x, gradient, learning_rate):
    x, gradient = as_floats(x, "x"), as_floats(gradient, "gradient")
    if x.shape != gradient.shape:
        raise ValueError(f"x and gradient must have equal shapes, got {shapes_of([x, gradient])}")
    with np.errstate(over="ignore", invalid="ignore"):  # divergence is reported by gradient_descent
        return give(x - float(learning_rate) * gradient)


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be > 0, got {learning_rate}")
    if max_iterations < 0:
        raise ValueError(f"max_iterations must be >= 0, got {max_iterations}")
    x = as_floats(x0, "x0")
    iterations = 0
    say("gradient descent from a point of shape", x.shape, "with learning rate", learning_rate)
    while iterations < max_iterations:
        slope = as_floats(gradient(x.copy()), "gradient(x)")
        if not np.all(np.isfinite(slope)):
            raise FloatingPointError(f"the gradient must be finite, got {slope} after {iterations} updates")
        if iterations % 100 == 0:
            say("  iteration", iterations, "norm of the gradient", length(slope))
        if length(slope) <= tolerance:  # stop BEFORE the update
            break
        x = np.asarray(gradient_step(x, slope, learning_rate))
        iterations += 1
    say("  stopped after", iterations, "updates")
    return give(x), iterations


# =====================================================================================================
# 5. Layers
# =====================================================================================================


def dense_arguments(x, W, b=None, square=False):
    """Checked copies of x, W and, where the layer has it, b."""
    x, W = as_floats(x, "x"), as_floats(W, "W")
    if x.ndim != 2 or W.ndim != 2 or x.shape[1] != W.shape[0]:
        raise ValueError(f"x and W must have shapes (m, n_in) and (n_in, n_out), got {shapes_of([x, W])}")
    if square and W.shape[0] != W.shape[1]:
        raise ValueError(f"W must be square, got shape {W.shape}")
    if b is not None:
        b = as_floats(b, "b")
        if b.shape != (W.shape[1],):
            raise ValueError(f"b must have shape {(W.shape[1],)}, got {b.shape}")
    return x, W, b


def check_upstream(gradient, name, shape):
    gradient = as_floats(gradient, name)
    if gradient.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, got {gradient.shape}")
    return gradient


def dense_forward(x, W, b):
    x, W, b = dense_arguments(x, W, b)
    z = x @ W + b
    say("dense forward:", x.shape, "@", W.shape, "+", b.shape, "->", z.shape)
    return z


def dense_backward(dz, x, W):
    x, W, _ = dense_arguments(x, W)
    dz = check_upstream(dz, "dz", (x.shape[0], W.shape[1]))
    # No averaging here! If the loss is a mean, its 1/m is in dz already.
    dx, dW, db = dz @ W.T, x.T @ dz, np.sum(dz, axis=0)
    say("dense backward:", dz.shape, "-> dx", dx.shape, "dW", dW.shape, "db", db.shape)
    return dx, dW, db


def residual_forward(x, W, b):
    x, W, b = dense_arguments(x, W, b, square=True)
    return x + relu(dense_forward(x, W, b))


def residual_backward(dy, x, W, b):
    x, W, b = dense_arguments(x, W, b, square=True)
    dy = check_upstream(dy, "dy", x.shape)
    # The gradient flows along two paths: through the branch (with the relu's mask) and over the skip.
    dz = dy * relu_derivative(dense_forward(x, W, b))
    dx, dW, db = dense_backward(dz, x, W)
    return dx + dy, dW, db


def dropout_forward(x, drop_probability, seed, training=True):
    if not 0 <= drop_probability < 1:
        raise ValueError(f"drop_probability must be in [0, 1), got {drop_probability}")
    x = as_floats(x, "x")
    mask = np.ones(x.shape)
    if training:
        survives = np.random.default_rng(seed).random(x.shape) >= drop_probability
        mask = np.where(survives, 1.0 / (1.0 - drop_probability), 0.0)
        say("dropout keeps", int(np.sum(survives)), "of", x.size, "entries")
    return x * mask, mask


def dropout_backward(dy, mask):
    mask = as_floats(mask, "mask")
    return check_upstream(dy, "dy", mask.shape) * mask


# =====================================================================================================
# 6. Initialisation
# =====================================================================================================


def normal_weights(n_in, n_out, variance, seed):
    weights = np.random.default_rng(seed).normal(0.0, math.sqrt(variance), size=(n_in, n_out))
    say("drew weights of shape", weights.shape, "with variance", variance)
    return weights


def check_fans(n_in, n_out):
    for name, size in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(size, (int, np.integer)) or size < 1:
            raise ValueError(f"{name} must be an integer >= 1, got {size!r}")


def xavier_normal(n_in, n_out, seed):
    check_fans(n_in, n_out)
    return normal_weights(n_in, n_out, 2.0 / (n_in + n_out), seed)


def he_normal(n_in, n_out, seed):
    check_fans(n_in, n_out)
    return normal_weights(n_in, n_out, 2.0 / n_in, seed)


# =====================================================================================================
# 7. The network
# =====================================================================================================

ACTIVATIONS = {  # name -> (function of z, derivative as a function of z)
    "linear": (np.array, np.ones_like),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (tanh, tanh_derivative),
    "relu": (relu, relu_derivative),
    "softmax": (softmax, None),  # only ever used together with its loss
}
LOSSES = {  # name -> (loss, gradient)
    "half_squared_error": (half_squared_error, half_squared_error_gradient),
    "mean_squared_error": (mean_squared_error, mean_squared_error_gradient),
    "binary_cross_entropy": (binary_cross_entropy, binary_cross_entropy_gradient),
    "softmax_cross_entropy": (softmax_cross_entropy, softmax_cross_entropy_gradient),
}
HIDDEN_NAMES = ("sigmoid", "tanh", "relu")
OUTPUT_NAMES = ("linear", "sigmoid", "softmax")
LOSS_NAMES = tuple(LOSSES)


class MLP:
    """A multilayer perceptron.

    It keeps its parameters and nothing else: every call of gradients() runs its own forward pass, so
    no other call can disturb it.
    """

    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        sizes = np.atleast_1d(layer_sizes).tolist()
        if len(sizes) < 2 or not all(isinstance(size, int) and size >= 1 for size in sizes):
            raise ValueError(f"layer_sizes must be at least two integers >= 1, got {layer_sizes!r}")
        if hidden not in HIDDEN_NAMES:
            raise ValueError(f"hidden must be one of {HIDDEN_NAMES}, got {hidden!r}")
        if output not in OUTPUT_NAMES:
            raise ValueError(f"output must be one of {OUTPUT_NAMES}, got {output!r}")
        if loss not in LOSS_NAMES:
            raise ValueError(f"loss must be one of {LOSS_NAMES}, got {loss!r}")
        if (output == "softmax") != (loss == "softmax_cross_entropy"):
            raise ValueError("a softmax output and the loss softmax_cross_entropy go only together, "
                             f"got output {output!r} and loss {loss!r}")
        self.layer_sizes, self.hidden, self.output, self.loss_name = sizes, hidden, output, loss
        say("building an MLP with layers", sizes, "hidden", hidden, "output", output, "loss", loss)
        # One generator, made from the seed, hands a seed of its own to every layer.
        rng = np.random.default_rng(seed)
        self._parameters = []
        for layer in range(1, len(sizes)):
            n_in, n_out = sizes[layer - 1], sizes[layer]
            is_hidden = layer < len(sizes) - 1
            draw = he_normal if hidden == "relu" and is_hidden else xavier_normal
            self._parameters += [draw(n_in, n_out, int(rng.integers(2**63))), np.zeros(n_out)]

    def parameters(self):
        return [parameter.copy() for parameter in self._parameters]

    def set_parameters(self, parameters):
        new = [as_floats(parameter, "parameters") for parameter in parameters]
        if [p.shape for p in new] != [p.shape for p in self._parameters]:
            raise ValueError(f"parameters must have the shapes {shapes_of(self._parameters)}, "
                             f"got {shapes_of(new)}")
        self._parameters = new

    def _forward_pass(self, X):
        """Return the list of activations [X, a1, ..., aL] and the list of pre-activations [z1, ..., zL]."""
        X = as_floats(X, "X")
        if X.ndim != 2 or X.shape[1] != self.layer_sizes[0]:
            raise ValueError(f"X must have shape (m, {self.layer_sizes[0]}), got {X.shape}")
        activations, pre_activations = [X], []
        depth = len(self.layer_sizes) - 1
        for layer in range(depth):
            W, b = self._parameters[2 * layer], self._parameters[2 * layer + 1]
            z = activations[-1] @ W + b
            activate = ACTIVATIONS[self.hidden if layer < depth - 1 else self.output][0]
            pre_activations.append(z)
            activations.append(activate(z))
        say("forward shapes:", " -> ".join(str(a.shape) for a in activations))
        return activations, pre_activations

    def _check_target(self, T, shape):
        T = as_floats(T, "T")
        if T.shape != shape:
            raise ValueError(f"T must have shape {shape}, got {T.shape}")
        return T

    def forward(self, X):
        return self._forward_pass(X)[0][-1]

    def loss(self, X, T):
        activations, pre_activations = self._forward_pass(X)
        T = self._check_target(T, activations[-1].shape)
        # softmax_cross_entropy contains the softmax, so it wants z and not softmax(z)
        argument = pre_activations[-1] if self.output == "softmax" else activations[-1]
        value = LOSSES[self.loss_name][0](argument, T)
        say("loss", value)
        return value

    def _output_delta(self, z, y, T):
        """The derivative of the loss with respect to the output layer's z."""
        if self.output == "softmax":
            return softmax_cross_entropy_gradient(z, T)
        if self.output == "sigmoid" and self.loss_name == "binary_cross_entropy":
            # 1 / (p (1 - p)) of the loss and p (1 - p) of the sigmoid cancel: do it on paper.
            delta = binary_cross_entropy_with_logits_gradient(z, T)
            # loss() clips its probabilities; where it does, it is constant, and the exact slope is 0.
            clipped = (y < SMALLEST_PROBABILITY) | (y > 1.0 - SMALLEST_PROBABILITY)
            return np.where(clipped, 0.0, delta)
        return LOSSES[self.loss_name][1](y, T) * ACTIVATIONS[self.output][1](z)

    def gradients(self, X, T):
        activations, pre_activations = self._forward_pass(X)
        T = self._check_target(T, activations[-1].shape)
        delta = self._output_delta(pre_activations[-1], activations[-1], T)
        result = []
        for layer in reversed(range(len(pre_activations))):
            dW, db = activations[layer].T @ delta, np.sum(delta, axis=0)
            result = [dW, db] + result
            if layer > 0:  # one layer back: through W (transposed), then through the hidden activation
                slope = ACTIVATIONS[self.hidden][1](pre_activations[layer - 1])
                delta = (delta @ self._parameters[2 * layer].T) * slope
        say("gradient shapes:", shapes_of(result))
        return result


# =====================================================================================================
# 8. Optimisers
# =====================================================================================================


def check_positive(name, value):
    if not (value > 0 and math.isfinite(value)):
        raise ValueError(f"{name} must be > 0 and finite, got {value}")
    return float(value)


def check_decay(name, value):
    if not 0 <= value < 1:
        raise ValueError(f"{name} must be in [0, 1), got {value}")
    return float(value)


class Optimizer:
    """What the four have in common: checks, the step counter t, and the loop over the parameters.

    A subclass says in `update` what happens to one array; `memory` is that array's own dictionary.
    """

    def __init__(self):
        self.t = 0
        self.memories = None

    def step(self, parameters, gradients):
        parameters = [as_floats(p, "parameters") for p in parameters]
        gradients = [as_floats(g, "gradients") for g in gradients]
        if [p.shape for p in parameters] != [g.shape for g in gradients]:
            raise ValueError("parameters and gradients must be equally many and of equal shapes, "
                             f"got {shapes_of(parameters)} and {shapes_of(gradients)}")
        shapes = [p.shape for p in parameters]
        if self.memories is None or not any(self.memories):  # the first step, or nothing to remember
            self.memories, self.shapes = [{} for _ in parameters], shapes
        if shapes != self.shapes:
            raise ValueError(f"parameters must keep their shapes {self.shapes}, got {shapes}")
        self.t += 1  # one t for all the parameters
        if self.t % 100 == 1:
            say(type(self).__name__, "step", self.t, "on arrays of shapes", shapes_of(parameters))
        with np.errstate(over="ignore", invalid="ignore"):
            return [np.asarray(self.update(w, g, memory))
                    for w, g, memory in zip(parameters, gradients, self.memories)]


class SGD(Optimizer):
    def __init__(self, learning_rate=0.01):
        super().__init__()
        self.learning_rate = check_positive("learning_rate", learning_rate)

    def update(self, w, g, memory):
        return w - self.learning_rate * g


class Momentum(Optimizer):
    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__()
        self.learning_rate = check_positive("learning_rate", learning_rate)
        self.momentum = check_decay("momentum", momentum)

    def update(self, w, g, memory):
        memory["v"] = self.momentum * memory.get("v", np.zeros(w.shape)) + g
        return w - self.learning_rate * memory["v"]


class RMSProp(Optimizer):
    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        super().__init__()
        self.learning_rate = check_positive("learning_rate", learning_rate)
        self.decay = check_decay("decay", decay)
        self.epsilon = check_positive("epsilon", epsilon)

    def update(self, w, g, memory):
        memory["s"] = self.decay * memory.get("s", np.zeros(w.shape)) + (1 - self.decay) * g**2
        return w - self.learning_rate * g / (np.sqrt(memory["s"]) + self.epsilon)


class Adam(Optimizer):
    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__()
        self.learning_rate = check_positive("learning_rate", learning_rate)
        self.beta1 = check_decay("beta1", beta1)
        self.beta2 = check_decay("beta2", beta2)
        self.epsilon = check_positive("epsilon", epsilon)

    def update(self, w, g, memory):
        memory["m"] = self.beta1 * memory.get("m", np.zeros(w.shape)) + (1 - self.beta1) * g
        memory["v"] = self.beta2 * memory.get("v", np.zeros(w.shape)) + (1 - self.beta2) * g**2
        # both averages started at 0 and are too small at first: correct them
        m_hat = memory["m"] / (1 - self.beta1**self.t)
        v_hat = memory["v"] / (1 - self.beta2**self.t)
        return w - self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)


def clip_by_value(gradients, limit):
    if not limit > 0:
        raise ValueError(f"limit must be > 0, got {limit}")
    return [np.asarray(np.clip(as_floats(g, "gradients"), -limit, limit)) for g in gradients]


def clip_by_global_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError(f"max_norm must be > 0, got {max_norm}")
    gradients = [as_floats(g, "gradients") for g in gradients]
    norm = length([length(g) for g in gradients])  # the norm of the norms is the norm of everything
    say("global norm", norm, "allowed", max_norm)
    if not norm > max_norm:
        return gradients  # copies, unchanged to the last bit
    return [np.asarray(g * (max_norm / norm)) for g in gradients]


# =====================================================================================================
# 9. Training
# =====================================================================================================


def paired_rows(X, T):
    X, T = as_floats(X, "X"), as_floats(T, "T")
    if X.ndim == 0 or T.ndim == 0 or X.shape[0] != T.shape[0]:
        raise ValueError(f"X and T must have the same number of rows, got shapes {shapes_of([X, T])}")
    return X, T


def minibatches(X, T, batch_size, seed):
    X, T = paired_rows(X, T)
    if not isinstance(batch_size, (int, np.integer)) or batch_size < 1:
        raise ValueError(f"batch_size must be an integer >= 1, got {batch_size!r}")
    order = np.random.default_rng(seed).permutation(X.shape[0])  # ONE order for both, so pairs stay pairs
    parts = [order[start:start + batch_size] for start in range(0, order.size, batch_size)]
    say("made", len(parts), "batches of sizes", [part.size for part in parts])
    return [(X[part], T[part]) for part in parts]  # indexing with an array copies


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T = paired_rows(X, T)
    if not isinstance(epochs, (int, np.integer)) or epochs < 0:
        raise ValueError(f"epochs must be an integer >= 0, got {epochs!r}")
    rng = np.random.default_rng(seed)  # gives every epoch a seed of its own, hence an order of its own
    losses = []
    for epoch in range(epochs):
        if batch_size is None:
            batches = [(X.copy(), T.copy())]
        else:
            batches = minibatches(X, T, batch_size, int(rng.integers(2**63)))
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        losses.append(float(network.loss(X.copy(), T.copy())))  # over ALL rows, not the last batch
        say("epoch", epoch + 1, "of", epochs, "loss", losses[-1])
    return losses


# =====================================================================================================
# 10. Regularisation (weights are the 2-D arrays; biases are left alone)
# =====================================================================================================


def penalty_arguments(parameters, strength):
    if not strength >= 0:
        raise ValueError(f"strength must be >= 0, got {strength}")
    return [as_floats(p, "parameters") for p in parameters]


def l1_penalty(parameters, strength):
    weights = [p for p in penalty_arguments(parameters, strength) if p.ndim == 2]
    return float(strength * sum(np.sum(np.abs(W)) for W in weights))


def l2_penalty(parameters, strength):
    weights = [p for p in penalty_arguments(parameters, strength) if p.ndim == 2]
    return float(strength / 2 * sum(np.sum(W**2) for W in weights))


def l1_gradients(parameters, strength):
    parameters = penalty_arguments(parameters, strength)
    return [strength * np.sign(p) if p.ndim == 2 else np.zeros(p.shape) for p in parameters]


def l2_gradients(parameters, strength):
    parameters = penalty_arguments(parameters, strength)
    return [strength * p if p.ndim == 2 else np.zeros(p.shape) for p in parameters]


# =====================================================================================================
# 11. Gradient flow
# =====================================================================================================


def layer_gradient_norms(network, X, T):
    weight_gradients = network.gradients(X, T)[0::2]  # every second one belongs to a bias
    norms = np.array([length(dW) for dW in weight_gradients], dtype=np.float64)
    say("gradient norms, first layer first:", norms.tolist())
    return norms


def diagnose_gradients(norms, vanishing=1e-6, exploding=1e3):
    norms = as_floats(norms, "norms")
    if np.any(~np.isfinite(norms)) or np.any(norms > exploding):
        return "exploding"  # checked first, because exploding wins
    return "vanishing" if np.any(norms < vanishing) else "healthy"
