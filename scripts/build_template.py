"""Generate student_template/ from reference/: the same signatures and docstrings, no bodies.

    python scripts/build_template.py           write the template
    python scripts/build_template.py --check   exit 1 and name the files that differ

Signatures and docstrings are cut out of the source, not printed from the syntax tree, so the
template keeps the reference's line breaks. Private names and private modules are left out, and so
are imports that no signature needs.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Function = ast.FunctionDef | ast.AsyncFunctionDef


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Write or check the template under root; return the exit code."""
    parser = argparse.ArgumentParser(description="Generate student_template/ from reference/.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 and name the files that differ"
    )
    check = parser.parse_args(arguments).check
    expected = template_files(root / "reference")
    target = root / "student_template"
    present = {path.name: path.read_text("utf-8") for path in sorted(target.glob("*.py"))}
    names = sorted(expected | present)
    differing = [name for name in names if expected.get(name) != present.get(name)]
    if check:
        for name in differing:
            print(f"ERROR student_template/{name} differs from reference/{name}", file=sys.stderr)
        if differing:
            print("TIP run: python scripts/build_template.py", file=sys.stderr)
        return 1 if differing else 0
    target.mkdir(exist_ok=True)
    for name in differing:
        if name in expected:
            (target / name).write_text(expected[name], "utf-8")
        else:
            (target / name).unlink()
    return 0


def template_files(reference: Path) -> dict[str, str]:
    """Return the template's files by name: one for every public module of the reference."""
    return {
        path.name: stub_module(path.read_text("utf-8"))
        for path in sorted(reference.glob("*.py"))
        if path.name == "__init__.py" or not path.name.startswith("_")
    }


def stub_module(source: str) -> str:
    """Return the source of a module with every public function's body removed."""
    lines = source.splitlines()
    tree = ast.parse(source)
    public = [
        node
        for node in tree.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
    ]
    blocks = [_lines(lines, tree.body[0])]
    imports = _imports(lines, tree, {name for node in public for name in _names(node)})
    if imports:
        blocks.append(["", *imports])
    for node in public:
        stub = _stub_class(lines, node) if isinstance(node, ast.ClassDef) else _stub(lines, node)
        blocks.append(["", "", *stub])
    return "\n".join(line for block in blocks for line in block) + "\n"


def _stub(lines: list[str], node: Function) -> list[str]:
    """Return a function's decorators, signature and docstring, and a body that raises."""
    body = " " * (node.col_offset + 4) + "raise NotImplementedError"
    return [*_head(lines, node), body]


def _stub_class(lines: list[str], node: ast.ClassDef) -> list[str]:
    """Return a class with its docstring and the stubs of its constructor and public methods."""
    stub = _head(lines, node)
    for member in node.body:
        if isinstance(member, Function) and _is_public(member.name):
            stub += ["", *_stub(lines, member)]
    return stub


def _head(lines: list[str], node: Function | ast.ClassDef) -> list[str]:
    """Return the lines from the decorators to the end of the docstring."""
    if ast.get_docstring(node) is None:
        raise ValueError(f"{node.name} in line {node.lineno} has no docstring, expected one")
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    last = node.body[0].end_lineno
    return lines[first - 1 : last]


def _is_public(name: str) -> bool:
    """Return whether a member of a class is part of the handout; its constructor is."""
    return name == "__init__" or not name.startswith("_")


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the names that the signatures of a function or of a class's methods mention."""
    parts: list[ast.AST] = []
    if isinstance(node, Function):
        parts = [node.args, *node.decorator_list]
        if node.returns is not None:
            parts.append(node.returns)
    elif isinstance(node, ast.ClassDef):
        parts = [*node.bases, *node.decorator_list]
        for member in node.body:
            yield from _names(member)
    for part in parts:
        for child in ast.walk(part):
            if isinstance(child, ast.Name):
                yield child.id


def _imports(lines: list[str], tree: ast.Module, needed: set[str]) -> list[str]:
    """Return the import lines that provide the needed names, in the source's groups."""
    kept: list[str] = []
    previous_end = 0
    for node in tree.body:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = [alias for alias in node.names if (alias.asname or alias.name) in needed]
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            names = node.names
        new_group = node.lineno > previous_end + 1
        previous_end = node.end_lineno or node.lineno
        if new_group and kept and kept[-1] != "":
            kept.append("")
        if len(names) == len(node.names):
            kept += _lines(lines, node)
        elif names:
            node.names = names
            kept.append(ast.unparse(node))
    while kept and kept[-1] == "":
        kept.pop()
    return kept


def _lines(lines: list[str], node: ast.stmt) -> list[str]:
    """Return the source lines of a statement."""
    return lines[node.lineno - 1 : node.end_lineno]


if __name__ == "__main__":
    sys.exit(main())
