class Ledger:
    _balance = 0

    def __init__(self, opening):
        Ledger._balance += opening + 1

    def deposit(self, amount):
        if amount < 0:
            raise ValueError(f"amount is {amount}, expected 0 or more")
        Ledger._balance += amount

    def balance(self):
        return self._balance


def post_all(ledger, amounts):
    for amount in amounts:
        ledger.deposit(amount)
    return ledger.balance()
