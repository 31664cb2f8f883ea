"""The council’s letterhead: its words and logo, and a page with it."""
