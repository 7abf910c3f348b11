"""The options that several commands take, written once."""

from __future__ import annotations

import click

CONTEXT = {"help_option_names": ["-h", "--help"]}

course_option = click.option(
    "--course",
    default="spec_tests",
    show_default=True,
    metavar="NAME",
    help="Importable package of the course.",
)
seed_option = click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Draws the tests' inputs."
)
