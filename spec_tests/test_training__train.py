"""Training: the loop, with a network and an optimizer that are right and note what they see."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Submission,
    Trial,
    Verdict,
    expect,
    expect_error,
    expect_sequence,
    expect_unchanged,
    requirement,
)

from .optimizers_cases import showing_all_calls
from .tolerances import TRAJECTORY, UNCHANGED
from .training_cases import (
    CLIMBING,
    Data,
    Task,
    Witness,
    draw_task,
    even_data,
    fitted_data,
    loss_at,
    losses_of,
    watch,
)


@requirement(
    "TRAIN-TRAIN-1",
    of="train",
    points=0.45,
    hint="Which batches should the network see in one epoch, and are they the ones of minibatches?",
    needs=("training.minibatches",),
)
def test_train_batches(submission: Submission, for_all: Trial) -> None:
    """In each epoch, train asks for the gradients of batches that hold every row once, with its target:
    batch_size rows each, and one batch with the rest.
    """

    def rule(task: Task) -> None:
        witness, _ = watch(submission, task)
        witness.expect_batches(task.epochs * task.batches)
        for epoch in range(task.epochs):
            batches = witness.batches[epoch * task.batches : (epoch + 1) * task.batches]
            positions = [i for X_batch, _ in batches for i in task.data.positions(X_batch)]
            task.data.expect_once(positions, f"epoch {epoch + 1}")
            sizes = sorted((len(X_batch) for X_batch, _ in batches), reverse=True)
            message = f"the batches of epoch {epoch + 1} have {sizes} rows, expected {task.sizes}"
            expect(sizes == task.sizes, Verdict.WRONG_SHAPE, message)
            for X_batch, T_batch in batches:
                task.data.expect_pairs(X_batch, T_batch)

    for_all(rule, draw_task, count=1)
    rule(Task(even_data(3), batch_size=5, seed=0, epochs=2))


@requirement(
    "TRAIN-TRAIN-2",
    of="train",
    points=0.3,
    hint="What does batch_size=None stand for, and how many updates does it make in an epoch?",
)
def test_train_full_batch(submission: Submission) -> None:
    """Without batch_size, train makes one update in each epoch, with the gradients of all rows, whether the
    loss falls, rises or stands still.
    """
    # Patience is often 5 or 10 epochs.
    for witness, data in ((Witness(CLIMBING), even_data(5)), (Witness(), fitted_data(5))):
        submission.training.train(witness.network, witness.optimizer, data.X, data.T, 12)
        witness.expect_batches(12)
        witness.expect_steps()
        for X_batch, T_batch in witness.batches:
            data.expect_once(data.positions(X_batch), "a full batch")
            data.expect_pairs(X_batch, T_batch)


@requirement(
    "TRAIN-TRAIN-3",
    of="train",
    points=0.35,
    hint="What seed does each epoch shuffle with?",
    needs=("training.minibatches",),
)
def test_train_order(submission: Submission) -> None:
    """The order of the batches differs from epoch to epoch."""
    # Thirteen batches come in the same order in two of three epochs with a probability of 5e-10 (and 26 rows
    # far less).
    task = Task(even_data(26), batch_size=2, seed=5, epochs=3)
    witness, _ = watch(submission, task)
    witness.expect_batches(task.epochs * task.batches)
    batches = [task.data.positions(X_batch) for X_batch, _ in witness.batches]
    orders = [batches[i : i + task.batches] for i in range(0, len(batches), task.batches)]
    for i, j in ((0, 1), (1, 2), (0, 2)):
        expect(
            orders[i] != orders[j],
            Verdict.WRONG_VALUE,
            f"the epochs {i + 1} and {j + 1} go through the rows in the same order",
            "another order in each epoch",
            f"the rows {[row for batch in orders[i] for row in batch]} in both epochs",
        )


@requirement(
    "TRAIN-TRAIN-4",
    of="train",
    points=0.55,
    hint=("At which parameters were these gradients computed, and is anything done to them on the way?"),
    needs=("training.minibatches",),
)
def test_train_steps(submission: Submission, for_all: Trial) -> None:
    """For each batch, step is given the network's parameters and the gradients computed at them."""

    def rule(task: Task) -> None:
        witness, _ = watch(submission, task)
        witness.expect_steps()
        for i, (parameters, gradients) in enumerate(witness.given):
            what = f"the parameters given to step {i + 1}"
            names = _entries(what, "those at which its gradients were computed")
            expect_sequence(parameters, witness.at[i], UNCHANGED, names, what)
            what = f"the gradients given to step {i + 1}"
            names = _entries(what, "what network.gradients returned")
            expect_sequence(gradients, witness.gradients[i], UNCHANGED, names, what)

    for_all(rule, draw_task, count=1)


@requirement(
    "TRAIN-TRAIN-5",
    of="train",
    points=0.4,
    hint="step returns new arrays. Who tells the network about them, and when?",
    needs=("training.minibatches",),
)
def test_train_updates(submission: Submission, for_all: Trial) -> None:
    """Training goes on from the network's parameters; after each step the network is given what step
    returned, and it keeps what the last step did.
    """

    def rule(task: Task) -> None:
        witness, _ = watch(submission, task, CLIMBING)
        witness.expect_steps()
        names = _entries("the network's parameters at the first batch", "those that it came with")
        expect_sequence(witness.at[0], Witness().states()[0], UNCHANGED, names)
        for i, (state, want) in enumerate(zip(witness.states()[1:], witness.stepped, strict=True)):
            what = f"the network's parameters after step {i + 1}"
            names = _entries(what, "what step returned")
            expect_sequence(state, want, UNCHANGED, names, what)

    for_all(rule, draw_task, count=1)


@requirement(
    "TRAIN-TRAIN-6",
    of="train",
    points=0.6,
    hint="Over which rows is the loss taken, and before or after the updates of its epoch?",
    needs=("training.minibatches",),
)
def test_train_losses(submission: Submission, for_all: Trial) -> None:
    """The list from train has, for each epoch, the loss over all rows after its last update."""

    def rule(task: Task) -> None:
        witness, got = watch(submission, task)
        losses = losses_of(got, task.epochs)
        asked = len(witness.batches)
        message = f"{asked} batches do not make {task.epochs} epochs of the same length"
        expect(asked > 0 and asked % task.epochs == 0, Verdict.WRONG_VALUE, message)
        states = witness.states()[asked // task.epochs :: asked // task.epochs]
        wants = [loss_at(state, task.data) for state in states]
        names = [f"the loss after epoch {i + 1}" for i in range(task.epochs)]
        expect_sequence(losses, wants, TRAJECTORY, names)

    for_all(rule, draw_task, count=2)


@requirement(
    "TRAIN-TRAIN-7",
    of="train",
    points=0.3,
    hint="The order of the batches comes from the seed, in every epoch, and from nothing else.",
    needs=("training.minibatches",),
)
def test_train_seed(submission: Submission) -> None:
    """The seed, 0 by default, decides the order of the batches; no global random state does."""
    data = even_data(20)  # rows that come in the same order twice with a probability of 4e-19
    orders = []
    for seed in ([0], [], [1]):
        witness = Witness()
        arguments = [witness.network, witness.optimizer, data.X, data.T, 1, 5, *seed]
        seen = submission.training.train.observe(arguments, watch_random=True)
        message = "the call set or used the global random state"
        expect(not seen.random_touched, Verdict.WRONG_VALUE, message, "as before", "changed")
        orders.append([i for X_batch, _ in witness.batches for i in data.positions(X_batch)])
    first, again, other = orders
    with showing_all_calls():
        message = "the same seed gives another order of the rows"
        expect(first == again, Verdict.NONDETERMINISTIC, message, f"rows {first}", f"rows {again}")
        message = "another seed gives the same order of the rows"
        expect(first != other, Verdict.WRONG_VALUE, message, got=f"rows {other} for both seeds")


@requirement(
    "TRAIN-TRAIN-8",
    of="train",
    points=0.15,
    hint="Shuffle an order of the rows, not the rows.",
    needs=("training.minibatches",),
)
def test_train_data_stay(submission: Submission) -> None:
    """A call of train leaves X and T as they are."""
    data = even_data(7)
    witness = Witness()
    arguments = [witness.network, witness.optimizer, data.X, data.T, 2, 3]
    seen = submission.training.train.observe(arguments, keep_arguments=True)
    witness.expect_steps()
    expect_unchanged(arguments, seen.arguments)


@requirement(
    "TRAIN-TRAIN-11",
    of="train",
    points=0.1,
    hint="Which of your steps needs arrays? minibatches and the network take lists as well.",
    needs=("training.minibatches",),
)
def test_train_array_likes(submission: Submission) -> None:
    """X and T of train may be any array-likes, and its arguments go by the stated names."""
    X, T = np.arange(15).reshape(5, 3), np.arange(10).reshape(5, 2) / 2
    data = Data(X.astype(np.float64), T)
    for size, inputs, targets in ((2, X.tolist(), T.tolist()), (None, X, T.tolist())):
        witness = Witness()
        submission.training.train(
            network=witness.network,
            optimizer=witness.optimizer,
            X=inputs,
            T=targets,
            epochs=1,
            batch_size=size,
            seed=3,
        )
        witness.expect_steps()
        positions = [i for X_batch, _ in witness.batches for i in data.positions(X_batch)]
        data.expect_once(positions, "the epoch")
        for X_batch, T_batch in witness.batches:
            data.expect_pairs(X_batch, T_batch)


@requirement(
    "TRAIN-TRAIN-12",
    of="train",
    points=0.1,
    hint="What does range(-1) do, and what does minibatches check already?",
    needs=("training.minibatches",),
)
def test_train_errors(submission: Submission) -> None:
    """Negative epochs, a batch_size below 1, and different numbers of rows in X and T, raise a
    ValueError; 0 epochs change nothing and give no loss.
    """
    data = even_data(4)
    X, T = data.X, data.T
    witness = Witness()
    used = [witness.network, witness.optimizer]
    submission.training.train(*used, X, T, 1, 2)
    witness.expect_steps()
    for arguments, rule in (
        ([X, T, -1], "epochs must be at least 0"),
        ([X, T, -1, 2], "epochs must be at least 0"),
        ([X, T, 1, 0], "batch_size must be at least 1"),
        ([X, T, 1, -1], "batch_size must be at least 1"),
        ([X, T[:3], 1, 2], "X and T must have the same number of rows"),
        ([X[:3], T, 1, 2], "X and T must have the same number of rows"),
    ):
        expect_error(submission.training.train, [*used, *arguments], rule)
    for size in (None, 2):
        witness = Witness()
        got = submission.training.train(witness.network, witness.optimizer, X, T, 0, size)
        losses_of(got, 0)
        names = _entries("the network's parameters after 0 epochs", "those that it came with")
        expect_sequence(witness.states()[-1], Witness().states()[0], UNCHANGED, names)


def _entries(what: str, compared: str) -> list[str]:
    return [f"entry {j} of {what}, compared with {compared}," for j in range(4)]
