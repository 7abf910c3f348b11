"""A class with methods, and a function that is handed an object of the test's own."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Collaborator,
    RemoteObject,
    Source,
    Submission,
    Tolerance,
    Trial,
    Verdict,
    expect,
    expect_close,
    expect_error,
    requirement,
)

MONEY = Tolerance(1e-12, 1e-9, "Sums of a few amounts, in any order.")


def _amounts(source: Source) -> np.ndarray:
    return source.array((source.integer(1, 5),), 1.0, 100.0)


def _opened(submission: Submission, balance: float) -> RemoteObject:
    ledger = submission.ledger.Ledger(balance)
    expect(isinstance(ledger, RemoteObject), Verdict.WRONG_TYPE, "Ledger(balance) is no object")
    assert isinstance(ledger, RemoteObject)
    return ledger


@requirement("LEDGER-BALANCE-1", of="Ledger.balance", points=1, hint="Where is the opening balance kept?")
def test_a_new_ledger_has_its_opening_balance(submission: Submission, for_all: Trial) -> None:
    """Ledger(opening).balance() is the opening balance."""

    def rule(opening: float) -> None:
        expect_close(_opened(submission, opening).balance(), opening, MONEY)

    for_all(rule, lambda source: source.number(0.0, 50.0))


@requirement(
    "LEDGER-DEPOSIT-1",
    of="Ledger.deposit",
    points=1,
    needs=["ledger.Ledger.balance"],
    hint="Do two deposits add up?",
)
def test_deposits_add_up(submission: Submission, for_all: Trial) -> None:
    """After deposits, balance() is the opening balance plus all of them."""

    def rule(amounts: np.ndarray) -> None:
        ledger = _opened(submission, 10.0)
        for amount in amounts.tolist():
            ledger.deposit(amount)
        expect_close(ledger.balance(), 10.0 + float(amounts.sum()), MONEY)

    for_all(rule, _amounts)


@requirement("LEDGER-DEPOSIT-2", of="Ledger.deposit", points=1, hint="What would a negative deposit be?")
def test_a_negative_deposit_is_refused(submission: Submission) -> None:
    """The method deposit refuses a negative amount with a ValueError."""
    expect_error(_opened(submission, 10.0).deposit, [-1.0], "an amount is negative")


@requirement("LEDGER-POST-1", of="post_all", points=1, hint="Which method does the given ledger have?")
def test_post_all_deposits_each_amount_once(submission: Submission, for_all: Trial) -> None:
    """post_all(ledger, amounts) deposits each amount once, in order, and returns the ledger's balance."""

    def rule(amounts: np.ndarray) -> None:
        seen: list[float] = []

        def deposit(amount: float) -> None:
            expect(
                len(seen) < amounts.size,
                Verdict.WRONG_VALUE,
                "deposit was called more often than there are amounts",
            )
            seen.append(float(amount))

        spy = Collaborator("a test ledger", {"deposit": deposit, "balance": lambda: 42.0 + len(seen)})
        balance = submission.ledger.post_all(spy, amounts)
        expect(
            seen == amounts.tolist(),
            Verdict.WRONG_VALUE,
            "the deposits differ from the amounts",
            str(amounts),
            str(seen),
        )
        expect_close(balance, 42.0 + amounts.size, MONEY, "the balance")

    for_all(rule, _amounts)
