"""A submission that computes on nested Python lists; NumPy arrays only at the borders."""
