# title = "raises what ends a program"
# unit = "searching"
# verdicts = "raised"
# says = "raised (SystemExit|KeyboardInterrupt|GeneratorExit|BaseException|RecursionError)"
# design = "the worker takes whatever is raised for an answer"
# [each]
# sys-exit = "sys.exit(0)"
# keyboard-interrupt = "raise KeyboardInterrupt"
# generator-exit = "raise GeneratorExit"
# base-exception = "raise BaseException"
# endless-recursion = "bisect(f, low, high)"
import sys


def bisect(f, low, high):
    {each}
