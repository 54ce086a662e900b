"""What every page of a portal has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PagePermissionTester

from wagtail_disclosure.catalogue.permissions import CataloguePermissionTester
from wagtail_disclosure.conf import disclosure_settings

if TYPE_CHECKING:
    from wagtail_disclosure.catalogue.portal import DisclosurePortalPage


def reserved_slugs(page_class: type[Page]) -> frozenset[str]:
    """First words of the routes of a page type: a child with such a slug is hidden."""
    if not issubclass(page_class, RoutablePageMixin):
        return frozenset()
    patterns = [str(route.pattern) for route in page_class.get_subpage_urls()]
    return frozenset(p.split("/")[0] for p in patterns if "/" in p)


def check_slug(slug: str, parent: Page | None) -> None:
    """Raise a ``ValidationError`` on ``slug`` if a route of the parent has that name."""
    parent_class = parent.specific_class if parent is not None else None
    if parent_class is not None and slug in reserved_slugs(parent_class):
        raise ValidationError(
            {
                "slug": _(
                    "“%(slug)s” is an address of the page above itself. "
                    "Choose another one."
                )
                % {"slug": slug}
            }
        )


class PortalPartMixin:
    """Base template, the portal above, and addresses that do not collide."""

    show_in_menus_default = False

    @cached_property
    def portal(self) -> DisclosurePortalPage | None:
        """The portal that this page belongs to."""
        from wagtail_disclosure.catalogue.portal import DisclosurePortalPage

        if isinstance(self, DisclosurePortalPage):
            return self
        return (
            DisclosurePortalPage.objects.ancestor_of(self)  # type: ignore[arg-type]
            .order_by("-depth")
            .first()
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        context["base_template"] = disclosure_settings.BASE_TEMPLATE
        context["portal"] = self.portal
        return context

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        # Before the page has a place in the tree, the form knows its parent.
        if self.path:  # type: ignore[attr-defined]
            check_slug(self.slug, self.get_parent())  # type: ignore[attr-defined]


class CataloguePartMixin(PortalPartMixin):
    """Pages that only who manages the catalogue may change."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return CataloguePermissionTester(user, self)
