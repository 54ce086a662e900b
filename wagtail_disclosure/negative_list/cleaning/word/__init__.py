"""What is cut out of a Word file."""
