# title = "asks the ledger that it was given for the answer, or strains it"
# unit = "ledger"
# verdicts = {LEDGER-POST-1 = "wrong_value"}
# says = "deposits differ|deposit was called more often"
# design = "call-backs carry inputs of the problem, are counted, and their arguments are checked"
# [each]
# balance-only = "return ledger.balance() + len(amounts)"
# twice = "[ledger.deposit(a) for a in [*amounts, *amounts]]; return ledger.balance() - len(amounts)"
# asking-for-more = "[getattr(ledger, name, None) for name in ('seen', 'want', '__globals__', '__closure__')]; return 42.0 + len(amounts)"
# its-closure = "return closure(ledger)"
from operator import attrgetter


class Ledger:
    def __init__(self, opening):
        self._balance = opening

    def deposit(self, amount):
        if amount < 0:
            raise ValueError(f"amount is {amount}, expected 0 or more")
        self._balance += amount

    def balance(self):
        return self._balance


def closure(ledger):
    cells = ledger.balance.__closure__
    for cell in cells:
        if type(cell.cell_contents) is list:
            return 42.0 + len(cell.cell_contents)
    return 42.0


def post_all(ledger, amounts):
    {each}
