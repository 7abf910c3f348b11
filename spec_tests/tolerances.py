"""Every tolerance of the specification, each with its reason. A test never invents its own.

Measured on random small networks, the worst honest deviation from the reference is 81 units of rounding
(u = 1.1e-16) at moderate scale and 408 at weight scale 10.
"""

from grader.testing import Tolerance

EXACT = Tolerance(
    1e-10, 1e-14, "The same formula in another order: 408 u is 4.5e-14, so this leaves a factor of 2,000."
)
ENTRYWISE = Tolerance(
    1e-10, 0.0, "Each entry has its own exponent, as in the tail of the logistic function.", entrywise=True
)
VANISHING = Tolerance(
    1e-10, 0.0, "As EXACT, for a tensor whose largest entry may be so small that 1e-14 would excuse it."
)
STATED_DIFFERENCE = Tolerance(
    1e-9, 1e-12, "With h given there is one right value; rounding of f is magnified by 1/h, and h >= 1e-3."
)
DEFAULT_DIFFERENCE = Tolerance(
    1e-7, 0.0, "The accuracy that the contract promises for a step of the function's own choice."
)
NUMERICAL_GRADIENT = Tolerance(
    1e-6, 1e-9, "A central difference with a good step has about 1e-10; a forward difference 1e-8 to 1e-6."
)
TRAJECTORY = Tolerance(
    1e-9, 1e-12, "Rounding accumulates over tens of steps, each of which is contracting or neutral."
)
UNCHANGED = Tolerance(0.0, 0.0, "To the bit: the value must be passed through, not computed again.")
CLIPPED = Tolerance(
    1e-4, 1e-9, "At the clip of 1e-12, 1 - (1 - 1e-12) is 2e-5 off; both ways of clipping are right."
)

# Standard deviations that a statistic of random draws may be off: chance exceeds it once in 4e11.
DEVIATIONS = 7.0
