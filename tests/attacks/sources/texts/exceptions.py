# title = "raises what would spoil a report or the terminal that shows it"
# unit = "searching"
# verdicts = "raised"
# says = "raised |raised an exception"
# design = "texts from a worker are cut, and control characters shown as escapes"
# [each]
# escapes = "Exception('\\x1b[2J\\x1b[31mPASSED\\x07\\x08\\r\\x9b31m')"
# title-of-a-window = "Exception('\\x1b]0;root\\x07\\x1b]8;;http://example.org\\x1b\\\\click\\x1b]8;;\\x1b\\\\')"
# bidi = "Exception('\\u202e\\u2066 001 fo 01 \\u2069\\u200b\\ufeff\\u2028')"
# html = "Exception('</script><script>alert(1)</script><img src=x onerror=alert(1)>')"
# markdown = "Exception('](javascript:alert(1)) | `` ``` <!-- -->')"
# new-lines = "Exception('a\\n\\n10 of 10 points\\n\\x0b\\x0c\\x85')"
# zero-bytes = "Exception('a\\0b\\x7f')"
# surrogates = "Exception('\\ud800\\udfff')"
# combining = "Exception('e' + '\\u0301' * 100_000)"
# very-long = "Exception('x' * 10_000_000)"
# one-long-word-of-tags = "Exception('<b>' * 1000)"
# a-number-as-text = "Number()"
# cannot-be-shown = "Unshown()"
# exits-when-shown = "Exits()"
# class-of-escapes = "type('\\x1b[31m\\u202ePASSED\\n', (Exception,), {})('x')"
# class-of-a-long-name = "type('x' * 1_000_000, (Exception,), {})('x')"
# class-of-html = "type('<script>', (Exception,), {})('x')"
# class-of-many-bases = "many_bases()('x')"
# a-function-of-escapes = "elsewhere()"
# a-group = "ExceptionGroup('\\x1b[2J', [Exception('\\x1b[31m')] * 100)"
# a-cause = "caused()"
import os


class Number(Exception):
    def __str__(self):
        return str.__new__(type("Text", (str,), {"__len__": lambda self: -1}), "\x1b[31m")


class Unshown(Exception):
    def __str__(self):
        raise SystemExit


class Exits(Exception):
    def __repr__(self):
        os._exit(0)


def many_bases():
    kind = Exception
    for number in range(200):
        kind = type(f"\x1b[3{number}m", (kind,), {})
    return kind


def elsewhere():
    code = compile("raise Exception('x')", "searching.py", "exec")
    exec(code.replace(co_name="\x1b[2J\u202e<b>", co_qualname="\x1b[2J", co_firstlineno=-5), {})


def caused():
    error = Exception("\x1b[1m")
    error.__cause__ = error.__context__ = error
    error.__notes__ = ["\x1b[2J" * 1000]
    return error


def bisect(f, low, high):
    raise {each}
