"""Make the pictures of the README: a report in a terminal, and the page of another.

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
EXAMPLES = ROOT / "examples"
IN_TERMINAL, UNITS, LINES = "article_003_repaired", ("layers", "network"), 50
AS_PAGE, UNITS_OF_PAGE = "article_004_repaired", ("activations",)
PAGE = """<!DOCTYPE html><meta charset="utf-8">
<body style="margin: 0; background: #1b1d1e; padding: 16px">
<pre style="font: 15px/1.35 'DejaVu Sans Mono', monospace; color: #f8f8f2; margin: 0">{code}</pre>"""


def main() -> None:
    """Grade the examples, and take both pictures."""
    PICTURES.mkdir(exist_ok=True)
    text = render(grade(EXAMPLES / IN_TERMINAL, Options(units=UNITS)), "terminal", width=80, colour=True)
    command = f"$ python -m grader {IN_TERMINAL} --unit {' --unit '.join(UNITS)}\n"
    lines = (command + text).splitlines()[:LINES]
    console = Console(record=True, width=82, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)))
    code = console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}")
    take(PAGE.format(code=code), PICTURES / "terminal.png", 780, 21 * LINES)
    report = grade(EXAMPLES / AS_PAGE, Options(units=UNITS_OF_PAGE, pictures=True))
    take(render(report, "html"), PICTURES / "page.png", 780, 1300)


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
