"""Losses as fitted objects: `fit` validates and caches the pair, `score` and `gradient` read the cache."""
import numpy as np

from student_template.activations import Sigmoid, Softmax
from student_template.derivatives import check_array, check_same_shape

CLIP = 1e-12


class Loss:
    def fit(self, prediction, target):
        self.prediction_, self.target_ = check_array(prediction, "prediction"), check_array(target, "target")
        check_same_shape(self.prediction_, self.target_, ("prediction", "target"))
        if self.prediction_.size == 0:
            raise ValueError(f"prediction has shape {self.prediction_.shape}: it must not be empty")
        self.n_entries_ = self.prediction_.size
        self.n_rows_ = self.prediction_.shape[0] if self.prediction_.ndim else 1
        return self


class HalfSquaredError(Loss):
    def score(self):
        return float(np.sum((self.prediction_ - self.target_) ** 2) / (2 * self.n_rows_))

    def gradient(self):
        return (self.prediction_ - self.target_) / self.n_rows_


class MeanSquaredError(Loss):
    def score(self):
        return float(np.mean((self.prediction_ - self.target_) ** 2))

    def gradient(self):
        return 2 * (self.prediction_ - self.target_) / self.n_entries_


class BinaryCrossEntropy(Loss):
    def fit(self, prediction, target):
        super().fit(prediction, target)
        p = self.prediction_
        if not np.all((0 <= p) & (p <= 1)):
            raise ValueError(f"prediction runs from {p.min()} to {p.max()}: it must stay within [0, 1]")
        self.clipped_ = np.clip(p, CLIP, 1 - CLIP)
        return self

    def score(self):
        p, t = self.clipped_, self.target_
        return float(-np.mean(t * np.log(p) + (1 - t) * np.log1p(-p)))

    def gradient(self):
        p, t = self.clipped_, self.target_
        return (p - t) / (p * (1 - p)) / self.n_entries_


class BinaryCrossEntropyWithLogits(Loss):
    def score(self):
        z, t = self.prediction_, self.target_
        with np.errstate(under="ignore"):
            losses = t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z)
        return float(np.mean(losses))

    def gradient(self):
        z, t = self.prediction_, self.target_
        with np.errstate(under="ignore"):  # sigmoid(z) - t without the cancellation
            return ((1 - t) * Sigmoid().transform(z) - t * Sigmoid().transform(-z)) / self.n_entries_


class SoftmaxCrossEntropy(Loss):
    def fit(self, prediction, target):
        super().fit(check_array(prediction, "logits", ndim=2), target)
        return self

    def score(self):
        rows, best = np.arange(self.n_rows_), np.argmax(self.prediction_, axis=1)
        below = self.prediction_ - self.prediction_[rows, best][:, np.newaxis]
        with np.errstate(under="ignore"):
            others = np.exp(below)
            others[rows, best] = 0.0
            surprise = np.log1p(others.sum(axis=1, keepdims=True)) - below
        return float(np.sum(self.target_ * surprise) / self.n_rows_)

    def gradient(self):
        """p_j * sum(t) - t_j, with sum(p) = 1 written out so that own terms drop instead of cancelling."""
        p, t = Softmax().transform(self.prediction_), self.target_
        gradient = np.empty(p.shape)
        with np.errstate(under="ignore"):
            for j in range(p.shape[1]):
                p_rest, t_rest = (np.delete(v, j, axis=1).sum(axis=1) for v in (p, t))
                gradient[:, j] = (p[:, j] * t_rest - t[:, j] * p_rest) / self.n_rows_
        return gradient


def half_squared_error(prediction, target):
    return HalfSquaredError().fit(prediction, target).score()


def half_squared_error_gradient(prediction, target):
    return HalfSquaredError().fit(prediction, target).gradient()


def mean_squared_error(prediction, target):
    return MeanSquaredError().fit(prediction, target).score()


def mean_squared_error_gradient(prediction, target):
    return MeanSquaredError().fit(prediction, target).gradient()


def binary_cross_entropy(prediction, target):
    return BinaryCrossEntropy().fit(prediction, target).score()


def binary_cross_entropy_gradient(prediction, target):
    return BinaryCrossEntropy().fit(prediction, target).gradient()


def binary_cross_entropy_with_logits(prediction, target):
    return BinaryCrossEntropyWithLogits().fit(prediction, target).score()


def binary_cross_entropy_with_logits_gradient(prediction, target):
    return BinaryCrossEntropyWithLogits().fit(prediction, target).gradient()


def softmax_cross_entropy(logits, target):
    return SoftmaxCrossEntropy().fit(logits, target).score()


def softmax_cross_entropy_gradient(logits, target):
    return SoftmaxCrossEntropy().fit(logits, target).gradient()
