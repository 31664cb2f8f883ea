"""The sheet of the monthly one-to-one, and what is late team by team."""
