"""IRO Central: the office store that laptops sync with."""
