"""A correct submission written with caching layer objects and dispatch tables."""
