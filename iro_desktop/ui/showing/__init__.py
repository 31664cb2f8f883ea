"""Reading a letter with its child: one window, one letter, and a way out that only the officer has."""
