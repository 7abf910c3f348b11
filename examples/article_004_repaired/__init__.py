"""Article 004, made to run: its activation formulas and the one-layer listing of its section 4."""
