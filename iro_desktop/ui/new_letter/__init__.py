"""Beginning a letter of any kind, from wherever the need for it shows."""
