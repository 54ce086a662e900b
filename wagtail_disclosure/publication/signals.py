from django.dispatch import Signal

# Arguments: instance (the page or snippet), revision, reason. Sent after commit.
scheduled_publication_refused = Signal()
