"""Grades every attack as whoever runs it and prints what is wrong, as JSON: a user that root becomes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.attacks.arena import ATTACKS, lacks_layers, open_arena


def main() -> None:
    """Grade the attacks in sequence."""
    with open_arena() as arena:
        level = arena.level
        tried = {name: attack for name, attack in ATTACKS.items() if not lacks_layers(attack, level)}
        wrong = {name: arena.contained(attack) for name, attack in tried.items()}
    print(json.dumps({"user": os.geteuid(), "level": level, "wrong": wrong}))


if __name__ == "__main__":
    main()
