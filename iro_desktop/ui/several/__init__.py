"""The same written down for several children at once."""
