# title = "waits for the end of its process to speak"
# design = "a worker is killed, not asked to end"
import atexit, gc, os, sys, threading, weakref
import numpy as np


class Bomb:
    def __del__(self):
        os.write(3, b"\xff" * 100)
        os._exit(0)


_kept = Bomb()
_cycle = [Bomb()]
_cycle.append(_cycle)
weakref.finalize(_kept, os.write, 3, b"\xff" * 100)


@atexit.register
def _last_words():
    os.write(3, b"\xff" * 100)


threading._register_atexit(_last_words)


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError(f"fahrenheit holds {fahrenheit.min()}, expected at least -459.67")
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))
