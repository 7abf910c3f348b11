"""Article 000 as printed: its calculus formulas and the XOR listing of its section 5."""
