"""The data that the tests of training use, and a network and an optimizer that witness it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.testing import (
    Collaborator,
    Failure,
    Source,
    Submission,
    Verdict,
    as_array,
    as_number,
    expect,
    expect_list,
)
from reference import network, optimizers

N_IN, N_OUT = 3, 2
_SIZES = [N_IN, 4, N_OUT]
CLIMBING = 4.0  # a learning rate at which the loss of the witness's network rises from epoch to epoch
XOR = (  # X and T
    np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]),
    np.array([[0.0], [1.0], [1.0], [0.0]]),
)
_TOO_MANY = 300  # batches, or rows of a batch: several times what any test asks for

Parameters = list[np.ndarray]


@dataclass(frozen=True, slots=True)
class Data:
    """Rows that can be told apart: the first column of `X` and of `T` grows from row to row."""

    X: np.ndarray
    T: np.ndarray

    def __len__(self) -> int:
        return len(self.X)

    def positions(self, inputs: np.ndarray) -> list[int]:
        """Return which rows of X these are, if they are rows of X."""
        found = [int(i) for i in np.searchsorted(self.X[:, 0], inputs[:, 0])]
        for i, row in zip(found, inputs, strict=True):
            if i >= len(self) or not np.array_equal(self.X[i], row):
                message = "a batch has a row that is not a row of X"
                raise Failure(Verdict.WRONG_VALUE, message, got=f"{row.tolist()}")
        return found

    def expect_rows(self, batches: Sequence[tuple[np.ndarray, np.ndarray]]) -> None:
        """Judge that the batches hold rows of X at all, without which other rules are void."""
        rows = sum(len(self.positions(X_batch)) for X_batch, _ in batches)
        expect(rows > 0, Verdict.WRONG_SHAPE, "the batches hold no rows at all")

    def expect_once(self, positions: Sequence[int], where: str) -> None:
        """Judge that these are all rows, each of them once."""
        missing = sorted(set(range(len(self))) - set(positions))
        twice = sorted(i for i, times in Counter(positions).items() if times > 1)
        words = f", without the rows {missing}" if missing else ""
        words += f", with the rows {twice} more than once" if twice else ""
        expect(
            not words,
            Verdict.WRONG_VALUE,
            f"{where} should hold every row of X exactly once",
            f"the rows 0 to {len(self) - 1}, each of them once, in any order",
            f"{len(positions)} rows{words}",
        )

    def expect_pairs(self, inputs: np.ndarray, targets: np.ndarray) -> None:
        """Judge that each row of X comes with its row of T."""
        expect(
            len(inputs) == len(targets),
            Verdict.WRONG_SHAPE,
            f"a batch has {len(inputs)} rows of X, but {len(targets)} rows of T",
        )
        for i, target in zip(self.positions(inputs), targets, strict=True):
            expect(
                np.array_equal(self.T[i], target),
                Verdict.WRONG_VALUE,
                f"in a batch, row {i} of X does not come with row {i} of T",
                f"{self.X[i].tolist()} in X with {self.T[i].tolist()} in T",
                f"{self.X[i].tolist()} in X with {target.tolist()} in T",
            )


@dataclass(frozen=True, slots=True)
class Task:
    """Data, and how to go through it."""

    data: Data
    batch_size: int
    seed: int
    epochs: int = 1

    @property
    def batches(self) -> int:
        """The number of batches of one epoch."""
        return -(-len(self.data) // self.batch_size)

    @property
    def sizes(self) -> list[int]:
        """The numbers of rows of the batches of one epoch."""
        starts = range(0, len(self.data), self.batch_size)
        return [min(self.batch_size, len(self.data) - start) for start in starts]


def draw_task(source: Source) -> Task:
    """Draw a task of two epochs whose last batches are smaller than the others."""
    batch_size = source.integer(2, 4)
    rows = batch_size * source.integer(1, 2) + source.integer(1, batch_size - 1)
    X = source.array((rows, N_IN), -1.0, 1.0)
    T = source.array((rows, N_OUT), -1.0, 1.0)
    X[:, 0] = np.arange(rows) / 8 - 0.5
    T[:, 0] = np.arange(rows) / 8
    return Task(Data(X, T), batch_size, source.integer(0, 1000), epochs=2)


def even_data(rows: int) -> Data:
    """Return data of so many rows, always the same."""
    numbers = np.arange(float(rows))[:, None]
    return Data(numbers * [0.125, -0.0625, 0.25] + [-1.0, 0.5, -2.0], numbers * [0.125, -0.25] + [0.0, 1.0])


def fitted_data(rows: int) -> Data:
    """Return data that the witness's network fits before it is trained: its loss stands still at 0."""
    X = even_data(rows).X
    return Data(X, _new_network().forward(X))


def batches_of(got: object) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return what minibatches returned, if it is a list of pairs of matrices."""
    items = expect_list(got, None)
    message = f"the result has {len(items)} batches, which is more than there are rows"
    expect(len(items) <= _TOO_MANY, Verdict.WRONG_SHAPE, message)
    pairs = [expect_list(pair, 2, "a batch") for pair in items]
    return [(as_matrix(X, N_IN, "X_batch"), as_matrix(T, N_OUT, "T_batch")) for X, T in pairs]


def losses_of(got: object, epochs: int) -> list[float]:
    """Return what train returned, if it is a list of so many numbers."""
    return [as_number(loss, "a loss") for loss in expect_list(got, epochs)]


class Witness:
    """A correct network and a correct optimizer that note how a submission's train uses them.

    Entry i of `batches` and of `gradients` is the i-th batch whose gradients were asked for, and
    the answer; entry i of `at` is what the network's parameters were then. Entry i of `given` and
    of `stepped` is what the i-th step was given, and returned.
    """

    def __init__(self, learning_rate: float = 0.125) -> None:
        self._mlp = _new_network()
        self._optimizer = optimizers.Momentum(learning_rate)
        self.batches: list[tuple[np.ndarray, np.ndarray]] = []
        self.gradients: list[Parameters] = []
        self.at: list[Parameters] = []
        self.given: list[tuple[Parameters, Parameters]] = []
        self.stepped: list[Parameters] = []
        self.network = Collaborator(
            "a correct MLP([3, 4, 2]) that notes the batches it is given: network",
            {
                "forward": self._forward,
                "loss": self._loss,
                "gradients": self._compute_gradients,
                "parameters": self._mlp.parameters,
                "set_parameters": self._set_parameters,
            },
        )
        self.optimizer = Collaborator(
            f"a correct Momentum(learning_rate={learning_rate}) that notes what it is given: optimizer",
            {"step": self._step},
        )

    def states(self) -> list[Parameters]:
        """Return the network's parameters at each batch, and last as they are now."""
        return [*self.at, self._mlp.parameters()]

    def expect_batches(self, count: int) -> None:
        """Judge how many batches were used."""
        asked = len(self.batches)
        message = f"the network's gradients were asked for {asked} batches, expected {count}"
        expect(asked == count, Verdict.WRONG_VALUE, message, f"{count} batches", f"{asked} batches")

    def expect_steps(self) -> None:
        """Judge that each batch was followed by a step."""
        asked, made = len(self.batches), len(self.stepped)
        message = f"the optimizer made {made} steps for {asked} batches, expected one for each"
        expect(
            0 < asked == made,
            Verdict.WRONG_VALUE,
            message,
            f"{max(1, asked)} steps",
            f"{made} steps",
        )

    def _forward(self, X: object) -> np.ndarray:
        return self._mlp.forward(as_matrix(X, N_IN, "what network.forward was given"))

    def _loss(self, X: object, T: object) -> float:
        return self._mlp.loss(*_batch(X, T, "network.loss"))

    def _compute_gradients(self, X: object, T: object) -> Parameters:
        message = f"the network's gradients were asked for more than {_TOO_MANY} times"
        expect(len(self.batches) < _TOO_MANY, Verdict.WRONG_VALUE, message)
        batch = _batch(X, T, "network.gradients")
        self.batches.append(batch)
        self.at.append(self._mlp.parameters())
        self.gradients.append(self._mlp.gradients(*batch))
        return self.gradients[-1]

    def _step(self, parameters: object, gradients: object) -> Parameters:
        message = f"optimizer.step was called more than {_TOO_MANY} times"
        expect(len(self.given) < _TOO_MANY, Verdict.WRONG_VALUE, message)
        tensors = self._tensors(parameters, "the parameters that optimizer.step was given")
        slopes = self._tensors(gradients, "the gradients that optimizer.step was given")
        self.given.append((tensors, slopes))
        self.stepped.append(self._optimizer.step(tensors, slopes))
        return self.stepped[-1]

    def _set_parameters(self, parameters: object) -> None:
        what = "the parameters that network.set_parameters was given"
        self._mlp.set_parameters(self._tensors(parameters, what))

    def _tensors(self, got: object, what: str) -> Parameters:
        shapes = [array.shape for array in self._mlp.parameters()]
        items = expect_list(got, len(shapes), what)
        return [as_array(item, shape, what) for item, shape in zip(items, shapes, strict=True)]


def watch(submission: Submission, task: Task, learning_rate: float = 0.125) -> tuple[Witness, object]:
    """Let the submission train on a task; return what was seen and what train returned."""
    witness = Witness(learning_rate)
    data = task.data
    got = submission.training.train(
        witness.network,
        witness.optimizer,
        data.X,
        data.T,
        epochs=task.epochs,
        batch_size=task.batch_size,
        seed=task.seed,
    )
    return witness, got


def loss_at(parameters: Parameters, data: Data) -> float:
    """Return the loss of the witness's network over all data at these parameters."""
    mlp = _new_network()
    mlp.set_parameters(parameters)
    return mlp.loss(data.X, data.T)


def as_matrix(got: object, columns: int, what: str) -> np.ndarray:
    """Return `got` as a matrix with so many columns; any real type will do, and a list of rows."""
    if type(got) in (list, tuple):
        try:
            got = np.array(got, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            message = f"{what} is a list whose entries are not rows of numbers"
            raise Failure(Verdict.WRONG_TYPE, message) from None
    rows = len(got) if type(got) is np.ndarray and got.ndim else 0
    message = f"{what} has {rows} rows, which is more than there are"
    expect(rows <= _TOO_MANY, Verdict.WRONG_SHAPE, message)
    if type(got) is np.ndarray and got.dtype.kind in "biuf":
        got = got.astype(np.float64)
    return as_array(got, (rows, columns), what)


def waves(shapes: Sequence[tuple[int, ...]], scale: float) -> Parameters:
    """Return parameters that look random and are the same everywhere: a sine at whole numbers."""
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
    values = np.round(scale * np.sin(2.3 * np.arange(1.0, ends[-1] + 1.0)), 2)
    pieces = np.split(values, ends[:-1])
    return [piece.reshape(shape) for piece, shape in zip(pieces, shapes, strict=True)]


def _new_network() -> network.MLP:
    return network.MLP(_SIZES, "tanh", "linear", "mean_squared_error", seed=1)


def _batch(X: object, T: object, called: str) -> tuple[np.ndarray, np.ndarray]:
    inputs = as_matrix(X, N_IN, f"what {called} was given as X")
    targets = as_matrix(T, N_OUT, f"what {called} was given as T")
    message = f"{called} was given {len(inputs)} rows of X and {len(targets)} rows of T"
    expect(0 < len(inputs) == len(targets), Verdict.WRONG_SHAPE, message)
    return inputs, targets
