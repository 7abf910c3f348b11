"""A course may let submissions import further packages: those, what they need, and nothing beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.errors import UsageFault
from grader.records import Verdict
from grader.worker.failures import CallFailed
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.packages import importable_names
from grader.worker.proxy import Submission

Open = Callable[..., Submission]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three installed distributions: one, which needs two (and an extra, three), and three."""
    write_distribution(
        tmp_path, "one-dist", "one", ["Two_Dist>=1; python_version>'3'", "three; extra == 'all'"]
    )
    write_distribution(tmp_path, "two-dist", "two", ["gone-elsewhere"])
    write_distribution(tmp_path, "three", "three", [])
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def write_distribution(folder: Path, name: str, module: str, requires: list[str]) -> None:
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0"]
    (info / "METADATA").write_text("\n".join([*lines, *(f"Requires-Dist: {r}" for r in requires), "", ""]))
    (info / "top_level.txt").write_text(module + "\n")
    (folder / module).mkdir()
    (folder / module / "__init__.py").write_text(f"NAME = {module!r}\n")
    (folder / module / "part.py").write_text("VALUE = 7\n")


SOURCES = {
    "allowed.py": "import one, two\nfrom one.part import VALUE\ndef f(): return [one.NAME, two.NAME, VALUE]",
    "folders.py": "import tempfile\ndef f(): return tempfile.gettempdir()",
    "strange.py": "import three\ndef f(): return three.NAME",
}


def test_what_a_package_needs_comes_with_it_and_extras_do_not(installed: Path) -> None:
    names = importable_names(["one"])
    assert {name for name, folder in names.items() if folder == str(installed)} == {"one", "two"}


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(UsageFault, match=r"import no_such_package, which is not installed"):
        importable_names(["no_such_package"])


@pytest.fixture(params=[ZygoteLauncher, FreshLauncher])
def allowing(request: pytest.FixtureRequest, installed: Path) -> Iterator[ZygoteLauncher | FreshLauncher]:
    """Each way of starting workers, for a course that allows `one`."""
    launcher = request.param(0, importable_names(["one"]))
    yield launcher
    launcher.close()


def test_a_submission_imports_what_is_allowed_and_not_its_neighbours(
    allowing: ZygoteLauncher | FreshLauncher, open_submission: Open
) -> None:
    submission = open_submission(SOURCES, launcher=allowing)
    assert submission.allowed.f() == ["one", "two", 7]
    with pytest.raises(CallFailed, match=r"No module named 'three'.*what its course allows") as caught:
        submission.strange.f()
    assert caught.value.verdict is Verdict.IMPORT_ERROR


def test_a_library_may_ask_for_the_folder_of_temporary_files(
    allowing: ZygoteLauncher | FreshLauncher, open_submission: Open
) -> None:
    assert open_submission(SOURCES, launcher=allowing).folders.f() == tempfile.gettempdir()


def test_nothing_is_importable_unless_it_is_allowed(
    installed: Path, open_submission: Open, zygote: ZygoteLauncher
) -> None:
    with pytest.raises(CallFailed, match="No module named 'one'"):
        open_submission(SOURCES, launcher=zygote).allowed.f()
