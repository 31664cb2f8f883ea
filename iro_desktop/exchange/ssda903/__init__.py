"""The SSDA903 return, which every council in England can produce: bring a caseload in from it, and write it out again."""
