"""The formulas a(1 − a) and 1 − a² for the slopes are fed with z.

The slopes of sigmoid and tanh are short when they are written in the activation a = f(z): a(1 − a) and
1 − a². They are not slopes in z: z(1 − z) is 0 at z = 1, where the sigmoid still rises, and −2 at z = 2,
although it never falls; the right slope there is 0.1050. Take one input, one hidden unit and one output,
all sigmoid, with w₁ = 0.5, w₂ = 1, biases 0, x = 2 and the target 0: z₁ = 1, so the derivative by w₁
becomes 0 instead of 0.0582, and that by b₂ becomes 0.1327 instead of 0.1481. ReLU networks with a linear
output are not affected.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "Can a function that only rises have a negative slope? Look at what goes into your formula for z = 2."


class MLP(TextbookMLP):
    """Backpropagation with slopes in a into which z is put."""

    def slope(self, name: str, a: Array, z: Array) -> Array:
        """Return the derivative by its formula in a, with z for a."""
        if name == "sigmoid":
            return z * (1.0 - z)
        return 1.0 - z * z if name == "tanh" else super().slope(name, a, z)
