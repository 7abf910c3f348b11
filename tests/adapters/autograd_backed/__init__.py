"""The assignment as plain formulas that HIPS autograd differentiates: no derivative is written by hand."""
