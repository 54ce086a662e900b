"""What ``manage.py demo`` puts into the site, and nothing of which a real site needs."""
