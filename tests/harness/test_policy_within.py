"""A function that calls what it should not, itself or by helpers, is named; one that only might is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BreachesOf = Callable[..., list[tuple[str, int, str]]]
Within = Callable[..., list[str]]

MLP = """
class Base:
    def slope(self, X, T):
        return self.loss(X, T)

class MLP(Base):
    def loss(self, X, T):
        return 0

    def gradients(self, X, T):
"""


@pytest.fixture
def within(breaches_of: BreachesOf) -> Within:
    """Tell what is said of a body of MLP.gradients, with code before and after the class."""

    def find(body: str, after: str = "", before: str = "", **others: str) -> list[str]:
        lines = "".join(f"        {line}\n" for line in body.splitlines())
        return [what for *_, what in breaches_of(before + MLP + lines + after, **others)]

    return find


LOOP = "gradients calls loss in a loop"
HELPER = "\n    def probe(self, i):\n        return self.loss(i, i)\n"


@pytest.mark.parametrize(
    "body",
    [
        "for p in X:\n    up = self.loss(X, T)",
        "while self.loss(X, T): pass",
        "return [self.loss(x, T) for x in X]",
        "return {x: 1 for x in X if self.loss(x, T)}",
        "for p in X:\n    f = lambda: self.loss(X, T)",
        "for p in X:\n    if p:\n        with p: self.loss(X, T)",
    ],
)
def test_a_loss_that_is_computed_in_a_loop_is_named(within: Within, body: str) -> None:
    assert within(body) == [LOOP]


@pytest.mark.parametrize(
    ("body", "helper"),
    [
        ("for i in X: self.probe(i)", "probe"),
        ("for i in X: MLP.probe(self, i)", "probe"),
        ("for i in X: self.slope(i, T)", "slope"),
        ("def f(p): return self.loss(p, T)\nfor i in X: f(i)", "f"),
        ("for i in X: outside(self, i)", "again"),
        ("outside(self, X)\nreturn map(outside, [outside(self, i) for i in X])", "again"),
    ],
)
def test_helpers_are_followed(within: Within, body: str, helper: str) -> None:
    after = (
        HELPER
        + "\ndef outside(net, i):\n    return again(net)\n\ndef again(net):\n    return MLP.loss(net, 1)\n"
    )
    assert within(body, after) == [f"{LOOP}, by {helper}"]


@pytest.mark.parametrize(
    "body",
    [
        "cached = self.loss(X, T)\nreturn [x for x in X]",
        "self.loss(X, T)\nself.loss(X, T)",
        "for x in [self.loss(X, T)]: pass\nelse: self.loss(X, T)",
        "return [x for x in self.loss(X, T)]",
        "for layer in X: layer.loss(X, T)",
        "for layer in X: self.layers[0].loss(X, T)",
        "loss = X.loss\nfor x in X: loss(x, T)",
        "for loss in X: loss(X, T)",
        "for x in X: self.loss_of(x)\nfor x in X: self.loss.gradient(x)",
        "self.probe(1)\nfor x in X: self.other(x)",
    ],
)
def test_an_honest_use_of_the_loss_is_not_named(within: Within, body: str) -> None:
    assert within(body, HELPER) == []


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("", "self.numerical_gradient(X)"),
        ("from helper import numerical_gradient", "numerical_gradient(X)"),
        ("from helper import numerical_gradient as ng", "ng(X)"),
        ("import helper as h", "h.numerical_gradient(X)"),
        ("from helper import *", "numerical_gradient(X)"),
    ],
)
def test_what_is_never_to_be_called_is_named_at_its_first_call(
    within: Within, before: str, call: str
) -> None:
    assert within(call, before=before, helper="") == ["gradients calls numerical_gradient"]


def test_other_functions_may_call_it(within: Within) -> None:
    after = (
        "\n    def check(self):\n        for i in range(3): self.loss(1, 1)\n        numerical_gradient(1)\n"
    )
    assert within("return []", after) == []


def test_a_rule_may_be_about_a_plain_function_and_no_class(breaches_of: BreachesOf) -> None:
    source = "def train(x):\n    return cheat(x)\n\ndef MLP(x): return 1\n"
    assert breaches_of(source) == [("network.py", 2, "train calls cheat")]


def test_a_class_is_followed_to_the_file_that_defines_it(breaches_of: BreachesOf) -> None:
    model = MLP.replace("class MLP", "class Model") + "        return [self.loss(x, T) for x in X]\n"
    found = breaches_of("from .model import Model as MLP", model=model)
    assert found == [("model.py", 11, LOOP)]


def test_functions_that_call_one_another_are_followed_once(within: Within) -> None:
    after = "\n    def a(self):\n        for x in 1: self.b()\n\n    def b(self):\n        self.a()\n"
    assert within("self.a()", after) == []
