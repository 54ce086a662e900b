"""What a page would publish: every text in its fields, and the files it uses."""
