from __future__ import annotations

import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from wagtail_disclosure.catalogue.choices import SCOPES, FiveOpen, Validity
from wagtail_disclosure.catalogue.entry_content import entry_content
from wagtail_disclosure.catalogue.entry_rules import check_rows
from wagtail_disclosure.catalogue.pages.api_fields import (
    AttachmentsField,
    IndexNumberField,
    IssuersField,
    KindField,
    UnitNameField,
)
from wagtail_disclosure.catalogue.pages.blocks import EntryBodyBlock, pictures_in
from wagtail_disclosure.catalogue.pages.entry_panels import entry_edit_handler
from wagtail_disclosure.catalogue.pages.entry_rows import Picture
from wagtail_disclosure.catalogue.pages.forms import EntryForm
from wagtail_disclosure.catalogue.pages.permissions import EntryPermissionTester
from wagtail_disclosure.catalogue.pages.portal_parts import PortalPartMixin
from wagtail_disclosure.catalogue.pages.version_routes import VersionRoutesMixin
from wagtail_disclosure.catalogue.pages.withdrawn_entries import WithdrawnEntryMixin
from wagtail_disclosure.catalogue.placements import further_place_ids, place_entry
from wagtail_disclosure.catalogue.public.shown_entry import ShownEntry, shown_version
from wagtail_disclosure.catalogue.querysets import DisclosurePageManager
from wagtail_disclosure.catalogue.succession import find_succession_problem
from wagtail_disclosure.catalogue.validators import validate_period
from wagtail_disclosure.publication.file_serving import serve_published_file
from wagtail_disclosure.publication.files import EntryFile
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.models import PublishedVersion
from wagtail_disclosure.publication.published_content import PublishedContent
from wagtail_disclosure.registers.models import InformationKind, ResponsibleUnit
from wagtail_disclosure.scope import Scope

# Read as they are; what stands for other rows is named beside them.
API_FIELDS = (
    "document_number",
    "produced_on",
    "published_on",
    "period",
    "five_open",
    "is_party_affair",
    "is_school_affair",
    "is_finance_affair",
    "summary",
    "keywords",
    "body",
    "external_url",
    "channels",
    "validity",
    "effective_on",
    "repealed_on",
    "source",
    "change_note",
)


class DisclosurePage(
    WithdrawnEntryMixin,
    VersionRoutesMixin,
    PortalPartMixin,
    RoutablePageMixin,
    Page,
):
    """One published piece of information: an entry."""

    kind = models.ForeignKey(
        InformationKind,
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
    )
    responsible_unit = models.ForeignKey(
        ResponsibleUnit,
        verbose_name=_("responsible unit"),
        on_delete=models.PROTECT,
        null=True,
        related_name="entries",
        limit_choices_to={"is_external": False},
        help_text=_("The unit that answers for the entry and publishes it."),
    )
    document_number = models.CharField(
        _("document number"), max_length=100, blank=True, db_index=True
    )
    produced_on = models.DateField(
        _("produced on"),
        null=True,
        blank=True,
        help_text=_("The date of the document itself."),
    )
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "Only for what was public before, elsewhere; otherwise left empty: "
            "the day of publication is filled in."
        ),
    )
    period = models.CharField(
        _("period covered"),
        max_length=20,
        blank=True,
        validators=[validate_period],
        help_text=_(
            "2023-2024 (school year), 2024 (calendar year), 2023-2024-1 (term)."
        ),
    )
    five_open = models.CharField(
        _("five opens"), max_length=12, choices=FiveOpen.choices, blank=True
    )
    is_party_affair = models.BooleanField(_("party affairs"), default=False)
    is_school_affair = models.BooleanField(_("school affairs"), default=False)
    is_finance_affair = models.BooleanField(_("finance"), default=False)
    summary = models.TextField(_("summary"), blank=True, max_length=1000)
    keywords = models.CharField(
        _("keywords"), max_length=255, blank=True, help_text=_("Separated by “;”.")
    )
    body = StreamField(EntryBodyBlock(), verbose_name=_("body"), blank=True)
    external_url = models.URLField(
        _("address elsewhere"),
        max_length=500,
        blank=True,
        help_text=_("If the information itself is kept on another site."),
    )
    channels = models.CharField(
        _("channels used"),
        max_length=255,
        blank=True,
        help_text=_("Where else it was published: notice board, WeChat …"),
    )
    validity = models.CharField(
        _("validity"), max_length=12, choices=Validity.choices, blank=True
    )
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    repealed_on = models.DateField(_("repealed on"), null=True, blank=True)
    interprets = models.ForeignKey(
        "self",
        verbose_name=_("interprets"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="interpretations",
        help_text=_("The document that this entry explains."),
    )
    source = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Of what is re-posted.")
    )
    change_note = models.TextField(
        _("change note"),
        blank=True,
        help_text=_(
            "What has changed since the last publication; the public reads it."
        ),
    )
    is_scope_undecided = models.BooleanField(
        _("audience not decided yet"),
        default=False,
        help_text=_("Such an entry cannot be published. Untick it once it is decided."),
    )

    objects = DisclosurePageManager()

    file_relations = ("attachments", "pictures")
    exclude_fields_in_copy = [
        *ReviewedPageMixin.exclude_fields_in_copy,
        "published_on",
    ]
    base_form_class = EntryForm
    template = "wagtail_disclosure/catalogue/disclosure_page.html"
    edit_handler = entry_edit_handler()
    parent_page_types = [
        "wagtail_disclosure.ChecklistItemPage",
        "wagtail_disclosure.PortalColumnPage",
        "wagtail_disclosure.AudienceSectionPage",
    ]
    subpage_types: list[str] = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("body"),
        index.SearchField("summary"),
        index.SearchField("keywords"),
        index.SearchField("document_number"),
        index.FilterField("alias_of_id"),
        index.FilterField("cleared_digest"),
        index.FilterField("kind_id"),
        index.FilterField("responsible_unit_id"),
        index.FilterField("produced_on"),
        index.FilterField("published_on"),
        index.FilterField("period"),
        index.FilterField("validity"),
        index.FilterField("five_open"),
    ]
    api_fields = [
        APIField("kind", serializer=KindField()),
        APIField("responsible_unit", serializer=UnitNameField(read_only=True)),
        APIField("issuers", serializer=IssuersField(read_only=True)),
        APIField("attachments", serializer=AttachmentsField(read_only=True)),
        APIField("index_number", serializer=IndexNumberField()),
        *(APIField(name) for name in API_FIELDS),
    ]

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        today = timezone.localdate()
        for name in ("produced_on", "published_on"):
            day = getattr(self, name)
            if day and day > today:
                errors[name] = _("This date lies in the future.")
        if (
            self.effective_on
            and self.repealed_on
            and self.repealed_on < self.effective_on
        ):
            errors["repealed_on"] = _("It is repealed before it takes effect.")
        if self.interprets_id and self.interprets_id == self.pk:
            errors["interprets"] = _("An entry cannot interpret itself.")
        if errors:
            raise ValidationError(errors)

    def audience_key(self) -> str:
        section = self.section
        return f"{section.audience}:{section.pk}" if section else Scope.PUBLIC.value

    def audience_name(self) -> str:
        return str(self.section or SCOPES[Scope.PUBLIC])

    def filled_at_publication(self) -> frozenset[str]:
        first = self.first_published_at
        is_filled = first and self.published_on == timezone.localdate(first)
        return frozenset({"published_on"} if is_filled else ())

    def publication_obstacle(self) -> str | None:
        if self.is_scope_undecided:
            return str(
                _(
                    "Nobody has decided yet who may read this entry. Decide it, move "
                    "the entry where it belongs, and untick “audience not decided yet”."
                )
            )
        superseded = [row.superseded for row in self.supersessions.all()]
        return find_succession_problem(self, filter(None, superseded))

    def get_route_paths(self) -> list[str]:
        numbers = [file.number for file in self.get_files() if file.frozen_file_id]
        files = [f"/{self.reverse_subpage('file', [number])}" for number in numbers]
        return [*super().get_route_paths(), *files]

    def index_number_tokens(self) -> dict[str, str]:
        unit = self.responsible_unit
        return {
            "unit": unit.code if unit else "",
            "item_class": self.get_parent().specific.index_number_class,
        }

    def current_files(self) -> list[EntryFile]:
        """The files, after the rows of pictures have followed the body."""
        files = super().current_files()
        rows = {file.document_id: file for file in files if isinstance(file, Picture)}
        documents = [value["document"] for value in pictures_in(self.body)]
        wanted = {
            document.pk: document for document in documents if document is not None
        }
        if rows.keys() == wanted.keys():
            return files
        self.pictures.set(
            rows.get(pk) or Picture(document=document)
            for pk, document in wanted.items()
        )
        return self.get_files()

    def prepare_publication(self, *, at: datetime.datetime) -> None:
        super().prepare_publication(at=at)
        if self.published_on is None:
            self.published_on = timezone.localdate(at)

    def save(self, *args: Any, **kwargs: Any) -> None:
        writes_content = self._writes_content(kwargs.get("update_fields"))
        if writes_content and kwargs.get("clean", True):
            check_rows(self)
        is_new = self._state.adding
        further = further_place_ids(self) if writes_content else []
        with transaction.atomic():
            super().save(*args, **kwargs)
            if writes_content:
                self.__dict__.pop("_unit_id_in_force", None)
                place_entry(self, is_new=is_new, further=further)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("clean", True):
            check_rows(self)
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        page = super().with_content_json(content)
        if page.published_on is None:
            page.published_on = self.published_on
        page.unit_id_in_force = self.unit_id_in_force
        return page

    @property
    def unit_id_in_force(self) -> int | None:
        """The unit whose people may change the entry: a draft does not change it."""
        return self.__dict__.get("_unit_id_in_force", self.responsible_unit_id)

    @unit_id_in_force.setter
    def unit_id_in_force(self, unit_id: int | None) -> None:
        self.__dict__["_unit_id_in_force"] = unit_id

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return EntryPermissionTester(user, self)

    @cached_property
    def section(self) -> Any:
        """The audience section that the entry lives in, or None."""
        from wagtail_disclosure.catalogue.pages.audience_sections import (
            AudienceSectionPage,
        )

        return self.nearest_above(AudienceSectionPage)

    @property
    def scope(self) -> Scope:
        """Who the entry is for: where it lives decides."""
        return self.section.scope if self.section else Scope.PUBLIC

    def lasting_slug(self, *, on: datetime.date) -> str:
        """A short address; a Chinese title would make one of 300 characters."""
        return f"{on:%Y%m%d}-{self.entry_uuid.hex[:8]}"

    @cached_property
    def current_version(self) -> PublishedVersion | None:
        """The version that the public reads, with its files; it may be withdrawn."""
        versions = self.published_versions.prefetch_related("files__frozen_file")
        if self.withdrawal is not None:
            return versions.filter(pk=self.withdrawal.version_id).first()
        return versions.open().first()

    def published_content(self) -> PublishedContent:
        return entry_content(self)

    def is_served(self) -> bool:
        # What is shown is the version itself, so nothing of the row needs a question
        # but whom it is for.
        version = self.current_version
        return version is not None and version.audience == self.audience_key()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from wagtail_disclosure.catalogue.public.entry_context import entry_context

        context = super().get_context(request, *args, **kwargs)
        context.update(entry_context(self))
        context["shown"] = shown = self._shown(request)
        context["trail_end"] = shown.title
        if not getattr(request, "is_preview", False):
            context["withdrawal"] = self.withdrawal
            context["has_versions"] = self.has_versions_for(request)
        return context

    def _shown(self, request: HttpRequest) -> ShownEntry:
        version = self.current_version
        if getattr(request, "is_preview", False) or version is None:
            from wagtail_disclosure.catalogue.admin.draft_files import shown_draft

            return shown_draft(self)
        address = self.get_url(request) or ""
        return shown_version(version, version.files.all(), address=address)

    @path("files/<int:number>/", name="file")
    def serve_file(self, request: HttpRequest, number: int) -> HttpResponseBase:
        if self.current_version is None:
            raise Http404
        return serve_published_file(self.current_version, request, number)
