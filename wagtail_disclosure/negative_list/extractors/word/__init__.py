"""The stories of a Word file: body, headers, footnotes, comments."""
