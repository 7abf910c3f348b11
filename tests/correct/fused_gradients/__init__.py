"""The assignment in the manner of a small torch: parameters, modules, and losses fused with activations."""
