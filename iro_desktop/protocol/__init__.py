"""What two computers agree on: messages, merge rules, and how a field travels."""
