"""Article 002, fitted to the course: the class and the training loop of its section 5.1.

The listing runs to its end, so there is no crash to repair: the mathematics is that of
`article_002_as_printed`. Biases have the course's shape (n,), and importing `training` only
defines the loop.
"""
