"""Finished letters on their way to paper."""
