"""Notices outside the window: how many things there are for today, and nothing that names anybody."""
