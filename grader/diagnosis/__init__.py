"""Which mistake was made: misconceptions replayed on the calls of failed tests."""
