"""gradspec's harness: it grades any submission against any course, and knows nothing of either."""

__version__ = "0.1.0"
