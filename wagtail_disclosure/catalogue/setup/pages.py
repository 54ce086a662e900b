"""The pages of a portal, as set-up makes them: live, with revision and log entries."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.pages.checklists import (
    ChecklistCategoryPage,
    ChecklistPage,
)
from wagtail_disclosure.catalogue.pages.columns import PortalColumnPage
from wagtail_disclosure.catalogue.pages.items import ChecklistItemPage, ItemLegalBasis
from wagtail_disclosure.catalogue.pages.negative_list import NegativeListPage
from wagtail_disclosure.catalogue.pages.portal import (
    DisclosurePortalPage,
    UnitDirectoryPage,
)
from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.catalogue.setup.parts import Part
from wagtail_disclosure.catalogue.setup.registers import basis_key, find_basis
from wagtail_disclosure.registers.models import ResponsibleUnit
from wagtail_disclosure.row_order import in_order


class PagePart(Part):
    """A page with its place in the tree. The slug is given once and never compared."""

    create_action = update_action = "wagtail.publish"
    model: type[Page]

    def __init__(
        self,
        key: str,
        values: Values,
        *,
        memory: Memory,
        slug: str,
        parent: PagePart | None = None,
    ) -> None:
        super().__init__(key, values, memory=memory)
        self.slug = slug
        self.parent = parent

    @property
    def name(self) -> str:
        return self.values["title"]

    @property
    def portal(self) -> Page | None:
        return self.parent.portal if self.parent else self.instance

    @property
    def memory_key(self) -> str:
        # A site may tear a portal down and build a new one.
        portal = self.portal
        return f"portal:{portal.pk if portal else ''}:{self.key}"

    @property
    def parent_page(self) -> Page | None:
        return self.parent.instance if self.parent else None

    def find_alike(self) -> Any:
        if self.parent_page is None:
            return None
        return self.alike_below(self.parent_page)

    def alike_below(self, parent: Page) -> Any:
        return self.model.objects.child_of(parent).first()

    def read(self, instance: Any) -> Values:
        return {name: self.read_field(instance, name) for name in self.values}

    def read_field(self, page: Any, name: str) -> Any:
        value = getattr(page, name)
        return value.isoformat() if hasattr(value, "isoformat") else value

    def set_field(self, page: Any, name: str, value: Any) -> None:
        setattr(page, name, page._meta.get_field(name).to_python(value))

    def has_draft(self, instance: Any) -> bool:
        return instance.has_unpublished_changes

    def can_be_created(self) -> bool:
        # Below what an editor took away nothing grows again.
        return self.parent is None or self.parent.is_there

    @property
    def is_there(self) -> bool:
        """Whether the page is in the tree, or would be if this were no dry run."""
        return self.instance is not None or (
            self.written() is None and self.can_be_created()
        )

    def create(self) -> Any:
        page = self.model(slug=self.slug, live=False)
        for name, value in self.values.items():
            self.set_field(page, name, value)
        self.add_to_tree(page)
        _publish(page)
        return page

    def add_to_tree(self, page: Page) -> None:
        parent = self.parent_page
        if parent is None:
            raise ValueError("A page needs a place in the tree.")
        # Another page of the same run has changed the parent's row.
        parent.refresh_from_db(fields=["path", "numchild", "url_path"])
        parent.add_child(instance=page)

    def update(self, instance: Any, values: Values) -> None:
        for name, value in values.items():
            self.set_field(instance, name, value)
        _publish(instance)


def _publish(page: Page) -> None:
    # Set-up writes the log entry itself: it keeps the values beside it.
    page.save_revision().publish(log_action=False)
    page.refresh_from_db()


class PortalPart(PagePart):
    model = DisclosurePortalPage

    def __init__(self, *args: Any, place: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place

    @property
    def parent_page(self) -> Page:
        return self.place

    def find(self) -> Any:
        # A portal that is gone was taken away on purpose, and so is this command given.
        return self.find_alike()


class MovablePart(PagePart):
    """A part known by what it is, wherever below the portal an editor moved it."""

    identity: str

    def alike_below(self, parent: Page) -> Any:
        alike = {self.identity: self.values[self.identity]}
        return self.model.objects.descendant_of(parent).filter(**alike).first()


class ColumnPart(MovablePart):
    model = PortalColumnPage
    identity = "kind"


class SectionPart(MovablePart):
    model = AudienceSectionPage
    identity = "audience"


class DirectoryPart(PagePart):
    model = UnitDirectoryPage


class NegativeListPart(PagePart):
    """A draft: somebody has to review the list before the public reads it."""

    model = NegativeListPage
    create_action, update_action = "wagtail.create", "wagtail.edit"

    def find(self) -> Any:
        page = super().find()
        return page.get_latest_revision_as_object() if page is not None else None

    def has_draft(self, instance: Any) -> bool:
        # It is the newest draft that is compared, whoever wrote it.
        return False

    def create(self) -> Any:
        page = self.model(slug=self.slug, live=False)
        for name, value in self.values.items():
            self.set_field(page, name, value)
        self.add_to_tree(page)
        page.save_revision()
        return page

    def update(self, instance: Any, values: Values) -> None:
        for name, value in values.items():
            self.set_field(instance, name, value)
        instance.save_revision()


class ChecklistPart(MovablePart):
    model = ChecklistPage
    identity = "code"

    def read_field(self, page: Any, name: str) -> Any:
        if name == "legal_basis":
            return basis_key(page.legal_basis)
        return super().read_field(page, name)

    def set_field(self, page: Any, name: str, value: Any) -> None:
        if name == "legal_basis":
            page.legal_basis = find_basis(value)
        else:
            super().set_field(page, name, value)


class CategoryPart(MovablePart):
    model = ChecklistCategoryPage
    identity = "number"


class ItemPart(PagePart):
    model = ChecklistItemPage

    def __init__(self, *args: Any, checklist: ChecklistPart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = checklist

    @property
    def name(self) -> str:
        return f"{self.values['number']} {self.values['title']}"

    def find_alike(self) -> Any:
        if self.checklist.instance is None:
            return None
        items = ChecklistItemPage.objects.descendant_of(self.checklist.instance)
        return items.filter(number=self.values["number"]).first()

    def read_field(self, page: Any, name: str) -> Any:
        if name == "legal_bases":
            rows = page.legal_bases.select_related("basis")
            return [
                [row.basis.title, row.basis.document_number, row.article]
                for row in rows
            ]
        if name == "lead_unit":
            return page.lead_unit.code if page.lead_unit else None
        return super().read_field(page, name)

    def set_field(self, page: Any, name: str, value: Any) -> None:
        if name == "legal_bases":
            page.legal_bases = in_order(
                ItemLegalBasis(basis=basis, article=article)
                for *key, article in value
                if (basis := find_basis(key)) is not None
            )
        elif name == "lead_unit":
            page.lead_unit = ResponsibleUnit.objects.get(code=value)
        else:
            super().set_field(page, name, value)
