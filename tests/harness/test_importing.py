"""One module is one object, under every name by which a submission may import it."""

from __future__ import annotations

import importlib
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np
import pytest

from grader.worker import importing
from grader.worker.importing import ROOT, SubmissionFinder

Load = Callable[..., Callable[[str], ModuleType]]


@pytest.fixture
def load() -> Iterator[Load]:
    """Install a submission in this interpreter for one test; it gives back a function that imports a unit."""
    modules, finders = dict(sys.modules), list(sys.meta_path)

    def install(
        files: dict[str, str],
        blocked: dict[str, str] | None = None,
        names: tuple[str, ...] = ("sums_template", "own"),
    ) -> Callable[[str], ModuleType]:
        sources = {path: text.encode() for path, text in files.items()}
        importing.install(SubmissionFinder(sources, frozenset(names), blocked or {}))
        return lambda unit: importlib.import_module(f"{ROOT}.{unit}")

    yield install
    sys.meta_path[:] = finders
    for name in sys.modules.keys() - modules.keys():
        del sys.modules[name]


ADDING = "calls = []\ndef add(a, b):\n    calls.append((a, b))\n    return a + b\n"
FORMS = {
    "relative": "from .adding import add",
    "relative module": "from . import adding\nadd = adding.add",
    "flat": "from adding import add",
    "flat module": "import adding\nadd = adding.add",
    "own name": "from own.adding import add",
    "own name, module": "import own.adding\nadd = own.adding.add",
    "own name, from package": "from own import adding\nadd = adding.add",
    "template name": "from sums_template.adding import add",
    "template name, as": "import sums_template.adding as adding\nadd = adding.add",
    "canonical": "from submission.adding import add",
    "importlib": "import importlib\nadd = importlib.import_module('.adding', __package__).add",
    "star": "from .adding import *",
    "inside a function": "def add(a, b):\n    from adding import add\n    return add(a, b)",
}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())


@every_form
def test_every_form_of_import_reaches_the_one_module(load: Load, form: str) -> None:
    unit = load({"adding.py": ADDING, "totals.py": f"{form}\ndef total(): return add(1, 2)"})
    assert unit("totals").total() == 3
    assert unit("adding").calls == [(1, 2)]


@every_form
def test_every_form_works_below_an_init_that_imports_everything(load: Load, form: str) -> None:
    init = "from .totals import total\nfrom .adding import add"
    unit = load(
        {"__init__.py": init, "adding.py": ADDING, "totals.py": f"{form}\ndef total(): return add(1, 2)"}
    )
    assert unit("totals").total() == 3
    assert unit("adding").calls == [(1, 2)]


def test_all_names_are_one_object_which_ran_once(load: Load) -> None:
    unit = load({"counting.py": "runs = globals().get('runs', 0) + 1\ntoken = object()"})
    names = ["counting", "own.counting", "sums_template.counting", "submission.counting"]
    modules = [importlib.import_module(name) for name in names]
    assert all(module is unit("counting") for module in modules)
    assert unit("counting").runs == 1


def test_a_module_keeps_its_canonical_name_whichever_name_came_first(load: Load) -> None:
    load({"adding.py": "class Number: ..."})
    module = importlib.import_module("own.adding")
    assert module.__name__ == module.__spec__.name == module.Number.__module__ == "submission.adding"  # type: ignore[union-attr]


def test_a_replaced_function_is_replaced_under_every_name(load: Load) -> None:
    unit = load(
        {"adding.py": ADDING, "totals.py": "import own.adding\ndef total(): return own.adding.add(1, 2)"}
    )
    assert unit("totals").total() == 3
    importlib.import_module("adding").add = lambda a, b: "lent"  # type: ignore[attr-defined]
    assert unit("totals").total() == "lent"


@pytest.mark.parametrize("prefix", ["", "own.", "sums_template.", "."])
def test_a_circle_of_modules_imports_as_python_does(load: Load, prefix: str) -> None:
    def line(module: str) -> str:
        return f"from . import {module}" if prefix == "." else f"import {prefix}{module} as {module}"

    unit = load(
        {
            "even.py": f"{line('odd')}\ndef is_even(n): return n == 0 or odd.is_odd(n - 1)",
            "odd.py": f"{line('even')}\ndef is_odd(n): return n != 0 and even.is_even(n - 1)",
        }
    )
    assert unit("even").is_even(10)
    assert unit("odd").even is unit("even")


def test_a_circle_that_cannot_work_is_an_import_error_and_not_a_hang(load: Load) -> None:
    unit = load({"a.py": "from b import y\nx = 1", "b.py": "from a import x\ny = 1"})
    with pytest.raises(ImportError, match=r"partially initialized|cannot import name"):
        unit("a")


@pytest.mark.parametrize("name", ["", "own.", "sums_template.", "submission."])
def test_nested_packages_import_with_or_without_an_init(load: Load, name: str) -> None:
    load(
        {
            "deep/inner/adding.py": ADDING,
            "deep/__init__.py": "here = 'deep'",
            "deep/up.py": "from .. import deep",
        }
    )
    assert importlib.import_module(f"{name}deep.inner.adding").add(1, 2) == 3
    assert importlib.import_module(f"{name}deep").here == "deep"
    assert importlib.import_module(f"{name}deep.up").deep.here == "deep"


@pytest.mark.parametrize("name", ["submission.adding", "adding", "own.adding"])
def test_a_blocked_module_does_not_come_back_under_any_name(load: Load, name: str) -> None:
    load({"adding.py": "raise SystemExit"}, blocked={"submission.adding": "did not import: it hung"})
    with pytest.raises(ImportError, match="adding did not import: it hung"):
        importlib.import_module(name)


def test_a_blocked_module_costs_only_those_who_need_it(load: Load) -> None:
    files = {"adding.py": "", "needs.py": "import adding", "free.py": "x = 1"}
    unit = load(files, blocked={"submission.adding": "did not import"})
    assert unit("free").x == 1
    with pytest.raises(ImportError):
        unit("needs")


def test_a_package_whose_init_failed_still_gives_its_modules(load: Load) -> None:
    files = {
        "__init__.py": "from .adding import add\nraise RuntimeError",
        "adding.py": ADDING,
        "b.py": FORMS["own name"],
    }
    unit = load(files)
    with pytest.raises(RuntimeError):
        importlib.import_module(ROOT)
    before = sys.modules["submission.adding"]
    importing.install_bare_root()
    assert unit("adding") is before
    assert sys.modules[ROOT].adding is before
    assert unit("b").add is before.add


@pytest.mark.parametrize("name", ["random", "math", "types", "json", "numpy", "numpy.random"])
def test_the_standard_library_and_numpy_are_not_shadowed(load: Load, name: str) -> None:
    path = name.replace(".", "/") + ".py"
    unit = load({path: "mine = True", "user.py": f"import {name}, sys\nfound = sys.modules[{name!r}]"})
    assert not hasattr(unit("user").found, "mine")
    assert unit("user").found in (random, np.random, sys.modules[name])
    assert importlib.import_module(f"{ROOT}.{name}").mine


def test_what_the_submission_does_not_have_is_not_found(load: Load) -> None:
    load({"adding.py": ""})
    for name in ("submission.missing", "own.missing", "missing", "sums_template.adding.deeper"):
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(name)


@pytest.mark.parametrize("call", ["fail()", "raise ValueError"])
def test_tracebacks_name_the_files_of_the_submission(load: Load, call: str) -> None:
    unit = load({"deep/failing.py": f"\n\ndef fail():\n    raise ValueError\n{call}\n"})
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the submission's own
        unit("deep.failing")
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.filename, last.lineno) == ("deep/failing.py", 4 if call == "fail()" else 5)


def test_a_syntax_error_names_its_file_and_line(load: Load) -> None:
    unit = load({"broken.py": "x = 1\ndef broken(:\n"})
    with pytest.raises(SyntaxError) as caught:
        unit("broken")
    assert (caught.value.filename, caught.value.lineno) == ("broken.py", 2)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("# -*- coding: latin-1 -*-\nx = '\xe9'".encode("latin-1"), "é"),
        ("\ufeffx = 'é'".encode(), "é"),
        (b"x = 'a'\r\ny = 1\r\n", "a"),
        (b"x = 'a'\ry = 1\r", "a"),
    ],
)
def test_sources_in_other_encodings_and_line_ends_import(load: Load, source: bytes, value: str) -> None:
    load({})
    importing.install(SubmissionFinder({"module_in_bytes.py": source}, frozenset(), {}))
    assert importlib.import_module("module_in_bytes").x == value


def test_the_source_can_be_shown(load: Load) -> None:
    load({"adding.py": ADDING})
    module = importlib.import_module("submission.adding")
    assert module.__spec__ is not None
    assert module.__spec__.loader.get_source("submission.adding") == ADDING  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("adding.py", "submission.adding"),
        ("a/b.py", "submission.a.b"),
        ("__init__.py", "submission"),
        ("a/__init__.py", "submission.a"),
        ("hw1.2.py", "submission.hw1_2"),
        ("my solution (1).py", "submission.my solution (1)"),
    ],
)
def test_any_path_has_a_module_name_that_imports(load: Load, path: str, name: str) -> None:
    load({path: "x = 1"})
    assert importing.module_name(path) == name
    assert importlib.import_module(name).x == 1
