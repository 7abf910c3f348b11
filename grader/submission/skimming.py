"""What a source imports, told from its text where that is certain: parsing it all takes ten times as long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

# A whole line that is an import and nothing else; in a docstring it may be an example.
_IMPORT = re.compile(
    r"[ \t]*(?:>>>[ \t]+)?(?:"
    r"from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+([\w, \t*]+)|import[ \t]+([\w., \t]+)"
    r")(?:#.*)?"
)
_WORD = re.compile(r"import(\w*)")
_LOOK_BACK = 400
_CODING = re.compile(rb"\A[^\n]*(?:\n[^\n]*)?coding")  # in another encoding, the text is not what it seems


class Import(Struct, frozen=True):
    """An import: the module, `level` dots before it, and names taken from it; none for `import module`."""

    level: int
    module: str
    names: tuple[str, ...]
    line: int


def skim(source: bytes) -> list[Import] | None:
    """Return everything that a source could import, or None if only parsing it can tell.

    It may hold too much (examples in docstrings), never too little.
    """
    text = _text_of(source)
    if text is None:
        return None
    found: list[Import] = []
    done = 0
    for start, end in _import_words(text):
        if start < done:  # a second one in the line
            return None
        line_start, done = text.rfind("\n", done, start) + 1 or done, text.find("\n", end)
        done = len(text) if done < 0 else done
        line = _IMPORT.fullmatch(text, line_start, done)
        if line is None:  # it shares its line, goes on in the next, or takes its name at run time
            return None
        dots, module, names, modules = line.groups()
        if modules:
            found += [Import(0, part, (), 0) for part in _names(modules)]
        else:
            found.append(Import(len(dots), module, tuple(_names(names)), 0))
    return found


def mentions(source: bytes, names: Iterable[str]) -> bool:
    """Tell whether a source could use one of these attributes: `.name`, or a line that begins with it."""
    words = "|".join(map(re.escape, names))
    if not words:
        return False
    text = _text_of(source)
    if text is None:
        return True
    for found in re.finditer(rf"(?:{words})(?!\w)", text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()].rstrip(" \t\f")
        if before.endswith("."):
            return True
        if before.endswith("\n") or not before:  # the dot may be on a line before, above comments
            line = before.rstrip().rpartition("\n")[2]
            if not line or line.endswith((".", "\\")) or "#" in line:
                return True
    return False


def _import_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where `import`, `__import__` and `import_module` stand in a text."""
    for found in _WORD.finditer(text):
        start, rest = found.start(), found[1]
        before = text[max(0, start - 2) : start]
        dunder = rest == "__" and before == "__"
        alone = not before or not (before[-1].isalnum() or before[-1] == "_")
        if dunder or (rest in ("", "_module") and alone):
            yield start, found.end()


def _text_of(source: bytes) -> str | None:
    if _CODING.match(source):
        return None
    try:
        text = source.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None
    # Python reads names in this form: ﬁle is file.
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _names(text: str) -> list[str]:
    return [part.split()[0] for part in text.split(",") if part.strip()]
