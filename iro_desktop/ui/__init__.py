"""Shows the work: the only package that draws."""
