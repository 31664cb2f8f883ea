"""The letter templates of the council: a list of all, and a page to change one."""
