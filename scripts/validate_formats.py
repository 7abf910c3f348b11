"""Do the programs that reports are written for accept them? Asked of the programs, not of our idea of them.

    python -m scripts.validate_formats --junit-xsd FILE --classroom50-schema FILE --classroom50-runner FILE
        --reporter FOLDER --prairielearn FOLDER [--write]

All golden submissions, with and without a rubric that hides, are graded and rendered, and read by

- the JUnit schema of Jenkins (pytest keeps a copy, testing/example_scripts/junit-10.xsd) and junitparser;
- Classroom 50's published schema (schemas/result-v1.schema.json) and the check of its own runner
  (validate_result in cli/gh-teacher/skeleton/dotgithub/scripts/runner.py);
- GitHub Classroom's autograding reporter in Node: FOLDER holds its src/ and node_modules/;
- PrairieLearn's reader of results in Node, and the element that shows them: FOLDER is a checkout, with the
  npm packages esbuild and es-toolkit. Of the element's own library, which needs a newer Python, the three
  names that it uses are stood in for; ansi2html and chevron are the real ones.

These are other people's files and not part of this project. With --write the figures go to docs/formats.md.
Needs Node, and the packages lxml, junitparser, ansi2html and chevron: pip install ".[evidence]".
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
from junitparser import JUnitXml
from lxml import etree

from grader.pipeline import Options, grade
from grader.records import Report
from grader.reports.formats import render
from grader.text import one_line

from .evidence import stamp

ROOT = Path(__file__).resolve().parents[1]
RUBRIC = '[visibility]\nledger = "hidden"\n"SEARCH-BISECT-1" = "after_due_date"\n'
PLACE = {
    "CLASSROOM": "neural",
    "ASSIGNMENT": "networks",
    "OWNER": "ada",
    "SUBMISSION_TAG": "submit/2026-11-27T18-00-00Z-0123456",
    "COMMIT_URL": "https://example.org/commit",
    "RELEASE_URL": "https://example.org/release",
}


def reports() -> Iterator[tuple[str, Report]]:
    """Grade every golden submission, openly and with parts hidden."""
    sys.path.insert(0, str(ROOT / "tests" / "courses"))
    with tempfile.TemporaryDirectory() as folder:
        rubric = Path(folder, "rubric.toml")
        rubric.write_text(RUBRIC)
        for expected in sorted((ROOT / "tests" / "golden").glob("*/expected.toml")):
            for hiding in (None, rubric):
                options = Options("toy_course", rubric=hiding, call_seconds=0.5)
                name = expected.parent.name + (", partly hidden" if hiding else "")
                yield name, grade(expected.parent / "submission", options)


def rendered(report: Report, kind: str) -> str:
    """Render a report as if in its place."""
    return render(report, kind, environment=PLACE, now=datetime.now(UTC))


def junit_checker(xsd: Path) -> Callable[[Report], None]:
    """Return a check by the schema and by junitparser."""
    schema = etree.XMLSchema(etree.parse(str(xsd)))

    def check(report: Report) -> None:
        text = rendered(report, "junit")
        schema.assertValid(etree.fromstring(text.encode()))
        read = JUnitXml.fromstring(text.encode())
        failed = sum(r.score < r.max_score for r in report.results)
        assert read.tests == len(report.results)
        assert read.failures + read.errors == failed, (read.failures, read.errors, failed)
        for suite in read:
            for case in suite:
                assert not case.result or case.result[0].text

    return check


def classroom50_checker(schema_file: Path, runner_file: Path) -> Callable[[Report], None]:
    """Return a check by the published schema and by the runner's own."""
    validator = jsonschema.Draft202012Validator(json.loads(schema_file.read_text()))
    spec = importlib.util.spec_from_file_location("classroom50_runner", runner_file)
    assert spec is not None
    assert spec.loader is not None
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)

    def check(report: Report) -> None:
        data = json.loads(rendered(report, "classroom50"))
        validator.validate(data)
        complaint = runner.validate_result(data, classroom="neural", assignment="networks", owner="ada")
        assert complaint is None, complaint
        assert Decimal(data["score"]) / 100 == report.score.quantize(Decimal("0.01"))

    return check


def reporter_checker(folder: Path) -> Callable[[Report], None]:
    """Return a check by the reporter, which adds the points up and prints them."""

    def check(report: Report) -> None:
        variables: dict[str, Any] = {
            "PATH": os.environ["PATH"],
            "INPUT_RUNNERS": "gradspec",
            "GRADSPEC_RESULTS": rendered(report, "github-classroom").strip(),
        }
        command = ["node", "src/main.js"]
        done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)  # noqa: S603
        found = re.search(r'"totalPoints":([0-9.]+),"maxPoints":([0-9.]+)', done.stdout)
        assert found, done.stdout + done.stderr
        assert abs(Decimal(found[1]) - report.score) < Decimal("0.005")
        assert Decimal(found[2]) == report.max_score
        right = all(r.score == r.max_score for r in report.results)
        assert done.returncode == (0 if right else 1), done.stdout

    return check


def prairielearn_checker(folder: Path) -> Callable[[Report], None]:
    """Return a check by the reader of results, and by the element that shows them to students."""
    source = (folder / "apps/prairielearn/src/lib/externalGraderCommon.ts").read_text(encoding="utf-8")
    reader = folder / "reader.mjs"
    code = (
        'import { mapValues } from "es-toolkit";\n'
        + source[source.index("export function makeGradingResult") :]
    )
    code += """
const read = (await import("node:fs")).readFileSync(0, "utf8");
console.log(JSON.stringify(makeGradingResult("1", read)));
"""
    command = ["node_modules/.bin/esbuild", "--loader=ts", "--format=esm"]
    done = subprocess.run(command, cwd=folder, input=code, capture_output=True, text=True, check=True)  # noqa: S603
    reader.write_text(done.stdout, encoding="utf-8")
    place = folder / "apps/prairielearn/elements/pl-external-grader-results"
    element = _element(place)

    def check(report: Report) -> None:
        results = json.loads(rendered(report, "prairielearn"))
        job = json.dumps(
            {"succeeded": True, "results": results}
        )  # as PrairieLearn wraps what a container left
        done = subprocess.run(["node", reader], input=job, capture_output=True, text=True, check=True)  # noqa: S603, S607
        grading = json.loads(done.stdout)["grading"]
        assert grading["feedback"]["succeeded"] is True, grading["feedback"]
        assert abs(Decimal(str(grading["score"])) - report.score / report.max_score) < Decimal("0.00001")
        data = {
            "panel": "submission",
            "feedback": grading["feedback"],
            "format_errors": json.loads(grading["format_errors"]),
        }
        with contextlib.chdir(place):
            shown = one_line(re.sub(r"<[^>]*>", "", element.render("<pl-external-grader-results>", data)))
        if not results["gradable"]:
            assert "not gradable" in shown, shown[:500]
            return
        earned, most = (
            f"{points:.2f}".rstrip("0").rstrip(".") for points in (report.score, report.max_score)
        )
        assert f"{earned}/{most}" in shown, shown[:500]
        assert len(results["tests"]) == len(report.results)

    return check


def _element(folder: Path) -> ModuleType:
    """Import the element, with stand-ins for what it uses of PrairieLearn's library."""
    library, colors = ModuleType("prairielearn"), ModuleType("prairielearn.colors")
    library.QuestionData, library.get_uuid = dict, lambda: "1"  # type: ignore[attr-defined]
    colors.PLColor = str  # type: ignore[attr-defined]
    sys.modules |= {"prairielearn": library, "prairielearn.colors": colors}
    spec = importlib.util.spec_from_file_location("element", folder / "pl-external-grader-results.py")
    assert spec is not None
    assert spec.loader is not None
    element = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(element)
    return element


def main() -> None:
    """Grade, render, and have it read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in (
        "--junit-xsd",
        "--classroom50-schema",
        "--classroom50-runner",
        "--reporter",
        "--prairielearn",
    ):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    checks = {
        "junit": ("Jenkins' junit-10.xsd and junitparser", junit_checker(options.junit_xsd)),
        "classroom50": (
            "Classroom 50's result-v1.schema.json and its runner's validate_result",
            classroom50_checker(options.classroom50_schema, options.classroom50_runner),
        ),
        "github-classroom": ("GitHub Classroom's reporter in Node", reporter_checker(options.reporter)),
        "prairielearn": (
            "PrairieLearn's makeGradingResult in Node, and its element that shows results",
            prairielearn_checker(options.prairielearn.resolve()),
        ),
    }
    accepted = dict.fromkeys(checks, 0)
    for name, report in reports():
        for kind, (_, check) in checks.items():
            try:
                check(report)
            except Exception as error:
                raise SystemExit(f"{kind}, {name}: {type(error).__name__}: {error}") from None
            accepted[kind] += 1
    rows = [f"| `{kind}` | {who} | {accepted[kind]} |" for kind, (who, _) in checks.items()]
    print("\n".join(rows))
    if options.write:
        text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
        start = text.index("| format |")
        table = "\n".join(["| format | read by | reports accepted |", "|---|---|--:|", *rows])
        versions = stamp("junitparser", "lxml", "jsonschema")
        foot = f"Measured on {versions}, with `python -m scripts.validate_formats`.\n"
        (ROOT / "docs" / "formats.md").write_text(text[:start] + table + "\n\n" + foot, encoding="utf-8")


if __name__ == "__main__":
    main()
