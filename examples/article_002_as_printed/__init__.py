"""Article 002 as printed: the class and the training script of its section 5.1.

The listing runs to its end, so this package and `article_002_repaired` hold the same mathematics.
This one keeps the listing's bias rows of shape (1, n) and its script: importing `training` trains
a network on XOR and prints what the listing prints.
"""
