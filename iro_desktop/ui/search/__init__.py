"""Search or do: one field that finds anything and goes anywhere."""
