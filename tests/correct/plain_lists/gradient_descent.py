import math

from nested import each, enter, flat, leave, norm, same_shape


def gradient_step(x, gradient, learning_rate):
    x, gradient, shape = same_shape(x, "x", gradient, "gradient")
    return leave(each(lambda v, g: v - learning_rate * g, x, gradient), shape)


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be > 0, got {learning_rate}")
    if not max_iterations >= 0:
        raise ValueError(f"max_iterations must be >= 0, got {max_iterations}")
    x, iterations = leave(*enter(x0, "x0")), 0
    while iterations < max_iterations:
        slope, _ = enter(gradient(x.copy()), "gradient(x)")
        if not all(map(math.isfinite, flat(slope))):
            raise FloatingPointError(f"the gradient must be finite, got {slope} after {iterations} updates")
        if norm(flat(slope)) <= tolerance:
            break
        x = gradient_step(x, slope, float(learning_rate))
        iterations += 1
    return x, iterations
