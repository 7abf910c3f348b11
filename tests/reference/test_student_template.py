"""student_template/ is the reference without its bodies, and scripts/build_template.py makes it."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reference

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path.name
    for path in (ROOT / "reference").glob("*.py")
    if path.name == "__init__.py" or not path.name.startswith("_")
)
_spec = importlib.util.spec_from_file_location("build_template", ROOT / "scripts/build_template.py")
assert _spec is not None
assert _spec.loader is not None
build_template = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build_template)


def _tree(folder: str, name: str) -> ast.Module:
    return ast.parse((ROOT / folder / name).read_text("utf-8"))


def _definitions(tree: ast.Module | ast.ClassDef, prefix: str = "") -> dict[str, Any]:
    """Return the public functions and classes of a tree by qualified name."""
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and (
            node.name == "__init__" or not node.name.startswith("_")
        ):
            found[prefix + node.name] = node
            if isinstance(node, ast.ClassDef):
                found |= _definitions(node, f"{node.name}.")
    return found


def test_the_template_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """--check finds nothing to do, and says nothing."""
    assert build_template.main(["--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_template_has_the_public_modules_only() -> None:
    """The same files but for the private modules."""
    assert sorted(path.name for path in (ROOT / "student_template").glob("*.py")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_signatures_and_docstrings_are_equal(name: str) -> None:
    """Names, order, defaults, annotations and docstrings, of the module too; nothing private."""
    ours, theirs = _tree("reference", name), _tree("student_template", name)
    assert ast.get_docstring(ours, clean=False) == ast.get_docstring(theirs, clean=False)
    assert list(_definitions(ours)) == list(_definitions(theirs))
    for qualified, stub in _definitions(theirs).items():
        original = _definitions(ours)[qualified]
        assert ast.get_docstring(stub, clean=False) == ast.get_docstring(original, clean=False)
        if isinstance(stub, ast.FunctionDef):
            assert ast.unparse(stub.args) == ast.unparse(original.args)
            returns = [ast.unparse(node.returns or node) for node in (stub, original)]
            assert returns[0] == returns[1]
            assert [type(node) for node in stub.body] == [ast.Expr, ast.Raise]
    kinds = (ast.Expr, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    assert all(isinstance(node, kinds) for node in theirs.body)
    assert not [
        node.name
        for node in ast.walk(theirs)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("_") and node.name[:2] != "__"
    ]


@pytest.mark.parametrize("name", FILES)
def test_imports_are_those_that_signatures_need(name: str) -> None:
    """Every imported name stands in a signature, and none is relative."""
    tree = _tree("student_template", name)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            assert getattr(node, "level", 0) == 0
            assert {alias.asname or alias.name for alias in node.names} <= used


def _calls() -> Iterator[Any]:
    for file in FILES:
        module = importlib.import_module(f"student_template.{file[:-3]}")
        for qualified, node in _definitions(_tree("student_template", file)).items():
            if isinstance(node, ast.FunctionDef):
                yield pytest.param(module, qualified, id=f"{file[:-3]}.{qualified}")


@pytest.mark.parametrize(("module", "qualified"), list(_calls()))
def test_every_function_raises_not_implemented_error(module: Any, qualified: str) -> None:
    """Functions, methods and constructors alike."""
    function = module
    for part in qualified.split("."):
        function = getattr(function, part)
    required = [
        parameter
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is inspect.Parameter.empty
    ]
    with pytest.raises(NotImplementedError):
        function(*[None] * len(required))


def test_a_class_cannot_be_constructed() -> None:
    """The constructor is a stub too."""
    from student_template import network, optimizers

    for call in (lambda: network.MLP([2, 1]), optimizers.Adam):
        with pytest.raises(NotImplementedError):
            call()


def test_check_names_what_differs_and_a_build_repairs_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed, a missing and a stale file are named; writing puts all three right."""
    shutil.copytree(ROOT / "reference", tmp_path / "reference")
    assert build_template.main(["--check"], root=tmp_path) == 1
    assert build_template.main([], root=tmp_path) == 0
    assert build_template.main(["--check"], root=tmp_path) == 0
    target = tmp_path / "student_template"
    (target / "losses.py").write_text("changed", "utf-8")
    (target / "layers.py").unlink()
    (target / "stale.py").write_text("", "utf-8")
    capsys.readouterr()
    assert build_template.main(["--check"], root=tmp_path) == 1
    out, err = capsys.readouterr()
    assert out == ""
    for name in ("losses.py", "layers.py", "stale.py"):
        assert f"student_template/{name}" in err
    assert "network.py" not in err
    assert build_template.main([], root=tmp_path) == 0
    assert build_template.main(["--check"], root=tmp_path) == 0
    assert not (target / "stale.py").exists()


def test_a_public_function_without_a_docstring_is_refused() -> None:
    """The docstring is the handout, so a missing one is a mistake of ours."""
    with pytest.raises(ValueError, match="f in line 2 has no docstring"):
        build_template.stub_module('"""Module."""\ndef f(x):\n    return x\n')


def test_partly_needed_imports_are_cut_down() -> None:
    """Of several names on one line only those of a signature stay; private names go."""
    source = '''"""Module."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np

from . import other

K: Final = 3


def f(x: Any, y: float = np.pi) -> None:
    """Do it."""
    return math.sin(x)


def _g() -> Final:
    """Hide."""
'''
    assert (
        build_template.stub_module(source)
        == '''"""Module."""

from __future__ import annotations

from typing import Any

import numpy as np


def f(x: Any, y: float = np.pi) -> None:
    """Do it."""
    raise NotImplementedError
'''
    )


def test_the_reference_is_the_source() -> None:
    """The repository's own reference, not an installed one, is what was compared."""
    assert Path(reference.__file__).parent == ROOT / "reference"
