"""Settings › Words: the words list, which managers keep for the council, and what the officer keeps."""
