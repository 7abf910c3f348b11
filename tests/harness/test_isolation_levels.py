"""The level of isolation is what was measured, with all layers and with some left out, where it is said."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the layers are of Linux", allow_module_level=True)

from grader import cli
from grader.pipeline import Options, grade
from grader.records import Report
from grader.worker import landlock, seccomp
from grader.worker.launch import FreshLauncher, ZygoteLauncher
from grader.worker.measure import measure

TESTS = Path(__file__).resolve().parents[1]
CORRECT = TESTS / "golden" / "correct" / "submission"
PROBES = 21

pytestmark = pytest.mark.skipif(
    not landlock.version() or not seccomp.is_supported(), reason="there is no Landlock or no seccomp here"
)

# Layers left out, and some of what must get through and must still be refused without them.
LANDLOCKS = {"read the reference", "list the host's folders"}
SECCOMPS = {"connect to a unix socket", "make a file in memory", "change its own limits", "send by UDP"}
WITHOUT = {
    "nothing": ((), set(), LANDLOCKS | SECCOMPS),
    "limits": (("limits",), set(), LANDLOCKS | SECCOMPS),
    "user": (("user",), set(), LANDLOCKS | SECCOMPS),
    # A private user might be kept from reading the course by the modes of its folder.
    "landlock and user": (("landlock", "user"), LANDLOCKS, SECCOMPS | {"remove a file"}),
    "seccomp": (("seccomp",), SECCOMPS, LANDLOCKS | {"remove a file", "signal the grader"}),
    "landlock and seccomp": (("landlock", "seccomp"), LANDLOCKS | SECCOMPS, set()),
    "all": (("limits", "user", "landlock", "seccomp"), LANDLOCKS | SECCOMPS | {"start a process"}, set()),
}  # fmt: skip


@pytest.fixture
def grade_without(toy_course: str, warm_start: None) -> Callable[..., Report]:
    """Grade a right submission with layers left out."""
    return lambda *layers: grade(CORRECT, Options(toy_course, without_layers=layers))


@pytest.mark.parametrize("case", WITHOUT)
def test_the_level_is_strong_only_while_every_probe_is_refused(
    grade_without: Callable[..., Report], case: str
) -> None:
    layers, through, refused = WITHOUT[case]
    report = grade_without(*layers)
    isolation = report.isolation
    assert isolation.level == ("process" if through else "strong")
    assert through <= set(isolation.through)
    assert not refused & set(isolation.through)
    assert isolation.probes == PROBES
    assert isolation.refused == PROBES - len(isolation.through)
    assert report.score == report.max_score, "what is left out changes no grade"


@pytest.mark.parametrize("layer", ["limits", "user", "landlock", "seccomp"])
def test_a_layer_that_is_left_out_is_not_said_to_be_there(
    grade_without: Callable[..., Report], layer: str
) -> None:
    names = {
        "limits": "resource limits",
        "user": "private user",
        "landlock": "Landlock",
        "seccomp": "seccomp",
    }
    layers = set(grade_without(layer).isolation.layers)
    assert layers & set(names.values()) == {
        name for key, name in names.items() if key != layer and (key != "user" or os.geteuid() == 0)
    }


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    toy_course: str, warm_start: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run the command with layers left out; return its exit code, stdout and stderr."""

    def run_without(layers: tuple[str, ...], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(
            "grader.pipeline.measure",
            lambda launcher, memory_mib, ignored, private: measure(launcher, memory_mib, layers, private),
        )
        return cli.main([str(CORRECT), "--course", toy_course, *arguments]), *capsys.readouterr()

    return run_without


def first_sentence(out: str) -> str:
    """Return what stands before the first empty line, on one line."""
    return " ".join(out.partition("\n\n")[0].split())


def test_the_first_line_of_a_report_says_how_much_was_refused(run: Run) -> None:
    code, out, _ = run(())
    assert code == 0
    assert first_sentence(out) == f"isolation: strong ({PROBES} of {PROBES} probes refused)"


@pytest.mark.parametrize(
    ("layers", "why", "could"),
    [
        (("landlock", "user"), "there is no Landlock here", "read the reference"),
        (("seccomp",), "there is no seccomp here", "a submission could"),
        (("landlock", "seccomp"), "there is no Landlock and no seccomp here", "read the reference"),
    ],
    ids=" and ".join,
)
def test_the_first_line_of_a_report_says_what_is_missing_and_what_got_through(
    run: Run, layers: tuple[str, ...], why: str, could: str
) -> None:
    code, out, _ = run(layers)
    line = first_sentence(out)
    assert code == 0
    assert line.startswith(f"isolation: process — {why}, so a submission could ")
    assert could in line
    assert line.endswith("; grade strangers' work in a container")


def test_json_lists_what_got_through(run: Run) -> None:
    code, out, _ = run(("landlock", "user"), "--format", "json")
    isolation = json.loads(out)["isolation"]
    assert code == 0
    assert isolation["level"] == "process"
    assert "read the reference" in isolation["through"]
    assert isolation["refused"] + len(isolation["through"]) == isolation["probes"] == PROBES
    assert "seccomp" in isolation["layers"]
    assert "Landlock" not in isolation["layers"]


def test_a_level_that_is_required_and_not_reached_is_one_line_and_nothing_is_graded(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.suite.run.run_suite", None)
    code, out, err = run(("landlock", "user"), "--require-isolation", "strong")
    assert (code, out) == (4, "")
    assert err.count("\n") == 1
    assert "--require-isolation strong: isolation here is process — there is no Landlock here" in err


@pytest.mark.parametrize(
    ("layers", "level"), [((), "strong"), ((), "process"), (("landlock", "user"), "process")]
)
def test_a_level_that_is_reached_is_graded_at(run: Run, layers: tuple[str, ...], level: str) -> None:
    code, out, err = run(layers, "--require-isolation", level)
    assert (code, err) == (0, "")
    assert "10 of 10 points" in out


@pytest.fixture(params=[ZygoteLauncher, FreshLauncher])
def own_launcher(request: pytest.FixtureRequest) -> Iterator[ZygoteLauncher | FreshLauncher]:
    """Each way of starting workers."""
    launcher = request.param(hash_seed=0)
    yield launcher
    launcher.close()


def test_either_way_of_starting_workers_is_strong(own_launcher: ZygoteLauncher | FreshLauncher) -> None:
    assert measure(own_launcher, 1024, (), TESTS / "courses" / "toy_course").level == "strong"


def test_either_way_of_starting_workers_leaves_layers_out(
    own_launcher: ZygoteLauncher | FreshLauncher,
) -> None:
    isolation = measure(own_launcher, 1024, ("landlock", "seccomp"), TESTS / "courses" / "toy_course")
    assert set(isolation.through) >= LANDLOCKS | SECCOMPS
