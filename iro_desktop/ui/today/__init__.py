"""Today: what to do next, seen in five seconds."""
