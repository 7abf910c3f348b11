"""The course: the mathematics of neural networks, as a specification that judges submissions."""
