"""Article 004 as printed: its activation formulas and the one-layer listing of its section 4."""
