"""Deleting a row of a register, unless something still needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import models, router, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import Revision, RevisionMixin
from wagtail_modeladmin.views import DeleteView

from wagtail_disclosure.registers.forms import LONGEST_REASON

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Use:
    """Something that needs the row; the address is that of its editor."""

    kind: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Uses:
    """What needs a row, and what would go with it."""

    counts: tuple[tuple[str, int], ...]
    shown: tuple[Use, ...]
    taken_along: tuple[tuple[str, int], ...]


def uses_of(row: models.Model, *, user: Any) -> Uses:
    """
    What keeps the row from being deleted, as far as this person may see it.

    What the person may not edit is counted, but not named.
    """
    collector = NestedObjects(using=router.db_for_write(type(row)))
    collector.collect([row])
    needing = [*collector.protected, *_drafts_naming(row), *_links_to(row, collector)]
    finder = AdminURLFinder(user)
    shown: list[Use] = []
    for user_of_row in needing:
        if len(shown) == _SHOWN:
            break
        subject = getattr(user_of_row, "page", user_of_row)
        url = finder.get_edit_url(subject)
        if url:
            shown.append(Use(_kind(subject), str(subject), url))
    own = (type(row), *_link_models(row))
    along = [
        kept
        for model, rows in collector.model_objs.items()
        if model not in own
        for kept in rows
    ]
    return Uses(_counted(needing), tuple(dict.fromkeys(shown)), _counted(along))


def _link_models(row: models.Model) -> list[type[models.Model]]:
    """The tables between the row's model and others, of many-to-many fields."""
    return [
        relation.through
        for relation in row._meta.related_objects
        if isinstance(relation, models.ManyToManyRel) and relation.through
    ]


def _links_to(row: models.Model, collector: NestedObjects) -> list[models.Model]:
    """Whatever names the row in a many-to-many field: Django drops these in silence."""
    found: list[models.Model] = []
    for relation in row._meta.related_objects:
        if relation.many_to_many:
            name = relation.field.name
            found += relation.related_model._base_manager.filter(**{name: row})
    return found


def _drafts_naming(row: models.Model) -> list[models.Model]:
    """
    Objects whose newest draft names the row.

    A draft is JSON, which no foreign key protects; without the row its editor fails.
    """
    found: list[models.Model] = []
    for relation in row._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if relation.many_to_many or not issubclass(model, RevisionMixin):
            continue
        drafts = Revision.objects.filter(**{f"content__{name}": row.pk})
        found += model._base_manager.filter(
            latest_revision__in=drafts.values("pk")
        ).exclude(**{name: row})
    return found


def _kind(row: models.Model) -> str:
    return capfirst(str(row._meta.verbose_name))


def _counted(rows: Iterable[models.Model]) -> tuple[tuple[str, int], ...]:
    counts = Counter(_kind(row) for row in rows)
    return tuple(sorted(counts.items()))


class RegisterDeleteView(DeleteView):
    """Refuses with the reason, or deletes with one."""

    @cached_property
    def uses(self) -> Uses:
        return uses_of(self.instance, user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            uses=self.uses, longest_reason=LONGEST_REASON, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        name = str(self.instance)
        reason = request.POST.get("change_reason", "").strip()
        self.instance._change_reason = reason[:LONGEST_REASON] or None
        try:
            with transaction.atomic():
                if self.uses.counts:
                    return self.render_to_response(self.get_context_data())
                log(instance=self.instance, action="wagtail.delete")
                self.instance.delete()
        except ProtectedError:
            # Something came to need it in this very moment.
            del self.uses
            return self.render_to_response(self.get_context_data())
        messages.success(
            request,
            _("%(model_name)s '%(object)s' deleted.")
            % {"model_name": capfirst(self.verbose_name), "object": name},
        )
        return redirect(self.index_url)
