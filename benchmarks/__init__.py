"""One file for each promise of speed. Each figure stands beside a floor measured in the same run."""
