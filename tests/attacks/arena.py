"""Grades an attack and says what is wrong with that: verdicts, traces on the host, the report itself."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from unittest import mock

import jsonschema

from grader.course import load_course
from grader.errors import NothingGradable
from grader.pipeline import Options, grade
from grader.records import Report
from grader.reports import json_report, terminal
from grader.worker.launch import ZygoteLauncher

from .catalogue import Attack, read_sources
from .scene import ROOT, Scene, open_scene, processes
from .trees import TREES

ATTACKS = {attack.name: attack for attack in (*read_sources(), *TREES)}
_COURSES = ROOT / "tests" / "courses"
_RIGHT = ROOT / "tests" / "golden" / "correct" / "submission"
_SCHEMA = jsonschema.Draft202012Validator(
    json.loads((files("grader") / "reports/schema/report-v1.json").read_text(encoding="utf-8"))
)
_CALL_SECONDS = 1.0
# A grade takes a tenth of a second, with a hang a few; this is for a grade that would never end.
_TOO_LONG_SECONDS = 60.0
_LONGEST_REPORT = 200_000


@dataclass
class Arena:
    """A scene, a zygote for all grades, and the right submission's files."""

    scene: Scene
    launcher: ZygoteLauncher
    right: Mapping[str, bytes]

    def __post_init__(self) -> None:
        self._before = processes()

    def contained(self, attack: Attack) -> list[str]:
        """Grade an attack as everybody is graded; return what should not be."""
        started = time.monotonic()
        report, refusal = self._grade(attack, ())
        wrong = [f"took {time.monotonic() - started:.0f} s"] * (
            time.monotonic() - started > _TOO_LONG_SECONDS
        )
        if attack.refused or report is None:
            if not (report is None and attack.refused and re.search(attack.refused, refusal)):
                wrong.append(f"is to be refused: {attack.refused!r}, not: {refusal!r}")
            wrong += [] if refusal.isprintable() else ["the refusal has raw control characters"]
        else:
            wrong += self._wrong_in(report, attack)
        wrong += self._left()
        if changes := self.scene.changes():
            self.scene.reset()
        return wrong + changes

    def unstopped(self, attack: Attack) -> list[str]:
        """Grade an attack without the layers that stop it; return why it seems to be harmless anyway."""
        report, _ = self._grade(attack, attack.stopped_by)
        self.scene.reset()
        left = self._left()
        assert report is not None
        told = _told(report)
        if re.search(attack.through, told):
            return left
        return [*left, f"it did not get through without {attack.stopped_by}: {told}"]

    @cached_property
    def level(self) -> str:
        """How far submissions are kept from this process, as it was measured."""
        with self._place() as place:
            return self._grade_at(self._write(place, {}), (), 2048).isolation.level

    def _left(self) -> list[str]:
        return [f"process {pid} {name} is left" for pid, name in processes() - self._before]

    def _grade(self, attack: Attack, without: tuple[str, ...]) -> tuple[Report | None, str]:
        with self._place() as place:
            path = attack.build(place, self.right) if attack.build else self._write(place, attack.files)
            try:
                return self._grade_at(path, without, attack.memory_mib), ""
            except NothingGradable as refusal:
                return None, str(refusal)

    def _grade_at(self, path: Path, without: tuple[str, ...], memory_mib: int) -> Report:
        options = Options(
            course="toy_course", call_seconds=_CALL_SECONDS, memory_mib=memory_mib, without_layers=without
        )
        shared = contextlib.nullcontext(self.launcher)
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch("grader.pipeline.open_launcher", return_value=shared))
            if "guard" in without:  # the host's own: it is no layer of a worker's
                stack.enter_context(mock.patch("grader.pipeline.guarded", contextlib.nullcontext))
            return grade(path, options)

    @contextlib.contextmanager
    def _place(self) -> Iterator[Path]:
        place = Path(tempfile.mkdtemp(prefix="hostile-"))
        try:
            yield place
        finally:
            shutil.rmtree(place)

    def _write(self, place: Path, sources: Mapping[str, str]) -> Path:
        facts = self.scene.facts(self.launcher._process.pid)
        folder = place / "submission"
        folder.mkdir()
        for name, data in self.right.items():
            (folder / name).write_bytes(data)
        for name, source in sources.items():
            for placeholder, value in facts.items():
                source = source.replace(placeholder, value)
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(source, encoding="utf-8")
        return folder

    def _wrong_in(self, report: Report, attack: Attack) -> list[str]:
        wrong = [f"the grader failed: {fault}" for fault in report.faults]
        course = load_course("toy_course")
        score = Decimal(0)
        for result in report.results:
            id, unit = result.requirement.id, result.requirement.unit
            every = attack.verdicts.get("*", "passed") if unit == attack.unit else "passed"
            wanted = attack.verdicts.get(id, every)
            if result.verdict.value != wanted:
                wrong.append(f"{id} is {result.verdict.value}, not {wanted}: {result.message}")
            points = result.max_score if wanted == "passed" else Decimal(0)
            score += points
            if result.score != points:
                wrong.append(f"{id} has {result.score} points, not {points}")
        if report.score != score or report.max_score != 10 or len(report.results) != 9:
            wrong.append(f"{report.score} of {report.max_score} points, {len(report.results)} requirements")
        if [unit.name for unit in report.units] != list(course.unit_names):
            wrong.append(f"units {report.units}")
        if not re.search(attack.says, _told(report)):
            wrong.append(f"nothing shows that it took place, {attack.says!r}: {_told(report)}")
        return wrong + _wrong_in_renderings(report)


@contextlib.contextmanager
def open_arena() -> Iterator[Arena]:
    """Yield an arena; the zygote ends with it."""
    launcher = ZygoteLauncher(hash_seed=0)
    with open_scene() as scene, mock.patch.object(sys, "path", [*sys.path, str(_COURSES)]):
        try:
            yield Arena(scene, launcher, {path.name: path.read_bytes() for path in _RIGHT.glob("*.py")})
        finally:
            launcher.close()


def lacks_layers(attack: Attack, level: str) -> str:
    """Return why the layers that stop an attack cannot be tried here, "" if they can be."""
    if attack.stopped_by and level != "strong":
        return f"isolation is {level} here: {', '.join(attack.stopped_by)} may be missing"
    return ""


def _told(report: Report) -> str:
    """Return all that a report says of a submission, in one text."""
    examples = [result.counterexample for result in report.results if result.counterexample]
    return "\n".join(
        [
            *report.submission.notes,
            *(result.message for result in report.results if result.message),
            *(example.got for example in examples),
        ]
    )


def _wrong_in_renderings(report: Report) -> list[str]:
    text, document = terminal.render(report), json_report.render(report)
    data = json.loads(document)
    wrong = [f"schema: {error.message}" for error in _SCHEMA.iter_errors(data)]
    if data["complete"] is not True:
        wrong.append("the report is not complete")
    if max(len(text), len(document)) > _LONGEST_REPORT:
        wrong.append(f"the report has {len(text)} and {len(document)} characters")
    shown = {"the terminal": text, "the JSON": document, "JSON's texts": "\n".join(_texts(data))}
    for where, what in shown.items():
        raw = {character for character in what if not character.isprintable()} - {"\n"}
        wrong += [f"{where} has raw {sorted(map(ascii, raw))}"] * bool(raw)
    return wrong


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _texts(value)
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
