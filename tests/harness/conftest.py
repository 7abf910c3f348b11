"""Real workers and the toy course, for the tests of the harness."""

from __future__ import annotations

import contextlib
import sys
import textwrap
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS.parent))

# The line above makes these importable.
from grader import cli  # noqa: E402
from grader.course import Course, load_course  # noqa: E402
from grader.pipeline import Options, grade  # noqa: E402
from grader.records import Report  # noqa: E402
from grader.submission.locating import locate  # noqa: E402
from grader.submission.policy import find_breaches  # noqa: E402
from grader.submission.staging import Staged  # noqa: E402
from grader.worker.counts import CallCounts  # noqa: E402
from grader.worker.launch import FreshLauncher, ZygoteLauncher  # noqa: E402
from grader.worker.proxy import Submission  # noqa: E402
from grader.worker.session import Loadable, Session, Spent  # noqa: E402

Launchers = ZygoteLauncher | FreshLauncher


@pytest.fixture(scope="session")
def zygote() -> Iterator[ZygoteLauncher]:
    """One zygote for all tests that do not harm it."""
    launcher = ZygoteLauncher(hash_seed=0)
    yield launcher
    launcher.close()


@pytest.fixture
def warm_start(zygote: ZygoteLauncher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let grades in this process share one zygote, whose start is half of a small grade's time."""
    monkeypatch.setattr(
        "grader.pipeline.open_launcher", lambda seed, packages: contextlib.nullcontext(zygote)
    )


@pytest.fixture(params=["zygote", "fresh"])
def either_launcher(request: pytest.FixtureRequest, zygote: ZygoteLauncher) -> Launchers:
    """Each way of starting workers in turn."""
    return zygote if request.param == "zygote" else FreshLauncher(hash_seed=0)


@pytest.fixture
def open_session(zygote: ZygoteLauncher) -> Iterator[Callable[..., Session]]:
    """Open a session on modules given by their source; it ends with the test."""
    sessions: list[Session] = []

    def open_on(
        files: dict[str, str],
        *,
        modules: dict[str, str] | None = None,
        launcher: Launchers = zygote,
        call_seconds: float = 5.0,
        memory_mib: int = 1024,
        without_layers: tuple[str, ...] = (),
        counts: CallCounts | None = None,
        spent: Spent | None = None,
    ) -> Session:
        stems = [path.removesuffix(".py") for path in files if "/" not in path and path != "__init__.py"]
        loadable = Loadable(
            {path: source.encode() for path, source in files.items()},
            ("student_template",),
            {stem: f"submission.{stem}" for stem in stems} if modules is None else modules,
        )
        session = Session(
            launcher,
            loadable,
            call_seconds=call_seconds,
            memory_mib=memory_mib,
            without_layers=without_layers,
            spent=spent,
            counts=counts,
        )
        sessions.append(session)
        return session

    yield open_on
    for session in sessions:
        session.close()


@pytest.fixture
def open_submission(open_session: Callable[..., Session]) -> Callable[..., Submission]:
    """Open a submission on modules given by their source: `open_submission({"unit.py": "def f(): …"})`."""

    def open_on(files: dict[str, str], *, units: tuple[str, ...] = (), **options: object) -> Submission:
        session = open_session(files, **options)
        return Submission(session, units or [path.removesuffix(".py") for path in files])

    return open_on


@pytest.fixture(scope="session")
def toy_course() -> Iterator[str]:
    """The name of the toy course, importable."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TESTS / "courses"))
        yield "toy_course"


@pytest.fixture
def run_on_figures(
    toy_course: str, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run a command on `figures`, a course with misconceptions; return the exit code, stdout and stderr."""

    def run(*arguments: str, course: str = "figures") -> tuple[int, str, str]:
        return cli.main([*arguments, "--course", course]), *capsys.readouterr()

    return run


@pytest.fixture
def bundle(tmp_path: Path, toy_course: str) -> Callable[..., Path]:
    """Make the archive of the toy course for a place; return its path."""

    def make(place: str, name: str, *options: str) -> Path:
        archive = tmp_path / name
        assert cli.main(["bundle", place, "--output", str(archive), "--course", toy_course, *options]) == 0
        return archive

    return make


@pytest.fixture
def python_elsewhere(tmp_path: Path) -> Path:
    """A folder with a `python3` that has the libraries, as an image for grading would have it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (folder / "python3").chmod(0o755)
    return folder


@pytest.fixture
def correct_toy_submission() -> Path:
    """A submission that meets every requirement of the toy course."""
    return TESTS / "golden" / "correct" / "submission"


@pytest.fixture
def grade_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, warm_start: None
) -> Callable[..., Report]:
    """Grade modules given by their source, by a course of one unit `unit` given by its tests' source."""
    # Python keeps a module that it has imported: each course needs a name of its own.
    name = f"course_{zlib.crc32(request.node.nodeid.encode())}"
    course = tmp_path / "courses" / name
    course.mkdir(parents=True)
    monkeypatch.syspath_prepend(str(course.parent))
    (course / "__init__.py").write_text("")

    def grade_by_course(
        tests: str,
        files: dict[str, str],
        points: int = 1,
        rules: str = "",
        sketches: str = "",
        **options: Any,
    ) -> Report:
        (course / "course.toml").write_text(
            'title = "A course"\ntemplate = "template"\n'
            f'[[units]]\nname = "unit"\ntitle = "Unit"\npoints = {points}\nfunctions = ["f"]\n{rules}'
        )
        (course / "test_unit.py").write_text(tests)
        if sketches:
            (course / "pictures.py").write_text(sketches)
        submission = tmp_path / "submission"
        submission.mkdir(exist_ok=True)
        for path, source in files.items():
            (submission / path).write_text(source)
        return grade(submission, Options(**{"course": name, "call_seconds": 1.0, **options}))

    return grade_by_course


POLICY_TOML = """title = "T"
template = "student_template"
[[units]]
name = "network"
title = "N"
points = 1
functions = ["MLP", "train"]
[[rules.avoid]]
names = ["numpy.gradient", "numpy.testing"]
why = "it is to be written"
[[rules.within]]
function = "network.MLP.gradients"
calls = ["numerical_gradient"]
repeated = ["loss"]
why = "differences"
[[rules.within]]
function = "network.train"
calls = ["cheat"]
why = "no cheating"
"""


@pytest.fixture(scope="session")
def policy_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with rules about what submissions use and call."""
    folder = tmp_path_factory.mktemp("courses") / "policy_course"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "course.toml").write_text(POLICY_TOML)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder.parent))
        return load_course("policy_course")


@pytest.fixture
def breaches_of(policy_course: Course) -> Callable[..., list[tuple[str, int, str]]]:
    """Find where network.py, and other files by name, go against the rules: file, line and what."""

    def find(network: str, **others: str) -> list[tuple[str, int, str]]:
        texts = {"network": network, **others}
        files = {f"{name}.py": textwrap.dedent(text).encode() for name, text in texts.items()}
        loadable = locate(Staged("ada", files, {}), policy_course).loadable
        return [(b.file, b.line, b.what) for b in find_breaches(loadable, policy_course).breaches]

    return find
