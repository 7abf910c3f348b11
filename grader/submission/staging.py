"""Reading a submission into memory: bounded, regular Python files only, nothing executed or unpacked to disk.

A submission that never lies on disk cannot be changed while it is graded, leaves nothing behind, and needs
no path that its process could write to.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ..errors import NothingGradable
from ..text import printable

MAX_FILES = 500
MAX_FILE_BYTES = 512 << 10
MAX_TOTAL_BYTES = 4 << 20
MAX_ENTRIES = 20_000
MAX_DEPTH = 12

_IGNORED_FOLDERS = frozenset(
    {"__MACOSX", "__pycache__", "node_modules", "site-packages", "venv", "env", "build", "dist"}
)
_IGNORED_FILES = frozenset({"conftest.py", "sitecustomize.py", "usercustomize.py", "setup.py", "noxfile.py"})


class Staged(Struct, frozen=True):
    """What was read: the submission's name, its Python files by path with `/`, and what was left out."""

    name: str
    files: dict[str, bytes]
    ignored: dict[str, list[str]]


class Stage:
    """Collects files, within the limits; everything it leaves out is remembered with the reason."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.ignored: dict[str, list[str]] = {}
        self._entries = 0
        self._bytes = 0
        self._folded: set[str] = set()

    def ignore(self, name: str, reason: str) -> None:
        """Remember that something was left out."""
        self.ignored.setdefault(reason, []).append(printable(name, 120))

    def count_entry(self) -> None:
        """Count one thing that was looked at.

        Raises
        ------
        NothingGradable
            If there are too many of them.
        """
        self._entries += 1
        if self._entries > MAX_ENTRIES:
            raise NothingGradable(
                f"the submission holds more than {MAX_ENTRIES:,} files; hand in the Python modules only"
            )

    def wants(self, name: str) -> bool:
        """Tell whether a file of this path should be read; what is not wanted is remembered."""
        parts = name.split("/")
        if any(part in _IGNORED_FOLDERS or _is_hidden(part) for part in parts[:-1]):
            return False  # tools' folders, not the student's work
        if parts[-1].startswith((".", "._")):
            return False
        if any(part in ("", ".", "..") for part in parts) or not name.isprintable() or "\0" in name:
            self.ignore(name, "not an ordinary path")
        elif not name.endswith(".py"):
            self.ignore(name, "not Python source")
        elif parts[-1] in _IGNORED_FILES:
            self.ignore(name, "configures tools, is not part of a submission")
        elif len(parts) > MAX_DEPTH:
            self.ignore(name, f"more than {MAX_DEPTH} folders deep")
        else:
            return True
        return False

    def add(self, name: str, data: bytes) -> None:
        """Take one file.

        Raises
        ------
        NothingGradable
            If the submission as a whole grows too large.
        """
        # One spelling for é, whichever system packed it.
        name = unicodedata.normalize("NFC", name)
        self._bytes += len(data)  # of files that are left out too: unpacking them is what takes the time
        if len(data) <= MAX_FILE_BYTES and name.casefold() not in self._folded:
            self._folded.add(name.casefold())
            self.files[name] = data
        elif len(data) > MAX_FILE_BYTES:
            self.ignore(name, f"larger than {MAX_FILE_BYTES >> 10} KiB")
        else:
            self.ignore(name, "a second file of the same name")
        if len(self.files) > MAX_FILES or self._bytes > MAX_TOTAL_BYTES:
            raise NothingGradable(
                f"the submission holds more than {MAX_FILES} Python files or {MAX_TOTAL_BYTES >> 20} MiB; "
                "hand in the modules of the assignment only"
            )


def stage(path: Path) -> Staged:
    """Read the submission at `path`: a folder, a module, a zip or a tar archive.

    Raises
    ------
    NothingGradable
        If there is nothing there that can be read.
    """
    shown = printable(str(path), 300)
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        raise NothingGradable(f"{shown}: there is no file or folder at this path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NothingGradable(f"{shown}: cannot be looked at: {reason}") from None
    held = Stage()
    try:
        if stat.S_ISDIR(mode):
            _read_folder(path, held)
        elif not stat.S_ISREG(mode):
            raise NothingGradable(f"{shown}: is neither a file nor a folder")
        elif path.suffix == ".py":
            target = Path(os.path.realpath(path))  # unlike what lies in a folder, the path may be a link
            held.add(path.name, _read_file(target.name, target.parent))
        else:
            from .archives import read_archive  # most submissions are folders, and do not wait for it

            read_archive(path, held)
    except OSError as error:
        # Below a folder, the system names the file by its last part only.
        where = f"{printable(error.filename, 120)} " if type(error.filename) is str else ""
        raise NothingGradable(f"{shown}: {where}cannot be read: {error.strerror or error}") from None
    if not held.files:
        left_out = [f"{name} ({reason})" for reason, names in held.ignored.items() for name in names]
        more = f" and {len(left_out) - 3} more" if len(left_out) > 3 else ""
        also = f"; ignored: {', '.join(left_out[:3])}{more}" if left_out else ""
        raise NothingGradable(f"{shown}: there is no Python module in it{also}")
    return Staged(_name(path), held.files, held.ignored)


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part not in (".", "..")


def _name(path: Path) -> str:
    name = Path(os.path.abspath(path)).name
    for suffix in (".py", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar"):
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
            break
    return printable(unicodedata.normalize("NFC", name)) or "submission"


def _read_folder(path: Path, held: Stage) -> None:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)) if _HAS_DIR_FD else None
    try:
        for name, parent in _walk(path, descriptor, held, ""):
            held.add(name, _read_file(name.rpartition("/")[2], parent))
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _walk(path: Path, descriptor: int | None, held: Stage, prefix: str) -> Iterator[tuple[str, int | Path]]:
    """Yield (relative path, folder to open it in) of the wanted files, without following any link."""
    parent: int | Path = path if descriptor is None else descriptor
    for entry in sorted(os.listdir(parent)):
        held.count_entry()
        name = prefix + entry
        if name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") != name:
            held.ignore(name.encode("utf-8", "backslashreplace").decode(), "not an ordinary path")
            continue
        mode = _mode(parent, entry)
        if stat.S_ISDIR(mode):
            if entry in _IGNORED_FOLDERS or entry.startswith("."):
                continue
            if name.count("/") >= MAX_DEPTH:
                held.ignore(name, f"more than {MAX_DEPTH} folders deep")
                continue
            yield from _walk_below(path / entry, parent, entry, held, name + "/")
        elif not stat.S_ISREG(mode):
            held.ignore(name, "a link, a pipe or a device")
        elif held.wants(name):
            yield name, parent


def _walk_below(
    path: Path, parent: int | Path, entry: str, held: Stage, prefix: str
) -> Iterator[tuple[str, int | Path]]:
    if isinstance(parent, Path):
        yield from _walk(path, None, held, prefix)
        return
    descriptor = os.open(entry, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    try:
        yield from _walk(path, descriptor, held, prefix)
    finally:
        os.close(descriptor)


def _mode(parent: int | Path, entry: str) -> int:
    if isinstance(parent, Path):
        return os.stat(parent / entry, follow_symlinks=False).st_mode
    return os.stat(entry, dir_fd=parent, follow_symlinks=False).st_mode


def _read_file(entry: str, parent: int | Path) -> bytes:
    """Read one regular file, at most one byte more than allowed."""
    # Not to wait on a pipe that took the file's place after it was looked at, nor to follow a link.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if isinstance(parent, Path):
        descriptor = os.open(parent / entry, flags | getattr(os, "O_BINARY", 0))
    else:
        descriptor = os.open(entry, flags, dir_fd=parent)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return b""
        return file.read(MAX_FILE_BYTES + 1)


_HAS_DIR_FD = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd and os.listdir in os.supports_fd
