"""Gradient descent as an estimator: x_, n_iter_ and converged_ after `fit`."""
from dataclasses import dataclass

import numpy as np

from student_template.derivatives import (call, check_array, check_integer, check_positive, check_same_shape,
                                          safe_norm)


def gradient_step(x, gradient, learning_rate):
    x, gradient = check_array(x, "x"), check_array(gradient, "gradient")
    check_same_shape(x, gradient, ("x", "gradient"))
    return x - learning_rate * gradient


@dataclass(eq=False)
class GradientDescent:
    learning_rate: float = 0.1
    max_iterations: int = 1000
    tolerance: float = 1e-8

    def __post_init__(self):
        check_positive(self.learning_rate, "learning_rate")
        self.max_iterations = check_integer(self.max_iterations, "max_iterations", 0)

    def fit(self, gradient, x0):
        self.x_, self.n_iter_, self.converged_ = check_array(x0, "x0"), 0, False
        with np.errstate(over="ignore", invalid="ignore"):
            while self.n_iter_ < self.max_iterations:
                slope = call(gradient, self.x_)
                if not np.all(np.isfinite(slope)):
                    raise FloatingPointError(f"gradient(x) is {slope} at update {self.n_iter_}: not finite")
                if safe_norm(slope) <= self.tolerance:
                    self.converged_ = True
                    break
                self.x_ = check_array(gradient_step(self.x_, slope, self.learning_rate), "x")
                self.n_iter_ += 1
        return self


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    fitted = GradientDescent(learning_rate, max_iterations, tolerance).fit(gradient, x0)
    return fitted.x_, fitted.n_iter_
