"""One talk in full, opened from the timeline, from a note that was put aside, and after recording one."""
