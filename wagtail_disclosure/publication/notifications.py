"""Mail to the people who answer for a page, sent as Wagtail sends its own."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.core.mail import mail_admins
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url
from wagtail.users.models import UserProfile

# The command runs every few minutes, and tries again each time.
_SILENCE_SECONDS = 24 * 3600


def tell_administrators_of_failed_schedule(
    instance: Any, error: Exception, **kwargs: Any
) -> None:
    """Storage or database is out of order: nothing that the owner could mend."""
    label, key = instance._meta.label_lower, instance.pk
    if not cache.add(
        f"wagtail_disclosure.failed_schedule.{label}.{key}", True, _SILENCE_SECONDS
    ):
        return
    # The error's own words could quote the text.
    mail_admins(
        _("A scheduled publication failed"),
        _(
            "%(label)s %(key)s could not be published as scheduled: %(error)s. It "
            "stays due; the next run of publish_scheduled tries again. The log says "
            "more."
        )
        % {"label": label, "key": key, "error": type(error).__name__},
    )


def tell_owner_of_refused_schedule(instance: Any, reason: str, **kwargs: Any) -> None:
    """Whoever wants to hear of rejections hears of this one."""
    owner = getattr(instance, "owner", None)
    if owner is None or not owner.is_active or not owner.email:
        return
    profile = UserProfile.get_for_user(owner)
    if not profile.rejected_notifications:
        return
    path = AdminURLFinder().get_edit_url(instance) or ""
    with override(profile.get_preferred_language()):
        subject = _("Not published as scheduled: “%(title)s”") % {"title": instance}
        text = _(
            "“%(title)s” was to become public by itself, and was refused:\n\n"
            "%(reason)s\n\n"
            "The schedule is cancelled, the text is kept as a draft. Put it right and "
            "publish it again:\n%(address)s"
        ) % {
            "title": instance,
            "reason": reason,
            "address": f"{get_admin_base_url() or ''}{path}",
        }
    send_mail(" ".join(subject.split()), text, [owner.email])
