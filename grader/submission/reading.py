"""What a source says of itself, from its syntax tree. Nothing here runs what it reads, or recurses."""

from __future__ import annotations

import ast
import codecs
import io
import tokenize
import warnings
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..worker.importing import ROOT, module_name
from ..worker.session import Loadable
from .skimming import Import


class TooComplex(Exception):
    """A source that Python may run, but that is nested too deeply to be looked into."""


class Own:
    """The submission's own modules, under the names by which it can import them."""

    def __init__(self, loadable: Loadable) -> None:
        self.paths = {module_name(path): path for path in sorted(loadable.files)}
        self._names = frozenset(loadable.names) | {ROOT}
        self._tops = {name.split(".")[1] for name in self.paths if name != ROOT}

    def canonical(self, name: str) -> str | None:
        """Return the canonical name of one of its modules, or of something in one; None for a stranger."""
        top, dot, rest = name.partition(".")
        if top in self._names:
            return ROOT + dot + rest
        return f"{ROOT}.{name}" if top in self._tops else None

    def source_of(self, imported: Import, path: str) -> str | None:
        """Return the absolute name of what is imported from, None if it is above the package."""
        if not imported.level:
            return imported.module
        package = module_name(path).split(".")
        package = package if path.endswith("__init__.py") else package[:-1]
        package = package[: len(package) - imported.level + 1]
        return ".".join([*package, imported.module]).strip(".") if package else None

    def files_for(self, name: str) -> Iterator[str]:
        """Yield the files that importing a name runs: each package on the way, and the module."""
        parts = (self.canonical(name) or "").split(".")
        for end in range(1, len(parts) + 1):
            path = self.paths.get(".".join(parts[:end]))
            if path is not None:
                yield path


class Reading(Struct, frozen=True):
    """A parsed file: what it imports, what its names stand for, and the names with dots that it uses.

    A name that is imported as two things stands for neither.
    """

    path: str
    tree: ast.Module
    imports: tuple[Import, ...]
    aliases: Mapping[str, str]
    uses: tuple[tuple[str, int], ...]


# Encodings in which people have source files. Others are read by Python code, some in quadratic time.
_ENCODINGS = frozenset(
    {
        "utf-8", "utf-8-sig", "ascii", "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-15", "cp1250",
        "cp1251", "cp1252", "koi8-r", "gbk", "gb2312", "gb18030", "big5", "euc_jp", "shift_jis", "cp932",
        "euc_kr", "cp949",
    }
)  # fmt: skip


def _check_encoding(source: bytes) -> None:
    # Lines end for the compiler where they end for no reader of bytes.
    lines = io.BytesIO(source.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    try:
        name, _ = tokenize.detect_encoding(lines.readline)
    except SyntaxError:  # which its import says
        return
    if codecs.lookup(name).name not in _ENCODINGS:
        raise TooComplex


def read(path: str, source: bytes, own: Own) -> Reading | None:
    """Read one file; None if it is not Python, which its import says.

    Raises
    ------
    TooComplex
        If it is nested too deeply, or in an encoding that may take any time to be read.
    """
    _check_encoding(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape in a submission is not ours to report
            tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    except (RecursionError, MemoryError):
        raise TooComplex from None
    imports: list[Import] = []
    aliases: dict[str, str] = {}
    attributes: list[ast.Attribute] = []
    calls: list[ast.Call] = []
    for node in _executed(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                imports.append(Import(0, alias.name, (), node.lineno))
                top = alias.name.partition(".")[0]
                _bind(aliases, alias.asname or top, alias.name if alias.asname else top)
        elif isinstance(node, ast.ImportFrom):
            names = tuple(alias.name for alias in node.names)
            imports.append(Import(node.level, node.module or "", names, node.lineno))
            module = own.source_of(imports[-1], path)
            for alias in node.names:
                _bind(aliases, alias.asname or alias.name, f"{module}.{alias.name}")
        elif isinstance(node, ast.Attribute):
            attributes.append(node)
        elif isinstance(node, ast.Call):
            calls.append(node)
    aliases = {name: module for name, module in aliases.items() if module}
    imports += _by_call(calls, aliases)
    uses = [(_dotted(node, aliases), node.lineno) for node in attributes]
    return Reading(path, tree, tuple(imports), aliases, tuple((n, line) for n, line in uses if n))


def _bind(aliases: dict[str, str], name: str, module: str) -> None:
    aliases[name] = module if aliases.get(name, module) == module else ""


def _executed(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield every node, but for what is there for type checkers or for running the file by hand."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, ast.If) and _is_for_others(node.test):
            pending += node.orelse
        else:
            pending += ast.iter_child_nodes(node)


def _is_for_others(test: ast.expr) -> bool:
    if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name):
        right = test.comparators[0]
        main = isinstance(right, ast.Constant) and right.value == "__main__"
        return test.left.id == "__name__" and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq) and main
    name = test.attr if isinstance(test, ast.Attribute) else test.id if isinstance(test, ast.Name) else ""
    return name == "TYPE_CHECKING"


def _by_call(calls: list[ast.Call], aliases: Mapping[str, str]) -> Iterator[Import]:
    """Yield what `__import__("x")` and `importlib.import_module("x")` import."""
    for call in calls:
        name = call.args[0] if call.args else None
        if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
            continue
        function = call.func
        plain = isinstance(function, ast.Name) and function.id == "__import__"
        if plain or _dotted(function, aliases) in ("importlib.import_module", "builtins.__import__"):
            module = name.value.lstrip(".")
            yield Import(len(name.value) - len(module), module, (), call.lineno)


def _dotted(node: ast.expr, aliases: Mapping[str, str]) -> str:
    """Return the full name of `np.linalg.norm`, "" for what does not begin with an imported name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < _MOST_PARTS:
        parts.append(node.attr)
        node = node.value
    known = aliases.get(node.id, "") if isinstance(node, ast.Name) else ""
    return ".".join([known, *reversed(parts)]) if known else ""


_MOST_PARTS = 8  # a chain of a thousand attributes has a thousand beginnings
