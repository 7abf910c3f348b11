"""The assignment as estimator-like classes: parameters in, attributes with a trailing underscore out."""
