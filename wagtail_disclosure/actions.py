"""The shape of every state change: check, lock, guard, apply, log, tell."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import connections, models, router, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log


class TransitionNotAllowed(Exception):
    """The state of the thing forbids it; the message tells a person why."""


def lock_row(instance: models.Model) -> None:
    """
    Let nobody else decide about this row until the transaction ends.

    Of a page, the row that all types have in common: whoever hands over the base page
    waits for whoever hands over its type. Always the first lock that is taken, so that
    two people never wait for each other.
    """
    root = [type(instance), *instance._meta.get_parent_list()][-1]
    using = router.db_for_write(root)
    if connections[using].features.has_select_for_update:
        rows = root._base_manager.using(using).filter(pk=instance.pk)
        # Rows that only point here may come meanwhile.
        list(rows.select_for_update(no_key=True).values_list("pk"))


class DisclosureAction:
    """
    One verb on one instance.

    ``user`` is who does it; a command that acts for nobody spells out
    ``skip_permission_checks=True``. Raises ``PermissionDenied`` or
    ``TransitionNotAllowed``.
    """

    log_action: ClassVar[str]

    def __init__(self, instance: models.Model, *, user: Any) -> None:
        self.instance = instance
        self.user = user

    def execute(self, *, skip_permission_checks: bool = False) -> Any:
        if not skip_permission_checks:
            self.check()
        with transaction.atomic():
            self.instance = self.lock()
            self.guard()
            result = self.apply()
            log(
                instance=self.subject_of_log(),
                action=self.log_action,
                user=self.user,
                data=self.log_data(),
            )
            transaction.on_commit(self.notify)
        return result

    def check(self) -> None:
        if self.user is None or not self.user.is_active or not self.is_permitted():
            raise PermissionDenied(_("You are not allowed to do this."))

    def is_permitted(self) -> bool:
        raise NotImplementedError

    def lock(self) -> models.Model:
        lock_row(self.instance)
        return type(self.instance)._default_manager.get(pk=self.instance.pk)

    def guard(self) -> None:
        """Raise ``TransitionNotAllowed`` if the state forbids it."""

    def apply(self) -> Any:
        raise NotImplementedError

    def subject_of_log(self) -> models.Model:
        """In whose history it stands."""
        return self.instance

    def log_data(self) -> dict[str, Any]:
        return {}

    def notify(self) -> None:
        """Runs after commit: signals and mail."""
