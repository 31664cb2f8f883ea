"""The letter studio: writing at the left, the page as the child will hold it at the right."""
