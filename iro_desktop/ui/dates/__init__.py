"""All dates and checks of one child: every clock with its sum, written down as done in one click."""
