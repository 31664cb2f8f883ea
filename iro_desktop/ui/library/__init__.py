"""The library: guides and sheets at hand without a network."""
