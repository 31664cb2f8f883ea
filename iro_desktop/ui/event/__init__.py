"""Keeping something that happened between reviews, and what usually follows it."""
