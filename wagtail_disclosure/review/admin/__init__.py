"""Reviews in Wagtail's admin: what waits, and what was decided."""
