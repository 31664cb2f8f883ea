"""The council's ladder: the stages of a resolution, who answers each, and how a resolution goes."""
