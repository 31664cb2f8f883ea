"""Bring in a caseload: choose the files, look at what they would do, then do exactly that."""
