"""A small course on everyday arithmetic: it proves that the harness knows nothing of any one course."""
