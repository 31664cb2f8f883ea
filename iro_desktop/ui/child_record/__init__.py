"""All that is written down about a child, section by section."""
