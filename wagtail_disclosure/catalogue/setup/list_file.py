"""
A checklist as a JSON file: the list of 2014 in the package, or a school's own.

Reading collects every problem with its place, so that one run shows all of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.item_state import UpdateRule
from wagtail_disclosure.catalogue.setup.json_fields import Fields, Problems
from wagtail_disclosure.periods import PeriodType

TITLE_LENGTH = 255


class InvalidListFile(ValueError):
    """The file is no checklist; ``problems`` names every place and what is wrong."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class BasisData:
    """A law or notice; title and document number together name it."""

    title: str
    document_number: str = ""
    issuer: str = ""
    issued_on: str | None = None
    effective_on: str | None = None
    article: str = ""
    superseded_by: BasisData | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.title, self.document_number)


@dataclass(frozen=True)
class ItemData:
    number: str
    title: str
    requirement: str = ""
    lead_unit: str | None = None
    update_rule: str = UpdateRule.WITHIN_WORKING_DAYS.value
    update_month: int | None = None
    update_text: str = ""
    is_due_after_period: bool = False
    period_type: str = PeriodType.NONE.value
    channels: str = ""
    bases: tuple[BasisData, ...] = ()
    candidate_bases: tuple[BasisData, ...] = ()
    items: tuple[ItemData, ...] = ()

    def with_sub_items(self) -> list[ItemData]:
        return [
            self,
            *(below for item in self.items for below in item.with_sub_items()),
        ]


@dataclass(frozen=True)
class CategoryData:
    number: str
    title: str
    items: tuple[ItemData, ...] = ()


@dataclass(frozen=True)
class ListData:
    code: str
    title: str
    edition: str = ""
    issuer: str = ""
    document_number: str = ""
    issued_on: str | None = None
    introduction: str = ""
    legal_basis: BasisData | None = None
    categories: tuple[CategoryData, ...] = field(default=())

    def all_items(self) -> list[ItemData]:
        return [
            below
            for category in self.categories
            for item in category.items
            for below in item.with_sub_items()
        ]

    def all_bases(self) -> list[BasisData]:
        """Every basis named anywhere, those that supersede others first."""
        named = [self.legal_basis] if self.legal_basis else []
        for item in self.all_items():
            named += [*item.bases, *item.candidate_bases]
        return [basis.superseded_by for basis in named if basis.superseded_by] + named


def read_list_file(path: Path) -> ListData:
    """Raises ``InvalidListFile``."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidListFile(path, [error.strerror or str(error)]) from error
    except UnicodeDecodeError as error:
        raise InvalidListFile(path, [_("The file is not in UTF-8.")]) from error
    except json.JSONDecodeError as error:
        message = _("line %(line)d, column %(column)d: %(error)s") % {
            "line": error.lineno,
            "column": error.colno,
            "error": error.msg,
        }
        raise InvalidListFile(path, [message]) from error
    problems = Problems()
    checklist = _list_of(Fields.of(content, "", problems))
    _find_repeated_numbers(checklist, problems)
    if problems.found:
        raise InvalidListFile(path, problems.found)
    return checklist


def _list_of(fields: Fields) -> ListData:
    checklist = ListData(
        code=fields.code("code"),
        title=fields.text("title", required=True, longest=TITLE_LENGTH),
        edition=fields.text("edition", longest=100),
        issuer=fields.text("issuer", longest=255),
        document_number=fields.text("document_number", longest=100),
        issued_on=fields.date("issued"),
        introduction=fields.text("introduction"),
        legal_basis=_basis_or_none(fields.below("legal_basis")),
        categories=tuple(map(_category_of, fields.rows("categories", required=True))),
    )
    fields.refuse_others("about", "note")
    return checklist


def _category_of(fields: Fields) -> CategoryData:
    category = CategoryData(
        number=fields.number("number"),
        title=fields.text("name", required=True, longest=TITLE_LENGTH),
        items=tuple(map(_item_of, fields.rows("items", required=True))),
    )
    fields.refuse_others("about", "note")
    return category


def _item_of(fields: Fields) -> ItemData:
    text = fields.text("text", required=True)
    title = fields.text("title", longest=TITLE_LENGTH)
    if not title and len(text) > TITLE_LENGTH:
        fields.problem(
            "text",
            _("Longer than %(count)d characters: add a short “title”.")
            % {"count": TITLE_LENGTH},
        )
    rule = fields.choice(
        "update_rule", list(UpdateRule), UpdateRule.WITHIN_WORKING_DAYS
    )
    item = ItemData(
        number=fields.number("number"),
        title=title or text,
        requirement=text if title else "",
        lead_unit=fields.text("lead_unit") or None,
        update_rule=rule,
        update_month=_month_of(fields, rule),
        update_text=fields.text("update_text", longest=255),
        is_due_after_period=fields.flag("is_due_after_period"),
        period_type=fields.choice("period_type", list(PeriodType), PeriodType.NONE),
        channels=fields.text("channels", longest=255),
        bases=_bases_of(fields.rows("basis")),
        candidate_bases=_bases_of(fields.rows("candidate_basis")),
        items=tuple(map(_item_of, fields.rows("items"))),
    )
    fields.refuse_others("about", "confidence", "note", "order29_article", "rule_note")
    return item


def _month_of(fields: Fields, rule: str) -> int | None:
    month = fields.whole_number("update_month", lowest=1, highest=12)
    if rule == UpdateRule.YEARLY and month is None:
        fields.problem("update_month", _("Needed for what is due every year."))
    return month


def _bases_of(rows: list[Fields]) -> tuple[BasisData, ...]:
    return tuple(map(_basis_of, rows))


def _basis_or_none(fields: Fields | None) -> BasisData | None:
    return _basis_of(fields) if fields is not None else None


def _basis_of(fields: Fields) -> BasisData:
    basis = BasisData(
        title=fields.text("title", required=True, longest=255),
        document_number=fields.text("document_number", longest=100),
        issuer=fields.text("issuer", longest=255),
        issued_on=fields.date("date"),
        effective_on=fields.date("effective_on") or fields.date("in_force"),
        article=fields.text("article", longest=100),
        superseded_by=_basis_or_none(fields.below("superseded_by")),
    )
    fields.refuse_others("confidence", "note", "year")
    return basis


def _find_repeated_numbers(checklist: ListData, problems: Problems) -> None:
    for rows in (checklist.categories, checklist.all_items()):
        numbers = [row.number for row in rows if row.number]
        for number in sorted({n for n in numbers if numbers.count(n) > 1}):
            problems.add(
                "categories",
                _("The number %(number)s is there twice.") % {"number": number},
            )
