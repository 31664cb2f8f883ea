"""On the road: where one goes on a day or in a week, whom to ring, and the sheet for it."""
