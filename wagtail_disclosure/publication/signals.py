from django.dispatch import Signal

# Arguments: instance (the page or snippet), revision, reason. Sent after commit.
scheduled_publication_refused = Signal()
# Arguments: instance, revision, error. The schedule is kept for another try.
scheduled_publication_failed = Signal()
# Arguments: version. Sent inside the transaction that makes it public.
version_published = Signal()
# Arguments: version. Sent inside the transaction that ends it.
version_ended = Signal()
