# title = "calls back without end"
# unit = "ledger"
# verdicts = {LEDGER-POST-1 = "timed_out"}
# says = "no answer within 1 second"
# design = "call-backs do not stop the clock"
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
    while True:
        ledger.balance()
