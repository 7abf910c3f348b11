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
        If its folder does not exist or it is itself a folder.
    """
    if path.is_dir():
        raise UsageFault(f"{path}: is a folder; name a file to write the report to")
    if not path.absolute().parent.is_dir():
        raise UsageFault(f"{path}: its folder does not exist; create {path.absolute().parent} first")
    if not os.access(path.absolute().parent, os.W_OK):
        raise UsageFault(f"{path}: its folder cannot be written to; name another place for the report")


def write_atomically(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to a temporary name and move it into place: no reader sees half a report.

    Raises
    ------
    UsageFault
        If the file cannot be written.
    """
    # A device such as /dev/stdout is written to; moving a file over it would replace it.
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise UsageFault(f"{path}: cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
