"""What screens show: plain functions that return frozen rows."""
