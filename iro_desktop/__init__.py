"""IRO Desktop: the Independent Reviewing Officer's work, on a laptop that is often offline."""
