"""The caseload, and the child that is chosen."""
