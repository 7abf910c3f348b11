"""Article 000, made to run: its calculus formulas and the XOR listing of its section 5."""
