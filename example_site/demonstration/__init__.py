"""What ``manage.py demo`` puts into the site; a real site needs nothing of it."""
