"""The midway check: six weeks after a review, what became of its decisions and how the child is."""
