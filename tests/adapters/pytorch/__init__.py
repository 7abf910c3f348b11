"""The assignment answered by PyTorch; this package converts arrays and checks arguments, no more."""

import os

# Where its compiler would keep what it has compiled: PyTorch makes the folder when the compiler is merely
# imported, which a confined process may not. This one exists, and nothing is written to it.
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", "/")
