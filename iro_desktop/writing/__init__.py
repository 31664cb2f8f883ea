"""Writing help: text in, marks out. It knows no record, no screen and no clock, and nothing leaves the laptop."""
