"""A submission that walks over every entry, row and unit with an explicit loop."""
