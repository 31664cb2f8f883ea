"""Words to paper: the same content always gives the same bytes."""
