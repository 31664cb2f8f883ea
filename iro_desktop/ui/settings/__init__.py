"""Settings: the look, the officer, whom a child can turn to, and this laptop."""
