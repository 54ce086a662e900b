"""
From pieces of text that lie on a page to lines, paragraphs and tables.

Knows no type of file: pages of PDF, OFD and OCR are laid out alike.
"""
