"""Rows of the registers of this room."""

from __future__ import annotations

import datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories import ResponsibleUnitFactory
from wagtail_disclosure.models import (
    NegativeListBasis,
    NegativeListItem,
    ScreeningRule,
    WithheldInformation,
)


class NegativeListItemFactory(DjangoModelFactory):
    class Meta:
        model = NegativeListItem

    code = factory.Sequence(lambda n: f"item{n}")
    title = factory.Sequence(lambda n: f"事项{n}")
    ground = "privacy"


class WithheldInformationFactory(DjangoModelFactory):
    class Meta:
        model = WithheldInformation

    title = factory.Sequence(lambda n: f"未公开信息{n}")
    unit = factory.SubFactory(ResponsibleUnitFactory)
    item = factory.SubFactory(NegativeListItemFactory)
    decided_on = datetime.date(2024, 3, 1)
    decided_by = "校长办公会"


class ScreeningRuleFactory(DjangoModelFactory):
    class Meta:
        model = ScreeningRule

    code = factory.Sequence(lambda n: f"rule{n}")
    name = factory.Sequence(lambda n: f"规则{n}")
    keywords = "内部资料"


def with_bases(item: NegativeListItem, *bases) -> NegativeListItem:
    """Give an item legal bases, pairs of basis and article, as its form does."""
    item.legal_bases = [
        NegativeListBasis(basis=basis, article=article) for basis, article in bases
    ]
    item.save()
    return item
