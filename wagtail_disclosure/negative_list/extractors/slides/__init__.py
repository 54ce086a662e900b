"""What slides show, and what they are made after."""
