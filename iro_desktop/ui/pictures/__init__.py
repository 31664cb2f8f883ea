"""Pictures and papers on screen, from memory alone: no copy of one ever lies in a folder."""
