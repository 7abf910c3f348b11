"""The assignment on a tape: every derivative comes out of one small reverse-mode engine (derivatives.py)."""
