import math

from nested import each, enter, flat, leave, norm


def _check(**values):
    for name, value in values.items():
        if name in ("learning_rate", "epsilon"):
            if not 0 < value < math.inf:
                raise ValueError(f"{name} must be > 0, got {value}")
        elif not 0 <= value < 1:
            raise ValueError(f"{name} must be in [0, 1), got {value}")


class _Optimizer:
    memories = 0

    def __init__(self, **settings):
        _check(**settings)
        self.__dict__.update({name: float(value) for name, value in settings.items()})
        self._t, self._state = 0, None

    def step(self, parameters, gradients):
        values = [enter(p, "parameters") for p in parameters]
        slopes = [enter(g, "gradients") for g in gradients]
        shapes, others = [shape for _, shape in values], [shape for _, shape in slopes]
        if shapes != others:
            raise ValueError(f"parameters and gradients must match in number and shape, "
                             f"got {shapes} and {others}")
        if self._state is None:
            self._shapes = shapes
            self._state = [[[0.0] * math.prod(shape) for _ in range(self.memories)] for shape in shapes]
        if self._shapes != shapes and self.memories:
            raise ValueError(f"parameters must keep their shapes {self._shapes}, got {shapes}")
        self._t += 1
        result = []
        for k, shape in enumerate(shapes):
            g = flat(slopes[k][0])
            moves = self._moves(g, self._state[k] if self.memories else [])
            result.append(leave([w - move for w, move in zip(flat(values[k][0]), moves)], shape))
        return result


class SGD(_Optimizer):
    def __init__(self, learning_rate=0.01):
        super().__init__(learning_rate=learning_rate)

    def _moves(self, g, state):
        return [self.learning_rate * slope for slope in g]


class Momentum(_Optimizer):
    memories = 1

    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__(learning_rate=learning_rate, momentum=momentum)

    def _moves(self, g, state):
        state[0] = [self.momentum * v + slope for v, slope in zip(state[0], g)]
        return [self.learning_rate * v for v in state[0]]


class RMSProp(_Optimizer):
    memories = 1

    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        super().__init__(learning_rate=learning_rate, decay=decay, epsilon=epsilon)

    def _moves(self, g, state):
        state[0] = [self.decay * s + (1 - self.decay) * (slope * slope) for s, slope in zip(state[0], g)]
        return [self.learning_rate * slope / (math.sqrt(s) + self.epsilon) for s, slope in zip(state[0], g)]


class Adam(_Optimizer):
    memories = 2

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(learning_rate=learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon)

    def _moves(self, g, state):
        state[0] = [self.beta1 * m + (1 - self.beta1) * slope for m, slope in zip(state[0], g)]
        state[1] = [self.beta2 * v + (1 - self.beta2) * (slope * slope) for v, slope in zip(state[1], g)]
        first, second = 1 - self.beta1 ** self._t, 1 - self.beta2 ** self._t
        rate, epsilon = self.learning_rate, self.epsilon
        return [rate * (m / first) / (math.sqrt(v / second) + epsilon) for m, v in zip(*state)]


def clip_by_value(gradients, limit):
    if not limit > 0:
        raise ValueError(f"limit must be > 0, got {limit}")
    entered = [enter(g, "gradients") for g in gradients]
    return [leave(each(lambda v: max(min(v, limit), -limit), g), shape) for g, shape in entered]


def clip_by_global_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError(f"max_norm must be > 0, got {max_norm}")
    entered = [enter(g, "gradients") for g in gradients]
    total = norm([number for g, _ in entered for number in flat(g)])
    factor = max_norm / total if total > max_norm else 1.0
    return [leave(each(lambda v: v * factor, g), shape) for g, shape in entered]
