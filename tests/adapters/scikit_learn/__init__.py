"""The assignment answered by scikit-learn and SciPy, as far as they have what it asks for."""
