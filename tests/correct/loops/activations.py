"""Activations, one entry at a time. Arrays only hold the numbers; `math` does the work."""

import math

import numpy as np


def to_array(value, name):
    """A fresh float64 array with the contents of `value`: nobody else holds it."""
    try:
        return np.array(value, dtype=np.float64, order="C")
    except (TypeError, ValueError) as problem:
        raise ValueError(f"{name} must be an array of numbers, got {value!r}") from problem


def each_entry(function, values, name):
    """Apply a function of one number to every entry."""
    values = to_array(values, name)
    result = np.empty(values.shape)
    for position, value in enumerate(values.ravel().tolist()):
        result.flat[position] = function(value)
    return result


def sigmoid_of(z):
    decay = math.exp(-abs(z))  # never overflows
    if z >= 0:
        return 1.0 / (1.0 + decay)
    return decay / (1.0 + decay)


def softmax_of_row(row):
    top = row[0]
    for value in row:
        if value > top:
            top = value
    powers = []
    total = 0.0
    for value in row:
        power = math.exp(value - top)
        powers.append(power)
        total += power
    for k in range(len(powers)):
        powers[k] /= total
    return powers


def sigmoid(z):
    return each_entry(sigmoid_of, z, "z")


def sigmoid_derivative(z):
    def slope(value):
        decay = math.exp(-abs(value))
        return decay / ((1.0 + decay) * (1.0 + decay))

    return each_entry(slope, z, "z")


def sigmoid_derivative_from_output(a):
    return each_entry(lambda value: value * (1.0 - value), a, "a")


def tanh(z):
    return each_entry(math.tanh, z, "z")


def tanh_derivative(z):
    def slope(value):  # 1 / cosh(z)^2, without the cancellation of 1 - tanh(z)^2
        decay = math.exp(-2.0 * abs(value))
        return 4.0 * decay / ((1.0 + decay) * (1.0 + decay))

    return each_entry(slope, z, "z")


def tanh_derivative_from_output(a):
    return each_entry(lambda value: (1.0 - value) * (1.0 + value), a, "a")


def relu(z):
    return each_entry(lambda value: 0.0 if value <= 0 else value, z, "z")


def relu_derivative(z):
    return each_entry(lambda value: 1.0 if value > 0 else 0.0, z, "z")


def leaky_relu(z, slope=0.01):
    slope = float(slope)
    return each_entry(lambda value: value if value > 0 else slope * value, z, "z")


def leaky_relu_derivative(z, slope=0.01):
    slope = float(slope)
    return each_entry(lambda value: 1.0 if value > 0 else slope, z, "z")


def softmax(z):
    z = to_array(z, "z")
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"z must have at least one entry along its last axis, got shape {z.shape}")
    result = np.empty(z.shape)
    classes = z.shape[-1]
    values = z.ravel().tolist()
    for start in range(0, len(values), classes):
        row = softmax_of_row(values[start:start + classes])
        for k in range(classes):
            result.flat[start + k] = row[k]
    return result


def softmax_jacobian(z):
    z = to_array(z, "z")
    if z.ndim != 1 or z.size == 0:
        raise ValueError(f"z must be one vector of shape (k,) with k >= 1, got shape {z.shape}")
    share = softmax_of_row(z.tolist())
    jacobian = np.zeros((z.size, z.size))
    for i in range(z.size):
        others = 0.0  # 1 - share[i], added up so that nothing cancels when share[i] is almost 1
        for j in range(z.size):
            if j != i:
                others += share[j]
                jacobian[i, j] = -share[i] * share[j]
        jacobian[i, i] = share[i] * others
    return jacobian
