"""The sync centre: where the work is, what needs a person, and the receipts."""
