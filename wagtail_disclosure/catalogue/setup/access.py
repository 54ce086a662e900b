"""The closed collection of attachments, and the groups who work in a portal."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
)

from wagtail_disclosure.catalogue.setup.comparison import Values
from wagtail_disclosure.catalogue.setup.memory import Memory
from wagtail_disclosure.catalogue.setup.pages import PortalPart
from wagtail_disclosure.catalogue.setup.parts import Part
from wagtail_disclosure.negative_list.models import NegativeListItem, ScreeningRule
from wagtail_disclosure.negative_list.results.actions import LIFT_FINDING
from wagtail_disclosure.publication.models import AttachmentCollection
from wagtail_disclosure.registers.models import (
    InformationKind,
    LegalBasis,
    ResponsibleUnit,
    UnitMembership,
)
from wagtail_disclosure.registers.permissions import MANAGE_CATALOGUE
from wagtail_disclosure.review.permissions import REVIEW_ENTRY

COLLECTION_NAME = "信息公开附件"
EDITORS = "信息公开编辑"
REVIEWERS = "信息公开审查"
OFFICE = "信息公开管理"
CONFIDENTIALITY = "保密办公室"
GROUPS = (EDITORS, REVIEWERS, OFFICE, CONFIDENTIALITY)

# Wagtail asks for these permissions of a site's own document model, too.
DOCUMENTS = "wagtaildocs"
# Let in by the restriction of the collection. Editors and reviewers are let in file by
# file: see ``catalogue.document_access``.
READ_FILES = "read_closed_files"

# The groups that may open every file of the closed collection.
READERS_OF_FILES = frozenset({OFFICE, CONFIDENTIALITY})

# Codenames, without the model that Wagtail appends to them.
PAGE_PERMISSIONS = {
    EDITORS: {"add", "change"},
    # Whoever approves lets it out; that needs no permission to publish.
    REVIEWERS: {"change"},
    OFFICE: {"add", "change", "publish", "bulk_delete", "lock", "unlock"},
    CONFIDENTIALITY: {"lock", "unlock"},
}
DOCUMENT_PERMISSIONS = {
    EDITORS: {"add", "choose"},
    REVIEWERS: {"choose"},
    OFFICE: {"add", "change", "delete", "choose"},
    CONFIDENTIALITY: {"choose"},
}
REGISTERS: tuple[type[Model], ...] = (
    ResponsibleUnit,
    UnitMembership,
    LegalBasis,
    InformationKind,
    NegativeListItem,
    ScreeningRule,
)


class CollectionPart(Part):
    """
    The collection whose documents nobody gets but through their entry.

    Its restriction closes Wagtail's own address of a document, and its APIs, to all
    but the groups that may read every file.
    """

    model = AttachmentCollection

    def __init__(self, *, memory: Memory) -> None:
        super().__init__("collection", {"is_closed": True}, memory=memory)

    @property
    def name(self) -> str:
        return str(self.instance) if self.instance else COLLECTION_NAME

    def find_alike(self) -> Any:
        return AttachmentCollection.objects.select_related("collection").first()

    def read(self, instance: Any) -> Values:
        return {"is_closed": instance.collection.get_view_restrictions().exists()}

    def create(self) -> Any:
        collection = Collection.get_first_root_node().add_child(name=COLLECTION_NAME)
        instance = AttachmentCollection.objects.create(collection=collection)
        self.update(instance, self.values)
        return instance

    def update(self, instance: Any, values: Values) -> None:
        CollectionViewRestriction.objects.create(
            collection=instance.collection,
            restriction_type=CollectionViewRestriction.GROUPS,
        )

    def restriction(self) -> CollectionViewRestriction | None:
        """The restriction to groups, if the collection has one."""
        if self.instance is None:
            return None
        return CollectionViewRestriction.objects.filter(
            collection=self.instance.collection,
            restriction_type=CollectionViewRestriction.GROUPS,
        ).first()


class GroupPart(Part):
    """A group with its permissions on this portal, its files and the registers."""

    model = Group

    def __init__(
        self,
        name: str,
        *,
        portal: PortalPart,
        collection: CollectionPart,
        memory: Memory,
    ) -> None:
        super().__init__(
            f"group:{name}", {"permissions": wanted_permissions(name)}, memory=memory
        )
        self.group_name = name
        self.portal = portal
        self.collection = collection

    @property
    def name(self) -> str:
        return self.group_name

    def find_alike(self) -> Any:
        return Group.objects.filter(name=self.group_name).first()

    def read(self, instance: Any) -> Values:
        found = [
            name
            for permission in instance.permissions.select_related("content_type")
            if (name := _name_of(permission)) in SITE_PERMISSIONS
        ]
        on_portal = GroupPagePermission.objects.filter(
            group=instance, page=self.portal.instance
        )
        found += on_portal.values_list("permission__codename", flat=True)
        if self.collection.instance is not None:
            on_files = GroupCollectionPermission.objects.filter(
                group=instance, collection=self.collection.instance.collection
            )
            found += on_files.values_list("permission__codename", flat=True)
        restriction = self.collection.restriction()
        if restriction and restriction.groups.filter(pk=instance.pk).exists():
            found.append(READ_FILES)
        return {"permissions": sorted(found)}

    def create(self) -> Any:
        group = Group.objects.create(name=self.group_name)
        self.update(group, self.values)
        return group

    def update(self, instance: Any, values: Values) -> None:
        wanted, current = (
            set(names)
            for names in (values["permissions"], self.read(instance)["permissions"])
        )
        for name in wanted - current:
            self._grant(instance, name)
        for name in current - wanted:
            self._revoke(instance, name)

    def _grant(self, group: Group, name: str) -> None:
        if name == READ_FILES:
            if restriction := self.collection.restriction():
                restriction.groups.add(group)
        elif "." in name:
            group.permissions.add(_permission(name))
        elif name.endswith("_page"):
            GroupPagePermission.objects.create(
                group=group,
                page=self.portal.instance,
                permission=_permission(f"wagtailcore.{name}"),
            )
        elif self.collection.instance is not None:
            GroupCollectionPermission.objects.create(
                group=group,
                collection=self.collection.instance.collection,
                permission=_permission(f"{DOCUMENTS}.{name}"),
            )

    def _revoke(self, group: Group, name: str) -> None:
        if name == READ_FILES:
            if restriction := self.collection.restriction():
                restriction.groups.remove(group)
        elif "." in name:
            group.permissions.remove(_permission(name))
        elif name.endswith("_page"):
            GroupPagePermission.objects.filter(
                group=group, page=self.portal.instance, permission__codename=name
            ).delete()
        else:
            GroupCollectionPermission.objects.filter(
                group=group,
                collection=self.collection.instance.collection,
                permission__codename=name,
            ).delete()


def wanted_permissions(group: str) -> list[str]:
    """Names of what a group may do; those with a dot hold for the whole site."""
    pages = {f"{name}_page" for name in PAGE_PERMISSIONS[group]}
    files = {f"{name}_document" for name in DOCUMENT_PERMISSIONS[group]}
    every_file = {READ_FILES} if group in READERS_OF_FILES else set()
    return sorted({*pages, *files, *every_file, *site_permissions(group)})


def site_permissions(group: str) -> set[str]:
    names = {"wagtailadmin.access_admin"}
    if group == OFFICE:
        names.add(MANAGE_CATALOGUE)
        for model in REGISTERS:
            for codename in _codenames(model):
                names.add(f"{model._meta.app_label}.{codename}")
    if group == CONFIDENTIALITY:
        names.add(LIFT_FINDING)
    if group in (REVIEWERS, OFFICE):
        names.add(REVIEW_ENTRY)
    return names


def _codenames(model: type[Model]) -> list[str]:
    options = model._meta
    return [
        get_permission_codename(verb, options) for verb in options.default_permissions
    ]


def _permission(name: str) -> Permission:
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _name_of(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


# Those that set-up gives or takes; what else an administrator gave stays.
SITE_PERMISSIONS = site_permissions(OFFICE) | site_permissions(CONFIDENTIALITY)
