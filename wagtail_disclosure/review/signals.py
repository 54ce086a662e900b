from django.dispatch import Signal

# Each is sent inside the transaction that it tells of.

# Arguments: page (the content to be reviewed), user.
review_requested = Signal()
# Arguments: record, page.
review_approved = Signal()
# Arguments: record, user, reason.
review_revoked = Signal()
