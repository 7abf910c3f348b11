"""Make the pictures of the README: a report in a terminal, and the page of it.

    python -m scripts.make_pictures CHROMIUM

Needs Chromium, its path, and the package rich: pip install ".[evidence]".
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from grader.pipeline import Options, grade
from grader.reports.formats import render

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "article_003_repaired"
UNITS = ("layers", "network")
LINES = 50
PAGE = """<!DOCTYPE html><meta charset="utf-8">
<body style="margin: 0; background: #1b1d1e; padding: 16px">
<pre style="font: 15px/1.35 'DejaVu Sans Mono', monospace; color: #f8f8f2; margin: 0">{code}</pre>"""


def main() -> None:
    """Grade the example, and take both pictures."""
    report = grade(EXAMPLE, Options(units=UNITS))
    PICTURES.mkdir(exist_ok=True)
    text = render(report, "terminal", width=80, colour=True)
    command = f"$ python -m grader {EXAMPLE.name} --unit {' --unit '.join(UNITS)}\n"
    lines = (command + text).splitlines()[:LINES]
    console = Console(record=True, width=82, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)))
    code = console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}")
    take(PAGE.format(code=code), PICTURES / "terminal.png", 780, 21 * LINES)
    take(render(report, "html"), PICTURES / "page.png", 780, 1100)


def take(page: str, picture: Path, width: int, height: int) -> None:
    """Save what Chromium shows of a page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        options = ["--headless=new", "--no-sandbox", "--hide-scrollbars", f"--window-size={width},{height}"]
        command = [sys.argv[1], *options, f"--screenshot={picture}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
