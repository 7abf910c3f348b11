"""The rules of differentiation that article 000 states in its sections 2.1, 3.1, 4.1 and 4.2."""

import numpy as np


def forward_difference(f, x, h=1e-6):
    """Return the difference quotient of section 2.1 for a small step `h`."""
    return (f(x + h) - f(x)) / h


def partial_derivative(f, x, i, h=None):
    """Return the difference quotient of section 3.1, in which only coordinate `i` moves."""
    step = 1e-6 if h is None else h
    start = np.array(x, dtype=float)
    moved = start.copy()
    moved[i] += step
    return (f(moved) - f(start)) / step


def power_derivative(x, n):
    """Return the derivative of x**n."""
    x = np.asarray(x, dtype=float)
    return n * x ** (n - 1)


def exponential_derivative(x, a):
    """Return the derivative of a**x."""
    x = np.asarray(x, dtype=float)
    return a**x * np.log(a)


def logarithm_derivative(x, a):
    """Return the derivative of the logarithm to base `a`."""
    x = np.asarray(x, dtype=float)
    return 1 / (x * np.log(a))


def sine_derivative(x):
    """Return the derivative of the sine."""
    return np.cos(np.asarray(x, dtype=float))


def cosine_derivative(x):
    """Return the derivative of the cosine."""
    return -np.sin(np.asarray(x, dtype=float))


def chain_rule(outer_derivative, inner, inner_derivative, x):
    """Return the derivative of a composition of two functions of one variable."""
    return np.multiply(outer_derivative(inner(x)), inner_derivative(x), dtype=float)


def multivariate_chain_rule(dy_dg, dg_dx):
    """Return dy/dx_i as the sum of dy/dg_j * dg_j/dx_i over all j."""
    return np.dot(np.asarray(dy_dg, dtype=float), np.asarray(dg_dx, dtype=float))
