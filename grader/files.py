"""Writing reports: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import UsageFault


def check_target(path: Path) -> None:
    """Refuse a file that could not be written.

    Raises
    ------
    UsageFault
        If its folder does not exist or cannot be written to, or it is itself a folder.
    """
    folder = path.absolute().parent
    try:
        if path.is_dir():
            raise UsageFault(f"{path}: is a folder; name a file to write the report to")
        if not folder.is_dir():
            raise UsageFault(f"{path}: its folder does not exist; create {folder} first")
        writable = os.access(path if _is_device(path) else folder, os.W_OK)
    except OSError as error:  # a name too long, a folder that may not be entered
        raise UsageFault(f"{path}: cannot be written: {error.strerror or error}") from None
    if not writable:
        raise UsageFault(f"{path}: its folder cannot be written to; name another place for the report")


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write text, as UTF-8, or bytes to a temporary name and move it into place: no reader sees half a file.

    Raises
    ------
    UsageFault
        If the file cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    temporary = ""
    try:
        # A device such as /dev/stdout is written to; moving a file over it would replace it.
        if _is_device(path):
            path.write_bytes(data)
            return
        descriptor, temporary = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name[:100]}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise UsageFault(f"{path}: cannot be written: {error.strerror or error}") from None


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
