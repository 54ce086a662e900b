"""Building a portal, or bringing one up to date, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from wagtail_disclosure.catalogue.pages.portal import DisclosurePortalPage
from wagtail_disclosure.catalogue.setup import access
from wagtail_disclosure.catalogue.setup.list_file import ListData
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.catalogue.setup.negative_list import (
    negative_list_bases,
    negative_list_parts,
    screening_rule_parts,
)
from wagtail_disclosure.catalogue.setup.parts import Mode, Outcome, Part
from wagtail_disclosure.catalogue.setup.plan import (
    checklist_parts,
    package_data,
    portal_part,
    portal_parts,
)
from wagtail_disclosure.catalogue.setup.registers import basis_parts, kind_parts
from wagtail_disclosure.catalogue.setup.workflow import WorkflowPart
from wagtail_disclosure.registers.models import ResponsibleUnit


class CannotBuild(Exception):
    """The portal cannot be built here; the message tells a person why."""


class PortalBuilder:
    """Makes what is missing, and leaves alone what an editor has changed."""

    def __init__(
        self, lists: Sequence[ListData], *, mode: Mode, place: Page | None = None
    ) -> None:
        self.lists = lists
        self.mode = mode
        self.place = place or _default_place()
        self.memory = Memory()
        self.portal = portal_part(self.place, self.memory)

    def build(self) -> list[Outcome]:
        """
        Everything that was done, or would be done in a dry run.

        Raises ``CannotBuild``; nothing is half-built then.
        """
        self._check_units()
        with transaction.atomic():
            return [self._apply(part) for part in self._parts()]

    def _parts(self) -> Iterator[Part]:
        memory = self.memory
        bases = [basis for checklist in self.lists for basis in checklist.all_bases()]
        bases += negative_list_bases()
        yield from kind_parts(package_data("information_kinds.json")["kinds"], memory)
        yield from basis_parts(bases, memory)
        yield from negative_list_parts(memory)
        yield from screening_rule_parts(memory)
        yield self.portal
        yield from portal_parts(self.portal, memory)
        for checklist in self.lists:
            yield from checklist_parts(checklist, self.portal, memory)
        collection = access.CollectionPart(memory=memory)
        yield collection
        for name in access.GROUPS:
            yield access.GroupPart(
                name, portal=self.portal, collection=collection, memory=memory
            )
        yield WorkflowPart(portal=self.portal, memory=memory)

    def _apply(self, part: Part) -> Outcome:
        try:
            return part.apply(self.mode)
        except ValidationError as error:
            raise CannotBuild(
                _("%(type)s “%(name)s”: %(error)s")
                % {
                    "type": part.type_name,
                    "name": part.name,
                    "error": " ".join(error.messages),
                }
            ) from error

    def _check_units(self) -> None:
        named = {item.lead_unit for data in self.lists for item in data.all_items()}
        known = ResponsibleUnit.objects.internal().values_list("code", flat=True)
        unknown = sorted(filter(None, named - set(known)))
        if unknown:
            raise CannotBuild(
                _(
                    "The register has no unit with the code: %(codes)s. Enter it there "
                    "first, or leave out “lead_unit”."
                )
                % {"codes": ", ".join(unknown)}
            )


def _default_place() -> Page:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise CannotBuild(_("There is no default site. Name a page with --parent."))
    portal = DisclosurePortalPage.objects.descendant_of(site.root_page).first()
    # An editor may have moved the portal.
    return (portal.get_parent() if portal else site.root_page).specific


def find_place(text: str) -> Page:
    """
    The page that ``--parent`` names by its id or its path, such as ``/about/``.

    Raises ``CannotBuild``.
    """
    if text.isdecimal():
        page = Page.objects.filter(pk=int(text)).first()
    else:
        site = Site.objects.filter(is_default_site=True).first()
        root = site.root_page.url_path if site else "/"
        path = f"{root}{text.strip('/')}/" if text.strip("/") else root
        page = Page.objects.filter(url_path=path).first()
    if page is None or page.is_root():
        raise CannotBuild(
            _("“%(text)s” is neither the id nor the path of a page of the site.")
            % {"text": text}
        )
    return page.specific
