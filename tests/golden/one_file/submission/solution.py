import numpy as np


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError(f"fahrenheit holds {fahrenheit.min()}, expected at least -459.67")
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))


class Ledger:
    def __init__(self, opening):
        self._balance = opening

    def deposit(self, amount):
        if amount < 0:
            raise ValueError(f"amount is {amount}, expected 0 or more")
        self._balance += amount

    def balance(self):
        return self._balance


def post_all(ledger, amounts):
    for amount in amounts:
        ledger.deposit(amount)
    return ledger.balance()


def bisect(f, low, high):
    while high - low > 1e-8:
        middle = (low + high) / 2
        if f(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
