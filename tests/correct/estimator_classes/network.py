"""The multilayer perceptron: Dense objects in layers_, activations in activations_, a Loss in loss_."""
import numpy as np

from student_template.activations import Linear, ReLU, Sigmoid, Softmax, Tanh
from student_template.derivatives import check_array, check_integer
from student_template.initialization import he_normal, xavier_normal
from student_template.layers import Dense
from student_template.losses import (CLIP, BinaryCrossEntropy, BinaryCrossEntropyWithLogits, HalfSquaredError,
                                     MeanSquaredError, SoftmaxCrossEntropy)

HIDDEN = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU}
OUTPUT = {"linear": Linear, "sigmoid": Sigmoid, "softmax": Softmax}
LOSSES = {"half_squared_error": HalfSquaredError, "mean_squared_error": MeanSquaredError,
          "binary_cross_entropy": BinaryCrossEntropy, "softmax_cross_entropy": SoftmaxCrossEntropy}


def _choose(table, value, name):
    if not isinstance(value, str) or value not in table:
        raise ValueError(f"{name} is {value!r}: it must be one of {sorted(table)}")
    return table[value]


class MLP:
    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        hidden_class = _choose(HIDDEN, hidden, "hidden")
        output_class, loss_class = _choose(OUTPUT, output, "output"), _choose(LOSSES, loss, "loss")
        if (output_class is Softmax) is not (loss_class is SoftmaxCrossEntropy):
            raise ValueError(f"output is {output!r} and loss {loss!r}: softmax needs softmax_cross_entropy")
        self.layer_sizes = tuple(check_integer(n, "layer_sizes", 1) for n in np.atleast_1d(layer_sizes))
        if len(self.layer_sizes) < 2:
            raise ValueError(f"layer_sizes is {layer_sizes!r}: it must have at least two entries")
        self.hidden, self.output, self.loss_name, self.seed = hidden, output, loss, seed
        self.n_layers_ = len(self.layer_sizes) - 1
        self.activations_ = [hidden_class() for _ in range(self.n_layers_ - 1)] + [output_class()]
        self.loss_ = loss_class()
        self.layers_ = []
        rng = np.random.default_rng(seed)
        for n_in, n_out, activation in zip(self.layer_sizes, self.layer_sizes[1:], self.activations_):
            initialize = he_normal if isinstance(activation, ReLU) else xavier_normal
            self.layers_.append(Dense(initialize(n_in, n_out, rng.integers(2**63)), np.zeros(n_out)))

    def parameters(self):
        return [array.copy() for layer in self.layers_ for array in (layer.coef_, layer.intercept_)]

    def set_parameters(self, parameters):
        new = [check_array(p, "parameters") for p in parameters]
        shapes, expected = [p.shape for p in new], [p.shape for p in self.parameters()]
        if shapes != expected:
            raise ValueError(f"parameters have the shapes {shapes}: they must be {expected}")
        self.layers_ = [Dense(W, b) for W, b in zip(new[::2], new[1::2])]

    def _fit_forward(self, X):
        """Fill the caches: x_ and z_ in every layer, output_ here."""
        X = check_array(X, "X", ndim=2)
        if X.shape[1] != self.layer_sizes[0]:
            raise ValueError(f"X has shape {X.shape}: it must have {self.layer_sizes[0]} columns")
        for layer, activation in zip(self.layers_, self.activations_):
            X = activation.transform(layer.forward(X))
        self.output_ = X
        return self

    def _fit_loss(self, X, T):
        self._fit_forward(X)
        from_logits = isinstance(self.loss_, SoftmaxCrossEntropy)
        self.loss_.fit(self.layers_[-1].z_ if from_logits else self.output_, T)
        return self

    def forward(self, X):
        return self._fit_forward(X).output_.copy()

    def loss(self, X, T):
        return self._fit_loss(X, T).loss_.score()

    def _output_error(self, T):
        """Gradient of the loss with respect to z_ of the last layer."""
        z, activation = self.layers_[-1].z_, self.activations_[-1]
        if isinstance(activation, Softmax):
            return self.loss_.gradient()
        if isinstance(activation, Sigmoid) and isinstance(self.loss_, BinaryCrossEntropy):
            constant = (self.output_ < CLIP) | (self.output_ > 1 - CLIP)  # there the clipped loss is flat
            return np.where(constant, 0.0, BinaryCrossEntropyWithLogits().fit(z, T).gradient())
        return self.loss_.gradient() * activation.derivative(z)

    def gradients(self, X, T):
        self._fit_loss(X, T)
        error, gradients = self._output_error(T), []
        for i in reversed(range(self.n_layers_)):
            error, dW, db = self.layers_[i].backward(error)
            gradients = [dW, db] + gradients
            if i > 0:
                error = error * self.activations_[i - 1].derivative(self.layers_[i - 1].z_)
        return gradients
