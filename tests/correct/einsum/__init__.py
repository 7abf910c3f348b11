"""The assignment in a terse functional style: einsum, broadcasting and functools.partial."""
