# title = "returns long texts and lists, and more than a message may hold"
# unit = "searching"
# verdicts = "wrong_type"
# says = "expected a number"
# design = "what is shown of a value is bounded"
# [each]
# text = "'\\x1b[31m\\u202e' * 50_000"
# long-text = "'x' * 1_000_000"
# list = "[3.0] * 20_000"
# nested-lists = "[[[0.0] * 10] * 20] * 20"
# mapping = "{str(n) + chr(27): n for n in range(1_000)}"
import numpy as np


def bisect(f, low, high):
    return {each}
