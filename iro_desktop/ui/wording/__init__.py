"""Help with words, in any box a child may read one day: marks, the panel beside them, and what is kept."""
