"""Settings › Pictures: the sets that the council has a licence for."""
