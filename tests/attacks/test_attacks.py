"""No hostile submission gains a point, spoils another unit or leaves a trace; each would, were it let."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.arena import ATTACKS, Arena, lacks_layers, open_arena
from tests.attacks.scene import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")

USER = 1234
CLASSES = {path.name for path in Path(__file__).with_name("sources").iterdir()} | {"trees"}
STOPPED = [name for name, attack in ATTACKS.items() if attack.stopped_by]


@pytest.fixture(scope="module")
def arena() -> Iterator[Arena]:
    """One arena for all attacks: each must leave it as it was."""
    with open_arena() as arena:
        yield arena


@pytest.fixture(scope="module")
def as_user() -> dict[str, Any]:
    """What an ordinary user sees who grades all attacks, in one process of its own."""
    if os.geteuid() != 0:
        pytest.skip("these tests run as an ordinary user already")
    asked: dict[str, Any] = {
        "user": USER, "group": USER, "extra_groups": [], "cwd": "/", "text": True, "capture_output": True,
        "env": {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    }  # fmt: skip
    try:
        reached = subprocess.run(
            [sys.executable, "-c", "import tests.attacks.arena"], check=False, **asked
        ).stderr
    except PermissionError as error:
        reached = str(error)
    if reached:
        pytest.skip(f"an ordinary user cannot run this interpreter and project: {reached.splitlines()[-1]}")
    script = Path(__file__).with_name("as_user.py")
    process = subprocess.run([sys.executable, str(script)], check=False, **asked)
    assert process.returncode == 0, process.stderr
    seen: dict[str, Any] = json.loads(process.stdout)
    return seen


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_the_verdict_it_deserves_and_leaves_no_trace(arena: Arena, name: str) -> None:
    attack = ATTACKS[name]
    if reason := lacks_layers(attack, arena.level):
        pytest.skip(reason)
    assert arena.contained(attack) == []


@pytest.mark.parametrize("name", STOPPED)
def test_an_attack_gets_through_without_the_layers_that_stop_it(arena: Arena, name: str) -> None:
    if reason := lacks_layers(ATTACKS[name], arena.level):
        pytest.skip(reason)
    if ATTACKS[name].only_root and os.geteuid() != 0:
        pytest.skip("only root could do it")
    assert arena.unstopped(ATTACKS[name]) == []


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_fares_no_better_where_an_ordinary_user_grades(as_user: dict[str, Any], name: str) -> None:
    assert as_user["user"] == USER
    if name not in as_user["wrong"]:
        pytest.skip(f"isolation is {as_user['level']} there")
    assert as_user["wrong"][name] == []


def test_each_attack_says_why_it_is_harmless() -> None:
    for name, attack in ATTACKS.items():
        assert attack.title, name
        assert bool(attack.stopped_by) != bool(attack.design), name
        assert attack.says or attack.refused or attack.verdicts or attack.design, name


def test_every_class_of_attack_is_tried() -> None:
    assert {attack.kind for attack in ATTACKS.values()} == CLASSES
    assert len(ATTACKS) >= 75
