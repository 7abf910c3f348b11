class Ledger:
    def __init__(self, opening):
        raise NotImplementedError

    def deposit(self, amount):
        raise NotImplementedError

    def balance(self):
        raise NotImplementedError


def post_all(ledger, amounts):
    raise NotImplementedError
