"""Compare: two versions of one record, and what will be kept."""
