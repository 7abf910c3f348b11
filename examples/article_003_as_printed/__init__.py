"""Article 003 as printed: its formulas in NumPy, and the PyTorch script of its section 4.2."""
