"""All models of the core app, and the mixins that sites build on."""

from wagtail_disclosure.catalogue.pages.audience_sections import AudienceSectionPage
from wagtail_disclosure.catalogue.pages.checklists import (
    ChecklistCategoryPage,
    ChecklistPage,
)
from wagtail_disclosure.catalogue.pages.columns import PortalColumnPage
from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.catalogue.pages.entry_rows import (
    Attachment,
    EntryIssuer,
    FurtherPlace,
    Picture,
    Supersession,
)
from wagtail_disclosure.catalogue.pages.items import (
    ChecklistItemPage,
    ItemLegalBasis,
    ItemLink,
    NothingToPublish,
)
from wagtail_disclosure.catalogue.pages.negative_list import NegativeListPage
from wagtail_disclosure.catalogue.pages.portal import (
    DisclosurePortalPage,
    UnitDirectoryPage,
)
from wagtail_disclosure.catalogue.pages.portal_parts import (
    CataloguePartMixin,
    PortalPartMixin,
)
from wagtail_disclosure.catalogue.placements import EntryPlacement
from wagtail_disclosure.importing.models import ImportedRow
from wagtail_disclosure.negative_list.models import (
    NegativeListBasis,
    NegativeListItem,
    RuleSeverity,
    ScreeningRule,
    WithheldInformation,
    WithheldReview,
)
from wagtail_disclosure.negative_list.results.models import (
    FileReadByEye,
    FindingAnswer,
    ScreenedPage,
    Screening,
)
from wagtail_disclosure.publication.files import EntryFile
from wagtail_disclosure.publication.gate import ReviewedPageMixin
from wagtail_disclosure.publication.models import (
    AttachmentCollection,
    FrozenFile,
    IndexNumber,
    IndexNumberSeries,
    LedgerEvent,
    PublishedFile,
    PublishedVersion,
    Withdrawal,
)
from wagtail_disclosure.registers.models import (
    InformationKind,
    LegalBasis,
    ResponsibleUnit,
    UnitMembership,
)
from wagtail_disclosure.review.models import (
    ConfidentialityReviewTask,
    Contribution,
    FileContribution,
    ReviewRecord,
    ReviewStep,
)

__all__ = [
    "Attachment",
    "AttachmentCollection",
    "AudienceSectionPage",
    "CataloguePartMixin",
    "ChecklistCategoryPage",
    "ChecklistItemPage",
    "ChecklistPage",
    "ConfidentialityReviewTask",
    "Contribution",
    "DisclosurePage",
    "DisclosurePortalPage",
    "EntryFile",
    "EntryIssuer",
    "EntryPlacement",
    "FileContribution",
    "FileReadByEye",
    "FindingAnswer",
    "FrozenFile",
    "FurtherPlace",
    "ImportedRow",
    "IndexNumber",
    "IndexNumberSeries",
    "InformationKind",
    "ItemLegalBasis",
    "ItemLink",
    "LedgerEvent",
    "LegalBasis",
    "NegativeListBasis",
    "NegativeListItem",
    "NegativeListPage",
    "NothingToPublish",
    "Picture",
    "PortalColumnPage",
    "PortalPartMixin",
    "PublishedFile",
    "PublishedVersion",
    "ResponsibleUnit",
    "ReviewRecord",
    "ReviewStep",
    "ReviewedPageMixin",
    "RuleSeverity",
    "ScreenedPage",
    "Screening",
    "ScreeningRule",
    "Supersession",
    "UnitDirectoryPage",
    "UnitMembership",
    "Withdrawal",
    "WithheldInformation",
    "WithheldReview",
]
