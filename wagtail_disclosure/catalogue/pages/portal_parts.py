"""What every page of a portal has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PagePermissionTester, PageViewRestriction

from wagtail_disclosure.catalogue.pages.copy_form import PortalCopyForm
from wagtail_disclosure.catalogue.pages.permissions import CataloguePermissionTester
from wagtail_disclosure.catalogue.querysets import in_tree_order
from wagtail_disclosure.catalogue.validators import clean_title
from wagtail_disclosure.conf import disclosure_settings

if TYPE_CHECKING:
    from wagtail_disclosure.catalogue.pages.portal import DisclosurePortalPage


def reserved_slugs(page_class: type[Page]) -> frozenset[str]:
    """First words of the routes of a page type: a child with such a slug is hidden."""
    if not issubclass(page_class, RoutablePageMixin):
        return frozenset()
    patterns = [str(route.pattern) for route in page_class.get_subpage_urls()]
    return frozenset(p.split("/")[0] for p in patterns if "/" in p)


def check_slug(slug: str, parent: Page | None) -> None:
    """Raise a ``ValidationError`` on ``slug`` if the parent has such a route."""
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
    copy_form_class = PortalCopyForm
    # The restriction that does not hold for the reader who is being served.
    waived_restriction_id: int | None = None

    def get_view_restrictions(self) -> Any:
        restrictions = super().get_view_restrictions()  # type: ignore[misc]
        if self.waived_restriction_id is None:
            return restrictions
        return restrictions.exclude(pk=self.waived_restriction_id)

    @cached_property
    def pages_above(self) -> list[Page]:
        """The pages from the portal down to this one, as Wagtail's base pages."""
        from wagtail_disclosure.catalogue.pages.portal import DisclosurePortalPage

        above = list(self.get_ancestors())  # type: ignore[attr-defined]
        for number, page in enumerate(above):
            if page.specific_class is DisclosurePortalPage:
                return above[number:]
        return []

    def nearest_above(self, page_class: type[Page]) -> Any:
        """The nearest page above of that type, or None."""
        for page in reversed(self.pages_above):
            if page.specific_class is page_class:
                return page.specific
        return None

    @cached_property
    def portal(self) -> DisclosurePortalPage | None:
        """The portal that this page belongs to."""
        from wagtail_disclosure.catalogue.pages.portal import DisclosurePortalPage

        if isinstance(self, DisclosurePortalPage):
            return self
        return self.nearest_above(DisclosurePortalPage)

    def get_route_paths(self) -> list[str]:
        """The addresses that keep leading here after the page has moved."""
        return ["/", *self._fixed_routes()]

    def get_cached_paths(self) -> list[str]:
        """What a cache in front of the site has to forget when the page changes."""
        return self.get_route_paths()

    def _fixed_routes(self) -> list[str]:
        if not isinstance(self, RoutablePageMixin):
            return []
        patterns = [str(route.pattern) for route in self.get_subpage_urls()]
        return [f"/{p}" for p in patterns if p.endswith("/") and "<" not in p]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        context["base_template"] = disclosure_settings.BASE_TEMPLATE
        context["portal"] = self.portal
        context["portal_pages"] = self._portal_pages()
        context["trail"] = self._trail()
        context["content_language"] = self._content_language()
        return context

    def _portal_pages(self) -> list[Page]:
        """What stands directly below the portal, for the navigation."""
        portal = self.portal
        if portal is None:
            return []
        types = ContentType.objects.get_for_models(*portal.allowed_subpage_models())
        restricted = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        below = Page.objects.child_of(portal).filter(content_type__in=types.values())
        # Who reads the portal has passed what is above: only its children count.
        return in_tree_order(below.live().filter(~Exists(restricted)))

    def _trail(self) -> list[Page]:
        """The way from the portal down to this page, without the page."""
        return [page for page in self.pages_above if page.live]

    def _content_language(self) -> str:
        """The language in which editors write, whatever the interface speaks."""
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            return self.locale.language_code  # type: ignore[attr-defined]
        return settings.LANGUAGE_CODE

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.title = clean_title(self.title)
        super().full_clean(*args, **kwargs)  # type: ignore[misc]

    def minimal_clean(self) -> None:
        """All that Wagtail asks of a draft."""
        self.title = clean_title(self.title)
        super().minimal_clean()  # type: ignore[misc]
        if self.path:  # type: ignore[attr-defined]
            check_slug(self.slug, self.get_parent())  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        # Before the page has a place in the tree, the form knows its parent.
        if self.path:  # type: ignore[attr-defined]
            self.clean_below(self.get_parent())  # type: ignore[attr-defined]

    def clean_below(self, parent: Page) -> None:
        """Raise a ``ValidationError`` for what is wrong as a child of that page."""
        check_slug(self.slug, parent)  # type: ignore[attr-defined]


class CataloguePartMixin(PortalPartMixin):
    """Pages that only who manages the catalogue may change."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return CataloguePermissionTester(user, self)
