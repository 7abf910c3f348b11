"""The report's schema is published with the package and says everything that the report holds."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from grader.records import (
    Breach,
    Counterexample,
    Isolation,
    Report,
    Requirement,
    Result,
    Stamp,
    SubmissionFacts,
    UnitScore,
    Verdict,
)
from grader.reports import json_report

SCHEMA = json.loads((files("grader") / "reports/schema/report-v1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

RULE = Requirement("A-1", "unit", "unit.f", "f is 1.", Decimal("1.5"), ("unit.g",), "Why?")
REPORT = Report(
    submission=SubmissionFacts("ada", "0" * 64, ("unit",), ("a note",)),
    units=(UnitScore("unit", Decimal("1.5"), Decimal("3")),),
    results=(
        Result(RULE, Verdict.PASSED, Decimal("1.5"), Decimal("1.5"), seconds=0.1),
        Result(
            replace(RULE, id="A-2"),
            Verdict.WRONG_VALUE,
            Decimal(0),
            Decimal("1.5"),
            "it is off",
            Counterexample("f(1)", "1", "2", 1.0),
        ),
    ),
    isolation=Isolation("process", ("own session",)),
    stamp=Stamp(0, "A course", "f" * 64, {"gradspec": "1", "python": "3", "numpy": "2"}),
    seconds=1.0,
    breaches=(Breach("unit.py", 3, "imports scipy", "NumPy only"),),
)


def data() -> dict[str, Any]:
    return json.loads(json_report.render(REPORT))  # type: ignore[no-any-return]


def errors(report: object) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(report)]


def objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "properties" in schema and "title" in schema:
        yield schema
    for value in schema.values():
        if isinstance(value, dict):
            yield from objects(value)


def test_the_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_report_is_valid() -> None:
    assert errors(data()) == []


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_known_to_the_schema(verdict: Verdict) -> None:
    message = "" if verdict is Verdict.PASSED else "why"
    result = replace(REPORT.results[0], verdict=verdict, message=message)
    assert errors(json_report.as_data(replace(REPORT, results=(result,)))) == []


def test_the_schema_knows_no_verdict_that_does_not_exist() -> None:
    enumerated = SCHEMA["$defs"]["requirement"]["properties"]["verdict"]["enum"]
    assert enumerated == [verdict.value for verdict in Verdict]


def test_every_key_of_a_report_is_described_and_required() -> None:
    def check(value: object, schema: dict[str, Any], path: str) -> None:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] | schema if "$ref" in schema else schema
        if isinstance(value, dict) and "properties" in schema:
            assert set(schema["properties"]) >= value.keys() or path.endswith("versions"), path
            assert schema["required"] == list(schema["properties"]) or path.endswith("versions"), path
            for key, item in value.items():
                described = schema["properties"][key]
                assert {"title", "description"} <= described.keys(), f"{path}.{key}"
                check(item, described, f"{path}.{key}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            check(value[0], schema["items"], f"{path}[0]")

    check(data(), SCHEMA, "report")
    check(data()["requirements"][1]["counterexample"], SCHEMA["$defs"]["counterexample"], "counterexample")


def test_a_report_without_its_last_key_was_cut_off() -> None:
    report = data()
    assert list(report)[-1] == "complete"
    del report["complete"]
    assert errors(report) == ["'complete' is a required property"]


def change(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def apply(report: dict[str, Any]) -> None:
        place: Any = report
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return apply


WRONG = {
    "an unknown verdict": change("requirements", 0, "verdict", to="skipped"),
    "another schema": change("schema", to="gradspec/report/v2"),
    "a negative score": change("score", to=-1),
    "a score as text": change("units", 0, "score", to="1.5"),
    "a digest that is none": change("submission", "sha256", to="abc"),
    "a failure without words": change("requirements", 1, "message", to=""),
    "a pass with a counterexample": change("requirements", 0, "counterexample", to={"call": "f()"}),
    "a bare misconception": change("requirements", 1, "misconceptions", to=[{"id": "a"}]),
    "an unknown level": change("isolation", "level", to="total"),
    "a breach without a rule": change("breaches", 0, "rule", to=""),
    "a breach above the file": change("breaches", 0, "line", to=-1),
    "not complete": change("complete", to=False),
    "a version that is a number": change("stamp", "versions", "numpy", to=2),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_report_that_is_wrong_is_refused(what: str) -> None:
    report = data()
    WRONG[what](report)
    assert errors(report)


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("submission",),
        ("stamp",),
        ("isolation",),
        ("breaches", 0),
        ("requirements", 1),
        ("requirements", 1, "counterexample"),
    ],
)
def test_keys_may_be_added(path: tuple[str | int, ...]) -> None:
    report = copy.deepcopy(data())
    change(*path, "added_later", to=[1])(report)
    assert errors(report) == []


def test_misconceptions_have_an_id_a_title_and_a_hint() -> None:
    report = data()
    named = {"id": "forgets_chain_rule", "title": "t", "hint": "h", "together": False}
    report["requirements"][1]["misconceptions"] = [named]
    report["misconceptions"] = ["forgets_chain_rule"]
    assert errors(report) == []
