"""
Objects for a site's tests, as an editor would make them.

They need the extra ``testing``: ``pip install "wagtail-disclosure[testing]"``. Nothing
else in the package imports this module.
"""

from __future__ import annotations

import itertools
from typing import Any

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory
from wagtail.documents import get_document_model
from wagtail.models import Collection, Site

from wagtail_disclosure.models import (
    AttachmentCollection,
    AudienceSectionPage,
    ChecklistCategoryPage,
    ChecklistItemPage,
    ChecklistPage,
    DisclosurePage,
    DisclosurePortalPage,
    InformationKind,
    LegalBasis,
    PortalColumnPage,
    ResponsibleUnit,
    UnitDirectoryPage,
    UnitMembership,
)
from wagtail_disclosure.testing import approve_draft, publish_reviewed

SLUG_NUMBERS = itertools.count()


def drafter() -> Any:
    """Who writes what tests publish."""
    return _person("drafter")


def reviewer() -> Any:
    """Who approves what tests publish."""
    return _person("reviewer")


def _person(name: str) -> Any:
    model: Any = get_user_model()
    return model.objects.get_or_create(**{model.USERNAME_FIELD: name})[0]


def _people() -> dict[str, Any]:
    return {"author": drafter(), "reviewer": reviewer()}


def publish(page: Any, **details: Any) -> Any:
    """The page as it is in memory, reviewed and public; returned as it is stored."""
    return publish_reviewed(page, **{**_people(), **details})


def approve(page: Any, **details: Any) -> Any:
    """The revision of the page as it is in memory, reviewed and not public yet."""
    return approve_draft(page, **{**_people(), **details})


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.edu.cn")

    class Params:
        superuser = factory.Trait(is_superuser=True, is_staff=True)


class ResponsibleUnitFactory(DjangoModelFactory):
    class Meta:
        model = ResponsibleUnit

    name = factory.Sequence(lambda n: f"第{n}处")
    code = factory.Sequence(lambda n: f"unit{n}")

    class Params:
        external = factory.Trait(is_external=True, level="national")


class UnitMembershipFactory(DjangoModelFactory):
    class Meta:
        model = UnitMembership

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(ResponsibleUnitFactory)


class LegalBasisFactory(DjangoModelFactory):
    class Meta:
        model = LegalBasis

    title = factory.Sequence(lambda n: f"办法{n}")
    document_number = factory.Sequence(lambda n: f"教办〔2014〕{n}号")


class InformationKindFactory(DjangoModelFactory):
    class Meta:
        model = InformationKind

    name = factory.Sequence(lambda n: f"类型{n}")
    code = factory.Sequence(lambda n: f"kind{n}")


class PageFactory(DjangoModelFactory):
    """Adds the page below ``parent`` and gives it a revision, as the editor does."""

    class Meta:
        abstract = True

    title: Any = factory.Sequence(lambda n: f"页面{n}")
    # One count for all types: pages of several stand below one parent.
    slug: Any = factory.LazyFunction(lambda: f"page-{next(SLUG_NUMBERS)}")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        parent = kwargs.pop("parent")
        page = model_class(*args, **kwargs)
        return parent.add_child(instance=page)


class DisclosurePortalPageFactory(PageFactory):
    class Meta:
        model = DisclosurePortalPage

    title = "信息公开"
    slug = "xxgk"
    parent = factory.LazyFunction(
        lambda: Site.objects.get(is_default_site=True).root_page
    )


class PortalColumnPageFactory(PageFactory):
    class Meta:
        model = PortalColumnPage

    parent = factory.SubFactory(DisclosurePortalPageFactory)
    kind = "rules"


class UnitDirectoryPageFactory(PageFactory):
    class Meta:
        model = UnitDirectoryPage

    parent = factory.SubFactory(DisclosurePortalPageFactory)


class AudienceSectionPageFactory(PageFactory):
    class Meta:
        model = AudienceSectionPage

    parent = factory.SubFactory(DisclosurePortalPageFactory)
    reason = "校内管理事项"


class ChecklistPageFactory(PageFactory):
    class Meta:
        model = ChecklistPage

    parent = factory.SubFactory(DisclosurePortalPageFactory)
    code = factory.Sequence(lambda n: f"list{n}")


class ChecklistCategoryPageFactory(PageFactory):
    class Meta:
        model = ChecklistCategoryPage

    parent = factory.SubFactory(ChecklistPageFactory)
    number = factory.Sequence(str)


class ChecklistItemPageFactory(PageFactory):
    class Meta:
        model = ChecklistItemPage

    parent = factory.SubFactory(ChecklistCategoryPageFactory)
    number = factory.Sequence(lambda n: str(n + 1))


class DisclosurePageFactory(PageFactory):
    """A draft by default; with ``published`` it goes the ordinary way to the public."""

    class Meta:
        model = DisclosurePage
        skip_postgeneration_save = True

    parent = factory.SubFactory(ChecklistItemPageFactory)
    responsible_unit = factory.SubFactory(ResponsibleUnitFactory)
    live = False

    class Params:
        undecided = factory.Trait(is_scope_undecided=True)

    @factory.post_generation
    def published(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.save_revision(user=drafter())
        if extracted:
            publish(self)
            self.refresh_from_db()


def closed_collection() -> Collection:
    """The collection of attachments, made once."""
    known = AttachmentCollection.objects.select_related("collection").first()
    if known is not None:
        return known.collection
    collection = Collection.get_first_root_node().add_child(name="信息公开附件")
    AttachmentCollection.objects.create(collection=collection)
    return collection


class DocumentFactory(DjangoModelFactory):
    """A document of the closed collection."""

    class Meta:
        model = get_document_model()

    title = factory.Sequence(lambda n: f"附件{n}")
    file = factory.django.FileField(filename="附件.txt", data="内容".encode())
    collection = factory.LazyFunction(closed_collection)
