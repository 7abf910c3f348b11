"""Folders and archives that no repository can hold, or that would harm who unpacks them."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from .catalogue import Attack, Build

TREES: list[Attack] = []
_HOSTILE = b"raise SystemExit('an outsider was imported')\n"
Right = Mapping[str, bytes]


def _tree(title: str, *, says: str = "", refused: str = "", **more: object) -> Callable[[Build], Build]:
    """Enter the function that is decorated: its name is the attack's."""

    def enter(build: Build) -> Build:
        design = "a submission is read into memory, within limits, and unpacked nowhere"
        name = build.__name__.replace("_", "-")
        TREES.append(
            Attack(name, "trees", title, build=build, says=says, refused=refused, design=design, **more)  # type: ignore[arg-type]
        )
        return build

    return enter


def _folder(place: Path, right: Right) -> Path:
    folder = place / "ada"
    folder.mkdir()
    for name, data in right.items():
        (folder / name).write_bytes(data)
    return folder


def _zip(place: Path, right: Right, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = place / "ada.zip"
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, data in (*right.items(), *members):
            archive.writestr(name, data)
    return path


def _tar(place: Path, right: Right, *members: tarfile.TarInfo) -> Path:
    path = place / "ada.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, data in right.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        for member in members:
            archive.addfile(member, io.BytesIO(bytes(member.size)) if member.isreg() else None)
    return path


def _member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname, member.size = kind, link, size
    return member


def _linked(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = 3, 0o120777 << 16
    return member


@_tree("a zip whose members climb out of it", says="not an ordinary path")
def zip_slip(place: Path, right: Right) -> Path:
    return _zip(place, right, ("../../escaped.py", _HOSTILE), ("a/../../escaped.py", _HOSTILE))


@_tree("a zip with absolute members", says="not an ordinary path")
def zip_absolute(place: Path, right: Right) -> Path:
    return _zip(place, right, (f"{place}/escaped.py", _HOSTILE), ("//etc/escaped.py", _HOSTILE))


@_tree(
    "a zip with two modules of one name, and one that differs by case", says="a second file of the same name"
)
def zip_duplicates(place: Path, right: Right) -> Path:
    return _zip(place, right, ("ledger.py", _HOSTILE), ("Ledger.py", _HOSTILE))


@_tree("a zip with a link to the host's files in a module's place", says="a link, a pipe or a device")
def zip_link(place: Path, right: Right) -> Path:
    return _zip(place, right, (_linked("secret.py"), b"/etc/passwd"))


@_tree("a zip that unpacks to gigabytes", says="larger than 512 KiB")
def zip_bomb(place: Path, right: Right) -> Path:
    path = _zip(place, right)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("bomb.py", "w") as member:
        for _ in range(32):
            member.write(bytes(1 << 20))
    return path


@_tree("a zip of many members, each a bomb", refused="holds more than")
def zip_of_bombs(place: Path, right: Right) -> Path:
    return _zip(place, right, *((f"bomb{number}.py", bytes(1 << 19)) for number in range(40)))


@_tree("a zip whose directory lies about sizes and check sums", refused="damaged")
def zip_that_lies(place: Path, right: Right) -> Path:
    path = _zip(place, right)
    data = path.read_bytes()
    start = data.index(b"PK\x01\x02")
    path.write_bytes(data[: start + 16] + b"\xff" * 4 + data[start + 20 :])
    return path


@_tree("names that would spoil a report", says="not an ordinary path")
def zip_of_odd_names(place: Path, right: Right) -> Path:
    names = "\x1b[2J.py", "\u202eyp.rev.py", "<script>.py", "new\nline.py", "x" * 5000 + ".py"
    return _zip(place, right, *((name, b"x = 1\n") for name in names))


@_tree("a zip inside a tar inside a zip", says="not Python source")
def nested_archives(place: Path, right: Right) -> Path:
    inner = _zip(place, {"ledger.py": _HOSTILE}).read_bytes()
    return _zip(place, right, ("inner.zip", inner), ("inner.tar", inner))


@_tree("a tar with links, pipes and devices", says="a link, a pipe or a device")
def tar_of_specials(place: Path, right: Right) -> Path:
    return _tar(
        place,
        right,
        _member("secret.py", tarfile.SYMTYPE, "/etc/passwd"),
        _member("hard.py", tarfile.LNKTYPE, "../../etc/passwd"),
        _member("itself.py", tarfile.SYMTYPE, "itself.py"),
        _member("pipe.py", tarfile.FIFOTYPE),
        _member("zero.py", tarfile.CHRTYPE),
    )


@_tree("a tar whose members climb out of it", says="not an ordinary path")
def tar_slip(place: Path, right: Right) -> Path:
    return _tar(place, right, _member("../escaped.py"), _member(f"{place}/escaped.py"))


@_tree("a tar that unpacks to more than anybody needs", refused="unpacks to more than 256 MiB")
def tar_bomb(place: Path, right: Right) -> Path:
    path = _tar(place, right)
    header = _member("bomb.txt", size=1 << 40).tobuf()
    path.write_bytes(gzip.compress(header + bytes(1 << 20)))
    return path


@_tree("an archive that is cut off", refused="damaged|not a readable|neither a Python file")
def tar_cut_off(place: Path, right: Right) -> Path:
    path = _tar(place, right)
    path.write_bytes(path.read_bytes()[:200])
    return path


@_tree(
    "links in a folder: to a file, to a folder, to themselves, to nothing", says="a link, a pipe or a device"
)
def links(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    (folder / "secret.py").symlink_to("/etc/passwd")
    (folder / "root").symlink_to("/")
    (folder / "itself.py").symlink_to("itself.py")
    (folder / "nothing.py").symlink_to("/nothing")
    (folder / "zero.py").symlink_to("/dev/zero")
    return folder


@_tree(
    "a link in the place of a unit", verdicts={"*": "not_implemented"}, says="no module named temperatures"
)
def linked_unit(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    (place / "elsewhere.py").write_bytes(right["temperatures.py"])
    (folder / "temperatures.py").unlink()
    (folder / "temperatures.py").symlink_to(place / "elsewhere.py")
    return folder


@_tree("pipes, a socket and, for root, a device in a folder", says="a link, a pipe or a device")
def specials(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    os.mkfifo(folder / "pipe.py")
    if os.geteuid() == 0:
        os.mknod(folder / "zero.py", 0o020666, os.makedev(1, 5))
    return folder


@_tree("the path itself is a pipe", refused="neither a file nor a folder")
def a_pipe(place: Path, right: Right) -> Path:
    os.mkfifo(place / "ada.py")
    return place / "ada.py"


@_tree("a sparse file of a tebibyte", says="larger than 512 KiB")
def sparse(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    with open(folder / "sparse.py", "wb") as file:
        file.truncate(1 << 40)
    return folder


@_tree("a module too large to be one", says="larger than 512 KiB")
def huge_module(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    (folder / "huge.py").write_bytes(b"x = 1\n" * 100_000)
    return folder


@_tree("more modules than anybody writes", refused="more than 500 Python files")
def many_modules(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    for number in range(501):
        (folder / f"m{number}.py").write_bytes(b"")
    return folder


@_tree("20,001 files in a folder", refused="more than 20,000 files")
def many_files(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    for number in range(20_001):
        os.link(folder / "ledger.py", folder / f"{number}.txt")
    return folder


@_tree("a tree of 500 folders, each in the other", says="more than 12 folders deep")
def deep(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    here = folder
    for _ in range(500):
        here /= "d"
        here.mkdir()
    (here / "ledger.py").write_bytes(_HOSTILE)
    return folder


@_tree("a name that is not UTF-8", says="not an ordinary path")
def name_without_utf8(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    with open(os.fsencode(folder) + b"/\xff\xfe.py", "wb") as file:
        file.write(_HOSTILE)
    return folder


@_tree("a folder and modules with names that would spoil a report", says="not an ordinary path")
def odd_names(place: Path, right: Right) -> Path:
    folder = place / "ada \x1b[2J\u202e<script>\n"
    _folder(place, right).rename(folder)
    (folder / "\x1b[31m.py").write_bytes(_HOSTILE)
    (folder / "\u202eyp.py").write_bytes(_HOSTILE)
    return folder


@_tree(
    "a module that holds zero bytes, and one of a coding that nobody knows",
    verdicts={"*": "import_error"},
    says="null bytes|SyntaxError",
)
def zero_bytes(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    (folder / "temperatures.py").write_bytes(b"# coding: \x00\n\x00" + right["temperatures.py"])
    (folder / "other.py").write_bytes(b"# coding: no-such-coding\n\xff")
    return folder


@_tree(
    "a module that takes Python's parser to its limits",
    verdicts={"*": "import_error"},
    says="too many nested|MemoryError|RecursionError|SyntaxError|too complex",
)
def nested_source(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    (folder / "temperatures.py").write_bytes(b"x = " + b"(" * 5_000 + b")" * 5_000)
    return folder


@_tree(
    "a module whose constants are computed while it is compiled",
    verdicts={"*": "import_error"},
    says="NameError",
)
def folded_constants(place: Path, right: Right) -> Path:
    folder = _folder(place, right)
    source = "x = " + "+".join(["1"] * 2_000) + "\ny = 'a' * 4096 * 4096\nz = 9 ** 99 ** 2\nundefined\n"
    (folder / "temperatures.py").write_text(source)
    return folder
