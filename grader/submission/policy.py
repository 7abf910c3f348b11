"""What a submission imports, uses or calls against a rule of its course: reported, never a matter of points.

It is told from the text of the files that its units import, and can be evaded by whoever wants to. What is
honest must never be named: where a name could stand for something else, nothing is said.
"""

from __future__ import annotations

import heapq
import sys
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..course import Course
from ..records import Breach
from ..text import printable
from ..worker.counts import CallCounts
from ..worker.importing import ROOT
from ..worker.packages import importable_names
from ..worker.session import Loadable
from .reading import Own, Reading, TooComplex, read
from .skimming import Import, mentions, skim
from .tracing import Tracer

_MOST_BYTES = 256 << 10  # to be parsed in all: what takes longest takes 8 µs a byte
_MOST_BREACHES = 100
_MOST_HOPS = 4


class Findings(Struct, frozen=True):
    """What was found, and the files that were too large or too deeply nested to be looked into."""

    breaches: tuple[Breach, ...]
    unread: tuple[str, ...]


def find_breaches(loadable: Loadable, course: Course, counts: CallCounts | None = None) -> Findings:
    """Find where a submission goes against the rules of the course: in its source, and by `counts`.

    Raises
    ------
    UsageFault
        If a package that the course allows is not installed.
    """
    return _Search(loadable, course).run(counts)


class _Search:
    def __init__(self, loadable: Loadable, course: Course) -> None:
        self._loadable = loadable
        self._course = course
        self._own = Own(loadable)
        self._avoided = [(name, rule.why) for rule in course.rules.avoid for name in rule.names]
        self._allowed: frozenset[str] | None = None
        self._read: dict[str, Reading | None] = {}
        self._bytes = 0
        self._unread: list[str] = []
        self._found: dict[tuple[str, str], Breach] = {}

    def run(self, counts: CallCounts | None) -> Findings:
        """Look into single functions, then into every file that the units import, small ones first."""
        self._look_within()
        self._bytes = 0  # a budget for each: no file can keep a rule about another from being looked at
        roots = [p for name in (ROOT, *self._loadable.modules.values()) for p in self._own.files_for(name)]
        pending = [(len(self._loadable.files[path]), path) for path in dict.fromkeys(roots)]
        heapq.heapify(pending)
        reached = {path for _, path in pending}
        while pending:  # by size, so that no large file can keep others from being looked into
            _, path = heapq.heappop(pending)
            for other in self._look_into(path):
                if other not in reached:
                    reached.add(other)
                    heapq.heappush(pending, (len(self._loadable.files[other]), other))
        for limit, method, count in counts.exceeded() if counts else ():
            path, line = self._place_of(limit.function)
            self._add(path, line, f"{limit.function} called {method} {count} times in one call", limit.why)
        breaches = sorted(self._found.values(), key=lambda breach: (breach.file, breach.line, breach.what))
        return Findings(tuple(breaches[:_MOST_BREACHES]), tuple(dict.fromkeys(self._unread)))

    def _look_into(self, path: str) -> list[str]:
        """Note what one file imports and uses; return the files that it imports."""
        source = self._loadable.files[path]
        skimmed = skim(source)
        last_parts = [name.rpartition(".")[2] for name, _ in self._avoided]
        if skimmed is not None and not self._judged(skimmed, path) and not mentions(source, last_parts):
            return list(self._files(skimmed, path))
        reading = self._reading(path)
        if reading is None:
            return list(self._files(skimmed or (), path))
        for line, what, rule in self._judged(reading.imports, path):
            self._add(path, line, what, rule)
        for name, line in sorted(reading.uses, key=lambda use: use[1]):
            for avoided, why in self._avoided:
                if name == avoided:
                    self._add(path, line, f"uses {avoided}", why)
        return list(self._files(reading.imports, path))

    def _judged(self, imports: Iterable[Import], path: str) -> list[tuple[int, str, str]]:
        """Return the imports that are against a rule, in the order of their lines."""
        found = []
        for imported in sorted(imports, key=lambda each: each.line):
            module = self._own.source_of(imported, path)
            if module is None or imported.level:
                continue
            top = module.partition(".")[0]
            if not self._may_import(top):
                found.append((imported.line, f"imports {printable(top, 60)}", self._import_rule()))
            names = [module, *(f"{module}.{name}" for name in imported.names)]
            for avoided, why in self._avoided:
                if any(f"{name}.".startswith(f"{avoided}.") for name in names):
                    found.append((imported.line, f"uses {avoided}", why))
        return found

    def _may_import(self, top: str) -> bool:
        if top in sys.stdlib_module_names or top in ("numpy", "") or self._own.canonical(top):
            return True
        if self._allowed is None:  # looking for what is installed takes longer than all else
            self._allowed = frozenset(importable_names(self._course.packages))
        return top in self._allowed

    def _import_rule(self) -> str:
        more = f", the standard library and {', '.join(self._course.packages)}"
        allowed = f"NumPy{more if self._course.packages else ' and the standard library'}"
        return f"nothing but {allowed} can be imported while a submission is graded"

    def _files(self, imports: Iterable[Import], path: str) -> Iterator[str]:
        for imported in imports:
            module = self._own.source_of(imported, path)
            if module is not None:
                yield from self._own.files_for(module)
                for name in imported.names:
                    yield from self._own.files_for(f"{module}.{name}")

    def _look_within(self) -> None:
        for rule in self._course.rules.within:
            defined = self._definition(rule.function)
            if defined is None:
                continue
            path, tracer, name = defined
            rest = rule.function.split(".")[2:]
            place = tracer.find(name, *rest)
            for seen in tracer.trace(place, rule) if place else ():
                how = " in a loop" if seen.looped else ""
                where = f", by {printable(seen.helper, 60)}" if seen.helper else ""
                last = rule.function.rpartition(".")[2]
                self._add(path, seen.line, f"{last} calls {seen.name}{how}{where}", rule.why)

    def _definition(self, function: str) -> tuple[str, Tracer, str] | None:
        """Return the file that defines a function or class of the course, and its name there."""
        unit, name = function.split(".")[:2]
        module = self._loadable.modules.get(unit, "")
        for _ in range(_MOST_HOPS):
            path = self._own.paths.get(module)
            reading = self._reading(path) if path else None
            if path is None or reading is None:
                return None
            tracer = Tracer(reading)
            if tracer.line_of(name):
                return path, tracer, name
            module, _, name = (self._own.canonical(reading.aliases.get(name, "")) or "").rpartition(".")
        return None

    def _place_of(self, function: str) -> tuple[str, int]:
        defined = self._definition(function)
        if defined is not None:
            path, tracer, name = defined
            return path, tracer.line_of(name)
        module = self._loadable.modules.get(function.split(".")[0], ROOT)
        return self._own.paths.get(module, "__init__.py"), 0

    def _reading(self, path: str) -> Reading | None:
        if path not in self._read:
            source = self._loadable.files[path]
            self._read[path] = None
            if self._bytes + len(source) > _MOST_BYTES:
                self._unread.append(path)
                return None
            self._bytes += len(source)
            try:
                self._read[path] = read(path, source, self._own)
            except TooComplex:
                self._unread.append(path)
        return self._read[path]

    def _add(self, path: str, line: int, what: str, rule: str) -> None:
        """Note a breach; what a file does again and again is noted where it does so first."""
        self._found.setdefault((path, what), Breach(path, line, what, rule))
