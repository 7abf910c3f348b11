"""Hostile submissions are graded, never collected by the project's own test run."""

from __future__ import annotations

import sys
from pathlib import Path

collect_ignore_glob = ["sources/*"]
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
