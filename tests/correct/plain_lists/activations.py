import math

from nested import each, elementwise, enter, leave


def sigma(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def sigma_slope(z):
    return sigma(z) * sigma(-z)


def tanh_slope(z):
    return 4 * sigma(2 * z) * sigma(-2 * z)


def positive_part(z):
    return 0.0 if z <= 0 else z


def positive_slope(z):
    return 1.0 if z > 0 else 0.0


def shares(row):
    """Softmax of one list, shifted by its largest number."""
    top = max(row)
    powers = [math.exp(z - top) for z in row]
    total = math.fsum(powers)
    return [power / total for power in powers]


def sigmoid(z):
    return elementwise(sigma, z, "z")


def sigmoid_derivative(z):
    return elementwise(sigma_slope, z, "z")


def sigmoid_derivative_from_output(a):
    return elementwise(lambda y: y * (1 - y), a, "a")


def tanh(z):
    return elementwise(math.tanh, z, "z")


def tanh_derivative(z):
    return elementwise(tanh_slope, z, "z")


def tanh_derivative_from_output(a):
    return elementwise(lambda y: (1 + y) * (1 - y), a, "a")


def relu(z):
    return elementwise(positive_part, z, "z")


def relu_derivative(z):
    return elementwise(positive_slope, z, "z")


def leaky_relu(z, slope=0.01):
    return elementwise(lambda v: v if v >= 0 else float(slope) * v, z, "z")


def leaky_relu_derivative(z, slope=0.01):
    return elementwise(lambda v: 1.0 if v >= 0 else float(slope), z, "z")


def softmax(z):
    rows, shape = enter(z, "z")
    if not shape or shape[-1] == 0:
        raise ValueError(f"z must have a last axis with at least one entry, got shape {shape}")

    def last_axis(part, depth):
        return shares(part) if depth == 1 else [last_axis(inner, depth - 1) for inner in part]

    return leave(last_axis(rows, len(shape)), shape)


def softmax_jacobian(z):
    z, shape = enter(z, "z", ndim=1)
    if not z:
        raise ValueError(f"z must have at least one entry, got shape {shape}")
    s = shares(z)
    table = [[-p * q for q in s] for p in s]
    for i, row in enumerate(table):
        row[i] = -math.fsum(row[:i] + row[i + 1:])  # the rows of the Jacobian sum to zero
    return leave(table, shape * 2)


SCALAR = {
    "sigmoid": (sigma, sigma_slope),
    "tanh": (math.tanh, tanh_slope),
    "relu": (positive_part, positive_slope),
}


def apply(name, rows):
    """The named layer activation on a list of rows."""
    if name == "linear":
        return rows
    return [shares(row) for row in rows] if name == "softmax" else each(SCALAR[name][0], rows)
