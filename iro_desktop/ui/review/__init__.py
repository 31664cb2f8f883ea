"""The workspace of one review: prepare, meet, decide, write, close."""
