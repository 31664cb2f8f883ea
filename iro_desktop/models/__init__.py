"""What is true: the records an officer keeps, and the rules of law and practice about them."""
