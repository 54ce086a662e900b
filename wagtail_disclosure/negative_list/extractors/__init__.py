"""
Getting every text out of a file, also what its readers do not see.

One module per type of file, each with one class derived from `Extractor`.
"""
