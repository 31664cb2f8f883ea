"""One note becomes anything: the menu, what it opens, and the links on both sides."""
