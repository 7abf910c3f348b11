"""The assignment answered by PyTorch; this package converts arrays and checks arguments, no more."""
