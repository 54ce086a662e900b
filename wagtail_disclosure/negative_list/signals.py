"""What other rooms and apps can listen to; all are sent after the commit."""

from django.dispatch import Signal

# Arguments: information, user.
withheld_reviewed = Signal()
