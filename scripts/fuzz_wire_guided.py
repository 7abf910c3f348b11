"""One part of scripts/fuzz_wire.py whose inputs atheris finds by the coverage that they reach.

    python -m scripts.fuzz_wire_guided INPUTS CORPUS [options of libFuzzer] CORPUS

It is run by scripts/fuzz_wire.py, in a process of its own: the code under test must be instrumented when it
is imported, and libFuzzer does not return.
"""

from __future__ import annotations

import json
import os
import sys

import atheris

with atheris.instrument_imports(include=["grader.worker"], enable_loader_override=False):
    from .fuzz_wire import Meter
    from .wire_checks import Checker


def main() -> None:
    """Check so many inputs and print the figures."""
    inputs = int(sys.argv[1])
    checker, meter = Checker(), Meter(inputs)

    def check(data: bytes) -> None:
        checker.check(data)
        meter.note(checker.inputs)
        if checker.inputs == inputs:
            print(json.dumps(meter.figures("guided", checker)), flush=True)

    atheris.Setup([sys.argv[0], *sys.argv[3:]], check, internal_libfuzzer=True)
    atheris.Fuzz()


if __name__ == "__main__":
    os.umask(0o077)
    main()
