"""The package as a whole: its doctests, its imports, its modules, its docstrings."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import reference

FOLDER = Path(reference.__file__).parent
MODULES = [
    "derivatives",
    "activations",
    "losses",
    "gradient_descent",
    "layers",
    "initialization",
    "network",
    "optimizers",
    "training",
    "regularization",
    "gradient_flow",
]
# Typing names are all that the standard library may lend.
ALLOWED = {"__future__", "collections.abc", "typing", "numpy", "numpy.typing"}


def _public(module: Any) -> Any:
    """Return the module's own public functions and classes, and the classes' methods."""
    found = []
    for name, value in vars(module).items():
        if getattr(value, "__module__", None) == module.__name__ and not name.startswith("_"):
            found.append((name, value))
            if inspect.isclass(value):
                members = inspect.getmembers(value, inspect.isfunction)
                found += [(f"{name}.{m}", f) for m, f in members if not m.startswith("_")]
    return found


PUBLIC = {
    f"{name}.{member}": value
    for name in MODULES
    for member, value in _public(importlib.import_module(f"reference.{name}"))
}


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name: str) -> None:
    """Every example in a docstring gives what it shows."""
    result = doctest.testmod(importlib.import_module(f"reference.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


def test_the_eleven_modules_are_there() -> None:
    """The contract's modules, in its order in the package docstring, and private ones only."""
    files = {path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_")}
    assert files == set(MODULES)
    positions = [reference.__doc__.index(f"\n{name} ") for name in MODULES]
    assert positions == sorted(positions)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_imports(path: Path) -> None:
    """NumPy and typing names only; each other relatively, as modules and not as names."""
    stems = {other.stem for other in FOLDER.glob("*.py")}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= ALLOWED
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            assert node.module in ALLOWED
        elif isinstance(node, ast.ImportFrom):
            assert (node.level, node.module) == (1, None)
            assert {alias.name for alias in node.names} <= stems


@pytest.mark.parametrize("name", PUBLIC)
def test_docstrings_have_their_sections(name: str) -> None:
    """A summary line, all parameters by name, and for functions and classes source and example."""
    value = PUBLIC[name]
    doc = inspect.getdoc(value) or ""
    assert doc.splitlines()[0].endswith(".")
    for parameter in inspect.signature(value).parameters:
        listed = doc.partition("Parameters\n----------\n")[2].partition("\n\n")[0]
        assert parameter == "self" or any(
            parameter in line.partition(" :")[0].split(", ") for line in listed.splitlines()
        )
    if name.count(".") == 1:
        assert "Source: " in doc
        assert "Examples\n--------\n" in doc
    if not inspect.isclass(value) and not name.endswith("set_parameters"):
        assert "Returns\n-------\n" in doc


def test_functions_are_looked_up_when_they_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A replaced function takes effect in every module that uses it."""
    from reference import activations, initialization, layers, losses, network, training

    mlp = network.MLP([2, 3, 1], "relu")
    X, T = np.array([[1.0, 2.0]]), np.array([[0.5]])
    before = mlp.forward(X), mlp.gradients(X, T)[0], layers.residual_forward(X, np.eye(2), [0, 0])
    monkeypatch.setattr(activations, "relu", lambda z: 7.0 + 0.0 * z)
    monkeypatch.setattr(losses, "half_squared_error", lambda y, t: 42.0)
    assert not np.array_equal(mlp.forward(X), before[0])
    assert layers.residual_forward(X, np.eye(2), [0, 0]).tolist() == [[8.0, 9.0]]
    assert mlp.loss(X, T) == 42.0
    monkeypatch.setattr(activations, "relu_derivative", lambda z: 0.0 * z)
    assert not mlp.gradients(X, T)[0].any()
    monkeypatch.setattr(layers, "dense_forward", lambda x, W, b: np.full((1, 1), 0.25))
    assert mlp.forward(X).tolist() == [[1 / (1 + np.exp(-0.25))]]
    monkeypatch.setattr(initialization, "he_normal", lambda n_in, n_out, seed: np.ones((2, 3)))
    assert network.MLP([2, 3, 1], "relu").parameters()[0].tolist() == [[1.0] * 3] * 2
    monkeypatch.setattr(training, "minibatches", lambda X, T, size, seed: [])
    assert training.train(mlp, None, X, T, 1, batch_size=1) == [42.0]
