"""Following up: what was decided and is still to do, and the midway checks."""
