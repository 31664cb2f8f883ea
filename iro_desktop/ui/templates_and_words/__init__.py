"""Templates and words: the page that leads to all that a council sets for its letters."""
