"""The panel for something to be done by a day."""
