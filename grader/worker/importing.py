"""Importing a submission from memory, under every name that the contract allows.

The canonical name of a module is `submission.<path>`. The submission's own package name, the template's
name and the flat name (`import activations`) are aliases of it: one module object, whatever it is called,
so that classes, state and a replaced function are the same everywhere.

The loaders and finders here are those of importlib by what they do, not by their bases: `importlib.abc` takes
as long to load as a tenth of NumPy.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from collections.abc import Mapping
from importlib.machinery import ModuleSpec, PathFinder
from types import CodeType, ModuleType

ROOT = "submission"
_LENT = "__lent__"


def module_name(path: str) -> str:
    """Return the canonical name of the module at a path relative to the package."""
    parts = path.removesuffix(".py").replace(".", "_").split("/")  # a dot in a name would be a package
    if parts[-1] == "__init__":
        parts = parts[:-1]
    return ".".join([ROOT, *parts])


class SourceLoader:
    """Loads one module from its source in memory.

    Names in `lent` are bound to what is lent, instead of what the source binds them to, from the first
    statement that binds them on: whatever the module does with them, it does with what is lent. With
    `complete`, names that it does not bind are bound as well.
    """

    def __init__(
        self,
        filename: str,
        source: bytes,
        is_package: bool,
        lent: Mapping[str, object] | None = None,
        complete: bool = True,
    ) -> None:
        self._filename = filename
        self._source = source
        self._is_package = is_package
        self._lent = lent or {}
        self._complete = complete

    def is_package(self, fullname: str) -> bool:
        """Tell whether submodules can be found below this module."""
        return self._is_package

    def get_source(self, fullname: str) -> str:
        """Return the text, for tracebacks and `inspect`."""
        return importlib.util.decode_source(self._source)

    def get_code(self, fullname: str) -> CodeType:
        """Compile the source; a syntax error surfaces as the import's own exception."""
        if not self._lent:
            return compile(self._source, self._filename, "exec", dont_inherit=True)
        tree = rebinding(ast.parse(self._source, self._filename), frozenset(self._lent))
        return compile(tree, self._filename, "exec", dont_inherit=True)

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to importlib."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code in its namespace."""
        module.__file__ = self._filename
        if self._lent:
            module.__dict__[_LENT] = dict(self._lent)
        exec(self.get_code(module.__name__), module.__dict__)
        for name, function in self._lent.items():
            if self._complete or name in module.__dict__:
                module.__dict__[name] = function  # bound, maybe, in a way that the source does not show


def rebinding(tree: ast.Module, names: frozenset[str]) -> ast.Module:
    """Return a module's code that binds each of `names` anew, to what is lent, wherever it binds one."""
    body: list[ast.stmt] = []
    for statement in tree.body:
        body.append(statement)
        for name in sorted(names & _bound_by(statement)):
            again = ast.parse(f"{name} = {_LENT}[{name!r}]").body[0]
            body.append(ast.fix_missing_locations(ast.copy_location(again, statement)))
    tree.body = body
    return tree


def _bound_by(statement: ast.stmt) -> frozenset[str]:
    """Return the names that a statement at the top of a module may bind."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return frozenset({statement.name})
    found: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
    return frozenset(found)


class AliasLoader:
    """Makes a second name for a module that has one already."""

    def __init__(self, canonical: str) -> None:
        self._canonical = canonical
        self._spec: ModuleSpec | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module under its canonical name, importing it if need be."""
        module = importlib.import_module(self._canonical)
        self._spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Undo what importlib stamped on the module; it has run already."""
        module.__spec__ = self._spec


class SubmissionFinder:
    """Finds the modules of one submission, and refuses those that are known not to come back.

    Parameters
    ----------
    files
        Source by path relative to the package, with `/`.
    names
        Package names under which the submission may be imported, besides ROOT.
    blocked
        Why a module may not be imported, by canonical name.
    lent
        Functions by canonical name of the module in which they take the place of its own, "" for modules
        that are of no unit. A module that is not there is made of them.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        names: frozenset[str],
        blocked: Mapping[str, str],
        lent: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        self._names = names - {ROOT}
        self._blocked = dict(blocked)
        self._lent = lent or {}
        self._modules: dict[str, tuple[str, bytes, bool]] = {ROOT: ("__init__.py", b"", True)}
        for path in sorted(files):
            self._add(path, files[path])
        for module in filter(None, self._lent):
            self._modules.setdefault(module, ("", b"", False))
        self._top = {name.split(".")[1] for name in self._modules if name != ROOT}

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module of the submission, under any of its names."""
        canonical = self._canonical(fullname)
        if canonical is None or canonical not in self._modules:
            return None
        if canonical in self._blocked:
            raise ImportError(f"{canonical.removeprefix(ROOT + '.')} {self._blocked[canonical]}")
        filename, source, is_package = self._modules[canonical]
        lent, complete = self._lent.get(canonical), True
        if lent is None:
            lent, complete = self._lent.get(""), False
        loader: SourceLoader | AliasLoader = (
            SourceLoader(filename, source, is_package, lent, complete)
            if fullname == canonical
            else AliasLoader(canonical)
        )
        # A loader of importlib by what it does.
        return ModuleSpec(fullname, loader, origin=filename, is_package=is_package)  # type: ignore[arg-type]

    def _add(self, path: str, source: bytes) -> None:
        name = module_name(path)
        parts = name.split(".")
        for depth in range(2, len(parts)):  # folders without an __init__.py are packages too
            self._modules.setdefault(".".join(parts[:depth]), ("", b"", True))
        self._modules[name] = (path, source, path.rpartition("/")[2] == "__init__.py")

    def _canonical(self, fullname: str) -> str | None:
        top, dot, rest = fullname.partition(".")
        if top == ROOT:
            return fullname
        if top in self._names:
            return ROOT + dot + rest
        return f"{ROOT}.{fullname}" if top in self._top else None


class AllowedFinder:
    """Finds packages that a course allows besides the standard library and NumPy, and nothing next to them.

    Parameters
    ----------
    folders
        Where each top-level name is installed.
    """

    def __init__(self, folders: Mapping[str, str]) -> None:
        self.folders = dict(folders)

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of an allowed package; its submodules are found by its own path."""
        folder = self.folders.get(fullname)
        return PathFinder.find_spec(fullname, [folder]) if folder is not None else None


def allowed_folders() -> dict[str, str]:
    """Return where the packages that the course allows are installed, by name."""
    return {
        name: folder
        for finder in sys.meta_path
        if isinstance(finder, AllowedFinder)
        for name, folder in finder.folders.items()
    }


def install(finder: SubmissionFinder) -> None:
    """Let `finder` answer after the standard library and NumPy, which no submission can shadow."""
    sys.meta_path.append(finder)


def install_bare_root() -> None:
    """Put an empty package in place of one whose `__init__` failed, so that its modules still import."""
    root = ModuleType(ROOT)
    root.__path__ = []
    root.__spec__ = ModuleSpec(ROOT, None, is_package=True)
    root.__package__ = ROOT
    sys.modules[ROOT] = root
    for name, module in list(sys.modules.items()):
        if name.startswith(ROOT + ".") and name.count(".") == 1:
            setattr(root, name.rpartition(".")[2], module)
