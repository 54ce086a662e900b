"""The registers of what must not go out."""

from wagtail_disclosure.negative_list.models.items import (
    NegativeListBasis,
    NegativeListItem,
)
from wagtail_disclosure.negative_list.models.rules import RuleSeverity, ScreeningRule
from wagtail_disclosure.negative_list.models.withheld import (
    WithheldInformation,
    WithheldReview,
)

__all__ = [
    "NegativeListBasis",
    "NegativeListItem",
    "RuleSeverity",
    "ScreeningRule",
    "WithheldInformation",
    "WithheldReview",
]
