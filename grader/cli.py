"""The command line: its commands, and what is said when one of them fails.

Results go to stdout, everything else to stderr. Exit codes: 0 done, whatever the score; 1 below
--fail-under, or a course that does not hold; 2 usage; 3 nothing gradable at the path; 70 a fault of the
grader or the course.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from .commands.bundle import bundle_command
from .commands.check_course import check_course_command
from .commands.explain import explain_command
from .commands.grade import EXIT_FAULT, grade_command
from .commands.misconceptions import misconceptions_command
from .commands.options import CONTEXT
from .errors import GradspecError
from .text import one_line

EXIT_INTERRUPTED = 130


class Commands(click.Group):
    """The commands. What does not begin with the name of one is a submission to be graded."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `grade` before arguments that name no command."""
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["grade", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to call it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] PATH")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of grading, which is what the program is for, then the other commands."""
        grade_command.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


cli = Commands(
    "gradspec",
    commands=[
        grade_command,
        bundle_command,
        check_course_command,
        explain_command,
        misconceptions_command,
    ],
    help=grade_command.help,
    context_settings=CONTEXT,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; every error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show é still gets a report
    try:
        result = cli.main(args=arguments, prog_name="gradspec", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        click.echo(f"error: {one_line(error.format_message())} (--help shows the options)", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: nothing was graded", err=True)
        return EXIT_INTERRUPTED
    except GradspecError as error:
        click.echo(f"error: {error}", err=True)
        return error.exit_code
    except Exception as error:  # the outermost edge: no traceback of ours reaches a user
        place = _place(error)
        what = f"{type(error).__name__}: {one_line(str(error))}"
        click.echo(f"error: the grader itself failed ({what}; {place})", err=True)
        return EXIT_FAULT


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "no place known"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}; please report this"
