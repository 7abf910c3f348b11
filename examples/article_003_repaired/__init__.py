"""Article 003, made to run: its formulas in NumPy, and the PyTorch script of its section 4.2."""
