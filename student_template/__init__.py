"""The mathematics of neural networks, written in NumPy.

A submission is this package (or one module) with these modules:

=================  ==========================================================
derivatives        finite differences, derivative rules, chain rule, checks
activations        sigmoid, tanh, ReLU, leaky ReLU, softmax, their derivatives
losses             squared errors, cross-entropies, their gradients
gradient_descent   one step, and the whole descent
layers             dense, residual and dropout layers, forward and backward
initialization     Xavier and He weights
network            the multilayer perceptron with backpropagation
optimizers         SGD, Momentum, RMSProp, Adam, gradient clipping
training           mini-batches and the training loop
regularization     L1 and L2 penalties and their gradients
gradient_flow      gradient norms per layer, vanishing and exploding gradients
=================  ==========================================================

Names, argument order, defaults and conventions are fixed. Every docstring says what is
expected of its function; the source it cites ("article 002") is one of the five articles
of the course.

Conventions
-----------
- NumPy only. Accept anything array-like, integers included; compute and return float64. A
  scalar result may be a Python float, a NumPy scalar or a 0-d array. A sequence of arrays may
  be returned as a list or a tuple.
- Modules may import one another relatively (``from .activations import sigmoid``), flat
  (``from activations import sigmoid``, ``import activations``), by the package's own name or
  by the template's (``from student_template.activations import sigmoid``): all work.
- Never modify an argument; never return a live view of an argument or of internal state.
- A batch is rows: ``X`` is ``(m, n_in)``, ``W`` is ``(n_in, n_out)``, ``b`` is ``(n_out,)`` and
  ``z = X @ W + b``.
- ``z`` is the pre-activation, ``a`` the activation. A derivative says what it is fed:
  ``sigmoid_derivative(z)``, ``sigmoid_derivative_from_output(a)``. The articles clash here:
  000 and 004 feed ``a``, 002 feeds ``z``.
- Averages over the batch live in the loss, and nowhere else: ``dense_backward`` sums over rows.
- Randomness comes only from the ``seed`` argument (``np.random.default_rng(seed)``); the global
  state of NumPy and of ``random`` is neither read nor changed. Same seed, same result; another
  seed, another result.
- Bad input raises ``ValueError`` whose message names the argument, the value or shape, and the
  rule.

Smaller points
--------------
- ``relative_error`` and ``check_gradient``: different shapes are an error (``relative_error``)
  or ``False`` (``check_gradient``).
- ``binary_cross_entropy_gradient`` uses the clipped prediction. ``softmax_cross_entropy`` takes
  ``(m, k)`` only.
- ``minibatches``: ``batch_size < 1`` or different numbers of rows are a ``ValueError``. So are
  ``limit <= 0`` and ``max_norm <= 0`` in the two clipping functions.
- Accuracy is judged per tensor, relative to its largest entry, except where a docstring says
  otherwise (``central_difference``); ``sigmoid(-40)`` is 4.2e-18 to full relative precision,
  not 0.
"""
