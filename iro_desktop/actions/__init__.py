"""What an officer does: plain functions that change records inside a session."""
