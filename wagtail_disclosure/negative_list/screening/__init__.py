"""
Looking for what must not go out.

`screen(texts, rules)` is a function of its arguments alone: no Django, no files, no
clock. Texts come from an entry's fields or from the extractors.
"""
