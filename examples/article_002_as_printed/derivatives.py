"""The chain rule of article 002, section 4.2."""

import numpy as np


def chain_rule(outer_derivative, inner, inner_derivative, x):
    """Return the derivative of a composition of two functions of one variable."""
    return np.multiply(outer_derivative(inner(x)), inner_derivative(x), dtype=float)
