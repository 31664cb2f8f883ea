"""A sheet to draw on: for a child, on a screen that shows nothing else."""
