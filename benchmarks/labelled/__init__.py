"""Labelled texts for the screener: see README.md beside this file."""
