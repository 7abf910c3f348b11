"""Layers as objects: `forward` caches its input in x_ (and z_ or mask_), `backward` reads the cache."""
import numpy as np

from student_template.activations import ReLU
from student_template.derivatives import check_array, check_fraction, check_same_shape


class Dense:
    def __init__(self, W, b):
        self.coef_, self.intercept_ = check_array(W, "W", ndim=2), check_array(b, "b", ndim=1)
        if self.intercept_.shape != self.coef_.shape[1:]:
            raise ValueError(f"b has {self.intercept_.shape}, W {self.coef_.shape}: b must be (n_out,)")

    def forward(self, x):
        x = check_array(x, "x", ndim=2)
        if x.shape[1] != self.coef_.shape[0]:
            raise ValueError(f"x has shape {x.shape}, W {self.coef_.shape}: it must be (m, n_in)")
        self.x_ = x
        self.z_ = x @ self.coef_ + self.intercept_
        return self.z_.copy()

    def backward(self, dz):
        dz = check_array(dz, "dz", ndim=2)
        check_same_shape(dz, self.z_, ("dz", "x @ W + b"))
        return dz @ self.coef_.T, self.x_.T @ dz, dz.sum(axis=0)


class Residual(Dense):
    def __init__(self, W, b):
        super().__init__(W, b)
        if self.coef_.shape[0] != self.coef_.shape[1]:
            raise ValueError(f"W has shape {self.coef_.shape}: it must be square")

    def forward(self, x):
        return np.array(x, dtype=np.float64) + ReLU().transform(super().forward(x))

    def backward(self, dy):
        dy = check_array(dy, "dy", ndim=2)
        check_same_shape(dy, self.z_, ("dy", "x"))
        dx, dW, db = super().backward(dy * ReLU().derivative(self.z_))
        return dx + dy, dW, db


class Dropout:
    def __init__(self, drop_probability, seed):
        self.drop_probability, self.seed = check_fraction(drop_probability, "drop_probability"), seed

    def forward(self, x, training=True):
        x = check_array(x, "x")
        self.mask_ = np.ones(x.shape)
        if training:
            keep = 1.0 - self.drop_probability
            dropped = np.random.default_rng(self.seed).random(x.shape) < self.drop_probability
            self.mask_ = np.where(dropped, 0.0, 1.0 / keep)
        return x * self.mask_


def dense_forward(x, W, b):
    return Dense(W, b).forward(x)


def dense_backward(dz, x, W):
    W = check_array(W, "W", ndim=2)
    layer = Dense(W, np.zeros(W.shape[1]))
    layer.forward(x)
    return layer.backward(dz)


def residual_forward(x, W, b):
    return Residual(W, b).forward(x)


def residual_backward(dy, x, W, b):
    layer = Residual(W, b)
    layer.forward(x)
    return layer.backward(dy)


def dropout_forward(x, drop_probability, seed, training=True):
    layer = Dropout(drop_probability, seed)
    return layer.forward(x, training), layer.mask_


def dropout_backward(dy, mask):
    dy, mask = check_array(dy, "dy"), check_array(mask, "mask")
    check_same_shape(dy, mask, ("dy", "mask"))
    return dy * mask
