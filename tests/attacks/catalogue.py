"""The hostile submissions: what each tries, the verdicts that it must get, and what stops it.

A source in sources/<class>/ starts with a header of TOML in comments:

- title: what it does;
- unit: the unit that it attacks, "temperatures" unless it says otherwise. Its own file is that unit's module,
  further files follow marks `# file: NAME`; the other units are those of a right submission;
- verdicts: one for all of the unit's requirements, or a table of those that do not pass;
- says: a pattern that a message of the report, or a note, must have: it shows that the attack took place;
- stopped_by: the layers that stop it. They are left out in a second grade, where it must get `through`;
- design: why it gains nothing, if no layer is involved;
- through: a pattern that a message must have without the layers, "GOT THROUGH" unless it says otherwise;
- each: variants by name; `{each}` in the source stands for one of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SOURCES = Path(__file__).with_name("sources")
_NEXT_FILE = re.compile(r"^# file: (.+)\n", re.MULTILINE)
_KEYS = {
    "title", "unit", "verdicts", "says", "stopped_by", "design", "through", "each", "memory_mib", "only_root",
}  # fmt: skip

Build = Callable[[Path, Mapping[str, bytes]], Path]


@dataclass(frozen=True)
class Attack:
    """One hostile submission.

    Parameters
    ----------
    kind
        Its class.
    files
        Sources by path, which take the place of a right submission's or are added to it.
    build
        Makes the submission from a right one's files, where sources are not all that is wrong with it.
    verdicts
        What does not pass, by requirement; "*" for all requirements of the unit.
    refused
        A pattern of the sentence with which it is not graded at all, "" if it is graded.
    only_root
        Whether only root could do it, were the layers not there.
    """

    name: str
    kind: str
    title: str
    unit: str = "temperatures"
    files: Mapping[str, str] = field(default_factory=dict)
    build: Build | None = None
    verdicts: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""
    says: str = ""
    stopped_by: tuple[str, ...] = ()
    design: str = ""
    through: str = "GOT THROUGH"
    memory_mib: int = 2048
    only_root: bool = False


def read_sources() -> list[Attack]:
    """Return the attacks that are given by their source, in the order of their classes."""
    return [attack for path in sorted(SOURCES.glob("*/*.py")) for attack in _read(path)]


def _read(path: Path) -> Iterator[Attack]:
    text = path.read_text(encoding="utf-8")
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.removeprefix("#").removeprefix(" "))
    header = tomllib.loads("\n".join(comments))
    assert header.keys() <= _KEYS, f"{path}: {header.keys() - _KEYS}"
    unit = header.setdefault("unit", "temperatures")
    verdicts = header.pop("verdicts", {})
    header["verdicts"] = {"*": verdicts} if isinstance(verdicts, str) else verdicts
    header["stopped_by"] = tuple(header.get("stopped_by", ()))
    first, *further = _NEXT_FILE.split(text)
    files = {f"{unit}.py": first, **dict(zip(further[::2], further[1::2], strict=True))}
    for variant, code in header.pop("each", {"": ""}).items():
        yield Attack(
            name=f"{path.stem}-{variant}" if variant else path.stem,
            kind=path.parent.name,
            files={name: source.replace("{each}", code) for name, source in files.items()},
            **header,
        )
