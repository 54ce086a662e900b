from wagtail.actions.publish_revision import PublishPermissionError


class PublicationRefused(PublishPermissionError):
    """The content must not become public; the message tells a person why."""
