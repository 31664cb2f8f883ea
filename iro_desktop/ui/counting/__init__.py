"""By which numbers dates are counted: every one with its default and its source, and changed only with a reason."""
