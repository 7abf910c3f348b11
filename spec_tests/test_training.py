"""Training: mini-batches."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Submission,
    Trial,
    Verdict,
    as_array,
    expect,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)

from .optimizers_cases import showing_all_calls
from .tolerances import EXACT, UNCHANGED
from .training_cases import Task, batches_of, draw_task, even_data

_ROWS = 24  # so many rows come in the same order twice with a probability of 2e-24


@requirement(
    "TRAIN-BATCH-1",
    of="minibatches",
    points=0.5,
    hint=("Where does the last batch start and end when batch_size does not divide the number of rows?"),
)
def test_minibatches_rows(submission: Submission, for_all: Trial) -> None:
    """The batches hold every row once, batch_size rows each; a smaller last batch is kept."""

    def rule(task: Task) -> None:
        data = task.data
        got = submission.training.minibatches(data.X, data.T, task.batch_size, task.seed)
        inputs = [X_batch for X_batch, _ in batches_of(got)]
        data.expect_once([i for batch in inputs for i in data.positions(batch)], "the batches")
        sizes = [len(batch) for batch in inputs]
        expect(
            sizes == task.sizes,
            Verdict.WRONG_SHAPE,
            f"the batches have {sizes} rows, expected {task.sizes}",
            f"{task.sizes} rows",
            f"{sizes} rows",
        )

    for_all(rule, draw_task, count=3)
    for rows, batch_size in ((6, 1), (6, 3), (6, 6), (6, 9), (1, 2)):
        rule(Task(even_data(rows), batch_size, seed=0))


@requirement(
    "TRAIN-BATCH-2",
    of="minibatches",
    points=0.4,
    hint="In which order do X and T have to be shuffled so that row i still belongs to row i?",
)
def test_minibatches_pairs(submission: Submission, for_all: Trial) -> None:
    """In every batch, row i of T_batch belongs to row i of X_batch as it did in T and X."""

    def rule(task: Task) -> None:
        data = task.data
        got = submission.training.minibatches(data.X, data.T, task.batch_size, task.seed)
        batches = batches_of(got)
        data.expect_rows(batches)
        for inputs, targets in batches:
            data.expect_pairs(inputs, targets)

    for_all(rule, draw_task, count=3)


@requirement(
    "TRAIN-BATCH-3",
    of="minibatches",
    points=0.4,
    hint=("Make a generator from the seed, inside the function, and take the order of the rows from it."),
)
def test_minibatches_seed(submission: Submission) -> None:
    """The rows are shuffled by seed, across the batches: the same seed gives the same batches, another
    seed others.
    """
    data = even_data(_ROWS)
    shuffles = []
    for seed in (3, 3, 4):
        got = submission.training.minibatches(data.X, data.T, batch_size=6, seed=seed)
        shuffles.append([data.positions(X_batch) for X_batch, _ in batches_of(got)])
    first, again, other = ([i for batch in batches for i in batch] for batches in shuffles)
    with showing_all_calls():
        message = "the same seed gives batches in another order"
        expect(first == again, Verdict.NONDETERMINISTIC, message, f"rows {first}", f"rows {again}")
        message = "the rows come in the order in which they were given, expected them shuffled"
        expect(first != sorted(first), Verdict.WRONG_VALUE, message, got=f"rows {first}")
        message = "another seed gives the same order"
        expect(first != other, Verdict.WRONG_VALUE, message, got=f"rows {other} for both seeds")
        # Of the ways to share out 24 rows among four batches, one in 1e11 keeps neighbours together.
        batches = [batch for batch in shuffles[0] if batch]
        together = len(batches) > 1 and all(max(batch) - min(batch) < len(batch) for batch in batches)
        message = "each batch holds rows that were given together, expected rows from anywhere"
        expect(not together, Verdict.WRONG_VALUE, message, got=f"batches of the rows {batches}")


@requirement(
    "TRAIN-BATCH-4",
    of="minibatches",
    points=0.2,
    hint="Which calls use the one generator that the whole process shares?",
)
def test_minibatches_randomness(submission: Submission) -> None:
    """A call of minibatches leaves the global random state of NumPy and of Python as it is."""
    data = even_data(5)
    message = "the call set or used the global random state"
    seen = submission.training.minibatches.observe([data.X, data.T, 2, 1], watch_random=True)
    data.expect_rows(batches_of(seen.value))
    expect(not seen.random_touched, Verdict.WRONG_VALUE, message, "as before", "changed")


@requirement(
    "TRAIN-BATCH-5",
    of="minibatches",
    points=0.25,
    hint="Which kinds of indexing give a copy, and which a view? Shuffle an order, not the data.",
)
def test_minibatches_copies(submission: Submission) -> None:
    """The batches are copies, and X and T keep their order; they may be read-only."""
    data = even_data(7)
    for size in (3, 7, 10):
        arguments = [data.X, data.T, size, 1]
        seen = submission.training.minibatches.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        kept = submission.training.minibatches.observe(arguments, scribble="arguments")
        wants, batches = batches_of(seen.value), batches_of(kept.value)
        data.expect_rows(wants)
        expect_list(batches, len(wants))
        for got, want in zip(batches, wants, strict=True):
            names = ["an X_batch, after X was changed,", "a T_batch, after T was changed,"]
            expect_sequence(list(got), list(want), UNCHANGED, names)
    data.X.flags.writeable = data.T.flags.writeable = False
    batches_of(submission.training.minibatches(data.X, data.T, 3, 1))


@requirement(
    "TRAIN-BATCH-6",
    of="minibatches",
    points=0.15,
    hint="Turn X and T into float64 arrays before anything else.",
)
def test_minibatches_array_likes(submission: Submission) -> None:
    """minibatches(X, T, batch_size, seed) takes any array-likes as X and T, with one or more axes, and
    returns their rows in float64 arrays.
    """
    rows, classes = [[i, 2 * i, -i] for i in range(1, 6)], [1, 2, 3, 4, 5]
    for X, T in ((rows, classes), (np.asfortranarray(rows), np.array(classes, np.float32))):
        got = submission.training.minibatches(X=X, T=T, batch_size=2, seed=0)
        for pair, length in zip(expect_list(got, 3), (2, 2, 1), strict=True):
            X_batch, T_batch = expect_list(pair, 2, "a batch")
            targets = as_array(T_batch, (length,), "T_batch")
            want = targets[:, None] * [1.0, 2.0, -1.0]
            expect_close(X_batch, want, EXACT, "X_batch, compared with the rows that belong to T_batch,")
    images = np.arange(30.0).reshape(5, 2, 3)
    batches = expect_list(submission.training.minibatches(images, images[:, :1], 2, 0), 3)
    for pair, length in zip(batches, (2, 2, 1), strict=True):
        X_batch, T_batch = expect_list(pair, 2, "a batch")
        targets = as_array(T_batch, (length, 1, 3), "T_batch, of a T with three axes,")
        what = "X_batch, of an X with three axes, compared with the rows that belong to T_batch,"
        expect_close(X_batch, np.concatenate([targets, targets + 3.0], axis=1), EXACT, what)


@requirement(
    "TRAIN-BATCH-7",
    of="minibatches",
    points=0.2,
    hint="Compare the numbers of rows, and check batch_size, before anything else.",
)
def test_minibatches_errors(submission: Submission) -> None:
    """A batch_size below 1, and different numbers of rows in X and T, raise a ValueError."""
    data = even_data(4)
    X, T = data.X, data.T
    function = submission.training.minibatches
    data.expect_rows(batches_of(function(X, T, 2, 0)))
    for size in (0, -1):
        expect_error(function, [X, T, size, 0], "batch_size must be at least 1")
    rule = "X and T must have the same number of rows"
    expect_error(function, [X, np.ones((3, 2)), 2, 0], rule)
    expect_error(function, [X, np.ones((5, 2)), 2, 0], rule)
