"""Adam averages the gradient with β₂ and its square with β₁.

The gradient's average should have the short memory (β₁ = 0.9, ten steps) and the square's the long one (β₂
= 0.999, a thousand steps). Exchanged, the direction hardly follows the gradient any more. The first step
does not show it, because the corrections undo the weights. With the learning rate 0.5 and the gradients 1
and 0, the second step should have the length 0.335; here it has 0.363.
"""

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = ("OPT-ADAM-3", "OPT-ADAM-4", "OPT-ADAM-6", "OPT-ADAM-7", "OPT-ADAM-8", "OPT-ADAM-10")
HINT = "Which of the two averages should forget faster, and which beta does that?"


class Adam(TextbookAdam):
    """Adam with exchanged memories."""

    def next_mean(self, m: Array, g: Array) -> Array:
        """Return m with one more gradient in it."""
        return self.beta2 * m + (1.0 - self.beta2) * g

    def next_square(self, v: Array, g: Array) -> Array:
        """Return v with one more gradient in it."""
        return self.beta1 * v + (1.0 - self.beta1) * g * g

    def corrected_mean(self, m: Array) -> Array:
        """Return m_hat."""
        return super().corrected_square(m)

    def corrected_square(self, v: Array) -> Array:
        """Return v_hat."""
        return super().corrected_mean(v)
