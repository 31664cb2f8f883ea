"""A message made ready: read, changed, copied, or handed to the officer's own mail program."""
