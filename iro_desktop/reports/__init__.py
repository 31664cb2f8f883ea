"""What managers count: one module for each table."""
