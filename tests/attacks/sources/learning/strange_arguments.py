# title = "calls the ledger that it was given with what no ledger is called with"
# unit = "ledger"
# verdicts = {LEDGER-POST-1 = "raised"}
# says = "raised RuntimeError"
# design = "call-backs carry inputs of the problem, are counted, and their arguments are checked"
# [each]
# an-object = "ledger.deposit(object())"
# itself = "ledger.deposit(ledger)"
# an-array = "ledger.deposit(np.zeros((1000, 1000)))"
# too-many = "ledger.deposit(*range(1000))"
# a-name = "ledger.deposit(amount=1, __class__=2)"
# nested = "ledger.deposit([[[1.0]]])"
# text = "ledger.deposit('__import__(\"os\").abort()')"
# a-method-that-is-not-lent = "call(ledger, '__init__')"
# a-number-that-is-not-lent = "call(ledger, 'deposit', 99)"
import numpy as np


class Ledger:
    def __init__(self, opening):
        self._balance = opening

    def deposit(self, amount):
        if amount < 0:
            raise ValueError(f"amount is {amount}, expected 0 or more")
        self._balance += amount

    def balance(self):
        return self._balance


def call(ledger, method, number=1):
    stub = ledger.balance
    cells = dict(zip(stub.__code__.co_freevars, stub.__closure__))
    return cells["self"].cell_contents._stub(number, method)(1.0)


def post_all(ledger, amounts):
    {each}
    return 0.0
