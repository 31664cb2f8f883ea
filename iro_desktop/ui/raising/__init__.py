"""Raising a resolution from anywhere: what is not right, or what was done well."""
