"""Resolutions: what was raised for children, at which stage it is, and the difference it made."""
