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
