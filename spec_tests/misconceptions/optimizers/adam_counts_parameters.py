"""Adam counts a step for each parameter, not one for each call of step.

t is the number of updates that a parameter has had. If it grows inside the loop over the parameters, the
second one is corrected with t = 2 in its first step, the third with t = 3, and in the next step the count
runs on. With the learning rate 0.5 and two parameters that both have the first gradient 20, both should
move by 0.5; here the second moves by 0.372. With a single parameter nothing shows.
"""

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = ("OPT-ADAM-4", "OPT-ADAM-6")
HINT = "How large is t after one call of step with four parameters?"


class Adam(TextbookAdam):
    """Adam that counts inside the loop."""

    def begin_step(self) -> None:
        """Do not count here."""

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Count the parameter, and return it after the update."""
        self.t += 1
        return super().update(slot, p, g)
