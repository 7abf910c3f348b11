"""Finding the assignment's modules among the files that were handed in. Pure: works on sources in memory."""

from __future__ import annotations

import ast
import difflib
import hashlib
import warnings
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..course import Course
from ..errors import NothingGradable
from ..records import SubmissionFacts
from ..worker.importing import ROOT, module_name
from ..worker.session import Loadable
from .staging import Staged

_SHOWN = 5


class Located(Struct, frozen=True):
    """A submission ready to be loaded, and what is said about it."""

    loadable: Loadable
    facts: SubmissionFacts


def locate(staged: Staged, course: Course) -> Located:
    """Find the package (or the one module) that answers the course.

    Raises
    ------
    NothingGradable
        If no file is named after a unit or defines one of the course's functions.
    """
    notes: list[str] = []
    root = _package_root(staged.files, course, notes)
    if root is not None:
        files = _below(staged.files, root)
        modules = _modules(files, course, notes)
    else:
        path = _single_module(staged.files, course)
        root = path.rpartition("/")[0]
        files = _below(staged.files, root)
        canonical = module_name(_relative(path, root))
        modules = dict.fromkeys(_units_in(path, staged.files[path], course), canonical)
        notes.append(f"taken as a submission in one file: {path}")
        others = [other for other in sorted(staged.files) if other != path]
        if others:
            notes.append(f"not looked into, unless it imports them: {_some(others)}")
    name = root.rpartition("/")[2] or staged.name
    if root:
        notes.append(f"the package was found in {root}/")
    notes += [_ignored_note(reason, names) for reason, names in sorted(staged.ignored.items())]
    found = tuple(unit for unit in course.unit_names if unit in modules)
    facts = SubmissionFacts(staged.name, _digest(files), found, tuple(notes))
    names = tuple(sorted(_own_names(files, name, staged.name) | {course.template}))
    return Located(Loadable(files, names, modules), facts)


def defined_names(source: bytes) -> set[str] | None:
    """Return the names that a module binds at its top level, `*` for a star import; None if broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape in a submission is not ours to report
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    names: set[str] = set()
    pending: list[ast.stmt] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.If | ast.Try | ast.With):
            pending += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
            pending += [s for h in getattr(node, "handlers", ()) for s in h.body]
    return names


def _package_root(files: Mapping[str, bytes], course: Course, notes: list[str]) -> str | None:
    """Return the folder that holds the most modules named after units, None if it should be one file."""
    found: dict[str, set[str]] = {}
    for path in files:
        parts = path.removesuffix(".py").split("/")
        if parts[-1] == "__init__":
            parts = parts[:-1]
        if parts and parts[-1] in course.unit_names:
            found.setdefault("/".join(parts[:-1]), set()).add(parts[-1])
    if not found:
        return None
    order = sorted(found, key=lambda folder: (-len(found[folder]), folder.count("/"), folder))
    best = order[0]
    if len(files) == 1:
        (path,) = files
        if len(_units_in(path, files[path], course)) > 1:
            return None  # one file with everything in it, which happens to be called after a unit
    if order[1:]:
        shown = [f"{folder}/" if folder else "the top folder" for folder in order]
        notes.append(
            f"{len(order)} folders hold modules of the course; graded {shown[0]}, which holds the most, is "
            f"nearest to the top or comes first; not graded: {_some(shown[1:])}. Give the path of another to "
            "grade that one"
        )
    return best


def _modules(files: Mapping[str, bytes], course: Course, notes: list[str]) -> dict[str, str]:
    modules: dict[str, str] = {}
    missing: list[str] = []
    offered = defined_names(files.get("__init__.py", b"")) or set()
    stems = sorted(path.removesuffix(".py") for path in files if "/" not in path)
    for unit in course.units:
        if f"{unit.name}.py" in files or f"{unit.name}/__init__.py" in files:
            modules[unit.name] = f"{ROOT}.{unit.name}"
        elif offered & {*unit.functions, "*"}:
            modules[unit.name] = ROOT
            notes.append(f"there is no {unit.name}.py; its functions are looked up in __init__.py")
        else:
            others = [stem for stem in stems if stem not in course.unit_names]
            close = difflib.get_close_matches(unit.name, others, n=1, cutoff=0.75)
            if close:
                notes.append(f"there is no {unit.name}.py; did you mean {close[0]}.py to be it?")
            else:
                missing.append(f"{unit.name}.py")
    if missing:
        notes.append(f"there is no {', '.join(missing)}")
    return modules


def _single_module(files: Mapping[str, bytes], course: Course) -> str:
    """Return the file that defines most of the course's functions."""
    wanted = {name for unit in course.units for name in unit.functions}
    names = {path: defined_names(source) for path, source in files.items()}
    scores = {path: len((found or set()) & wanted) for path, found in names.items()}
    best = min(files, key=lambda path: (-scores[path], path.count("/"), path))
    if scores[best] == 0 and not (len(files) == 1 and names[best] is None):
        shown = _some(sorted(files))
        raise NothingGradable(
            f"{shown}: no file is named after a unit of the course ({_some(course.unit_names)}) "
            "and none defines one of its functions"
        )
    return best


def _units_in(path: str, source: bytes, course: Course) -> list[str]:
    """Return the units that a file on its own answers; all of them when it cannot be told."""
    names = defined_names(source)
    stem = path.rpartition("/")[2].removesuffix(".py")
    if names is None:
        return [stem] if stem in course.unit_names else list(course.unit_names)
    if "*" in names:
        return list(course.unit_names)
    return [unit.name for unit in course.units if names & set(unit.functions) or unit.name == stem]


def _own_names(files: Mapping[str, bytes], *names: str) -> set[str]:
    """Return the names under which the submission may import itself as a package."""
    # In a loose folder called like one of its modules, `import losses` means the module.
    return {n for n in names if n.isidentifier() and ("__init__.py" in files or f"{n}.py" not in files)}


def _below(files: Mapping[str, bytes], root: str) -> dict[str, bytes]:
    prefix = f"{root}/" if root else ""
    return {path[len(prefix) :]: files[path] for path in sorted(files) if path.startswith(prefix)}


def _relative(path: str, root: str) -> str:
    return path[len(root) + 1 :] if root else path


def _digest(files: Mapping[str, bytes]) -> str:
    """Return one digest for the same files, however they were packed."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    return digest.hexdigest()


def _ignored_note(reason: str, names: Sequence[str]) -> str:
    return f"ignored ({reason}): {_some(names)}"


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
