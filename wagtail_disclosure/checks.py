"""System checks: what is wrong with the settings, said before it does harm."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, register
from django.core.files.storage import FileSystemStorage, InvalidStorageError
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode

from wagtail_disclosure.check_messages import error, warning
from wagtail_disclosure.client_address import UNIX_SOCKET, parse_network
from wagtail_disclosure.conf import (
    DefaultSettings,
    disclosure_settings,
    private_storage,
)
from wagtail_disclosure.index_pattern import IndexPattern, InvalidPattern

REQUIRED_APPS = (
    "simple_history",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.table_block",
    "wagtail_modeladmin",
)
NAMES = {
    str: "a text",
    bool: "True or False",
    int: "a number above 0",
    dict: "a dict",
    list: "a list",
}
BLOCKS = frozenset({"title", "extra_head", "content"})


@register
def check_known_settings(**kwargs: Any) -> list[CheckMessage]:
    raw = disclosure_settings.raw
    if not isinstance(raw, dict):
        return [error("001", "WAGTAIL_DISCLOSURE must be a dict.")]
    unknown = sorted(set(raw) - set(disclosure_settings.keys()))
    return [
        error("002", f"WAGTAIL_DISCLOSURE has the unknown key {key!r}.")
        for key in unknown
    ] + _wrong_types(raw)


def _wrong_types(raw: dict[str, Any]) -> list[CheckMessage]:
    defaults = DefaultSettings()
    found: list[CheckMessage] = []
    for key in set(raw) & set(defaults.keys()) - {"PRIVATE_STORAGE"}:
        expected = type(getattr(defaults, key))
        # A bool is an int, but not where a count is meant.
        if type(raw[key]) is not expected or (expected is int and raw[key] < 1):
            found.append(
                error("003", f"WAGTAIL_DISCLOSURE[{key!r}] must be {NAMES[expected]}.")
            )
    return found


@register
def check_index_numbers(**kwargs: Any) -> list[CheckMessage]:
    if not isinstance(disclosure_settings.raw, dict):
        return []
    found: list[CheckMessage] = []
    if not re.fullmatch(r"[\w-]+", str(disclosure_settings.SCHOOL_CODE), re.ASCII):
        found.append(
            error(
                "004",
                "WAGTAIL_DISCLOSURE['SCHOOL_CODE'] must be set, to letters, digits, "
                "hyphens and underscores.",
            )
        )
    try:
        IndexPattern(str(disclosure_settings.INDEX_NUMBER_PATTERN))
    except InvalidPattern as problem:
        found.append(
            error("005", f"WAGTAIL_DISCLOSURE['INDEX_NUMBER_PATTERN']: {problem}.")
        )
    return found


@register
def check_private_storage(**kwargs: Any) -> list[CheckMessage]:
    if not isinstance(disclosure_settings.raw, dict):
        return []
    try:
        storage = private_storage()
    except InvalidStorageError as problem:
        return [
            error("006", f"The private storage is missing or cannot be made: {problem}")
        ]
    if not isinstance(storage, FileSystemStorage):
        return []
    return [
        error(
            "007",
            f"The private storage lies inside {name}, where a web server serves it.",
        )
        for name in ("MEDIA_ROOT", "STATIC_ROOT")
        if _lies_inside(storage.location, getattr(settings, name, None))
    ]


def _lies_inside(location: str | PathLike[str], root: str | Path | None) -> bool:
    # Without MEDIA_ROOT Django itself means the working directory.
    if not root:
        return False
    return Path(location).resolve().is_relative_to(Path(root).resolve())


@register
def check_base_template(**kwargs: Any) -> list[CheckMessage]:
    if not isinstance(disclosure_settings.raw, dict):
        return []
    name = str(disclosure_settings.BASE_TEMPLATE)
    try:
        blocks = _blocks_of(name)
    except TemplateDoesNotExist:
        return [error("008", f"The base template {name!r} does not exist.")]
    except TemplateSyntaxError as problem:
        return [error("009", f"The base template {name!r} is broken: {problem}")]
    missing = ", ".join(sorted(BLOCKS - blocks)) if blocks is not None else ""
    if not missing:
        return []
    return [warning("001", f"The base template {name!r} lacks the blocks: {missing}.")]


def _blocks_of(name: str) -> set[str] | None:
    """The blocks of a template and of those it extends; None if they are not known."""
    template = getattr(get_template(name), "template", None)
    nodelist = getattr(template, "nodelist", None)
    if nodelist is None:
        return None
    blocks = {node.name for node in nodelist.get_nodes_by_type(BlockNode)}
    for node in nodelist.get_nodes_by_type(ExtendsNode):
        parent = node.parent_name.var
        if not isinstance(parent, str):
            return None
        above = _blocks_of(parent)
        if above is None:
            return None
        blocks |= above
    return blocks


@register
def check_required_apps(**kwargs: Any) -> list[CheckMessage]:
    return [
        error("011", f"Add {name!r} to INSTALLED_APPS.")
        for name in REQUIRED_APPS
        if not apps.is_installed(name)
    ]


@register
def check_page_model(**kwargs: Any) -> list[CheckMessage]:
    if (
        getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")
        == "wagtailcore.Page"
    ):
        return []
    return [error("010", "A swapped base page (WAGTAIL_PAGE_MODEL) is not supported.")]


@register
def check_time_zones(**kwargs: Any) -> list[CheckMessage]:
    if settings.USE_TZ:
        return []
    return [error("012", "USE_TZ must be True: days of publication depend on it.")]


@register
def check_sqlite_transactions(**kwargs: Any) -> list[CheckMessage]:
    databases: dict[str, Any] = settings.DATABASES
    return [
        warning(
            "002",
            f"The SQLite database {alias!r} needs OPTIONS transaction_mode IMMEDIATE, "
            "or people who publish at the same time lock each other out.",
        )
        for alias, database in databases.items()
        if database.get("ENGINE", "").endswith("sqlite3")
        and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE"
    ]


@register
def check_networks(**kwargs: Any) -> list[CheckMessage]:
    if not isinstance(disclosure_settings.raw, dict):
        return []
    found: list[CheckMessage] = []
    for key, words in (("CAMPUS_NETWORKS", ()), ("TRUSTED_PROXIES", (UNIX_SOCKET,))):
        texts = getattr(disclosure_settings, key)
        if isinstance(texts, list):
            found += [
                message
                for text in texts
                if text not in words
                for message in _network_problem(key, text)
            ]
    return found


def _network_problem(key: str, text: Any) -> list[CheckMessage]:
    try:
        network = parse_network(text)
    except ValueError as problem:
        return [error("016", f"WAGTAIL_DISCLOSURE[{key!r}]: {problem}.")]
    if network.prefixlen == 0:
        return [
            error("017", f"WAGTAIL_DISCLOSURE[{key!r}]: {text} is the whole internet.")
        ]
    return []
