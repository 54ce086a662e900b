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
from wagtail_modeladmin.views import DeleteView

from wagtail_disclosure.registers.draft_uses import drafts_naming, relations_to
from wagtail_disclosure.registers.forms import LONGEST_REASON

_SHOWN = 20
_LOOKED_AT = 100


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
    needing = _subjects(
        [*collector.protected, *_links_to(row), *drafts_naming(row)], besides=row
    )
    finder = AdminURLFinder(user)
    # Each costs queries, and nobody reads a list of thousands.
    shown = [
        Use(_kind(subject), str(subject), url)
        for subject in needing[:_LOOKED_AT]
        if (url := finder.get_edit_url(subject))
    ]
    # The collector also finds what is no loss, such as entries of the search index.
    told = {relation.related_model for relation in relations_to(row)}
    told -= {type(row), *_link_models(row)}
    along = [other for model in told for other in collector.model_objs.get(model, ())]
    return Uses(_counted(needing), tuple(shown[:_SHOWN]), _counted(along))


def _subjects(rows: Iterable[Any], *, besides: models.Model) -> list[models.Model]:
    """What people know: the page instead of its parts, and each once."""
    subjects = dict.fromkeys(getattr(row, "page", row) for row in rows)
    subjects.pop(besides, None)
    return list(subjects)


def _link_models(row: models.Model) -> list[type[models.Model]]:
    """The tables between the row's model and others, of many-to-many fields."""
    return [
        relation.through
        for relation in relations_to(row)
        if isinstance(relation, models.ManyToManyRel) and relation.through
    ]


def _links_to(row: models.Model) -> list[models.Model]:
    """Whatever names the row in a many-to-many field: Django drops these in silence."""
    found: list[models.Model] = []
    for relation in relations_to(row):
        if relation.many_to_many:
            model: Any = relation.related_model
            found += model._base_manager.filter(**{relation.field.name: row})
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
