"""The one place that reads ``settings.WAGTAIL_DISCLOSURE``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.storage import InvalidStorageError, Storage, storages


class DisclosureSettings:
    """Typed view of the ``WAGTAIL_DISCLOSURE`` dict, read anew at every access."""

    NAME = "WAGTAIL_DISCLOSURE"

    @property
    def raw(self) -> dict[str, Any]:
        return getattr(settings, self.NAME, {})

    def _get(self, key: str, default: Any) -> Any:
        return self.raw.get(key, default)

    @property
    def SCHOOL_CODE(self) -> str:
        """Short code of the school: the token ``{school}`` of index numbers."""
        return self._get("SCHOOL_CODE", "")

    @property
    def PRIVATE_STORAGE(self) -> dict[str, Any] | str | None:
        """
        Where the files of entries are kept that only the package itself may serve.

        Either an alias of Django's ``STORAGES`` or a dict of the same form
        (``BACKEND``, ``OPTIONS``). No default: a folder that a web server serves
        would make every file public.
        """
        return self._get("PRIVATE_STORAGE", None)

    @property
    def BASE_TEMPLATE(self) -> str:
        """Template of every public page, with blocks title, extra_head and content."""
        return self._get("BASE_TEMPLATE", "wagtail_disclosure/base.html")

    @property
    def INDEX_NUMBER_PATTERN(self) -> str:
        """
        How index numbers are made.

        Tokens: ``{school}``, ``{unit}`` (unit code), ``{class}`` (item number or
        column), ``{year}``, ``{serial:05}``. Letters, digits, ``-`` and ``_`` only,
        because the number is part of an address.
        """
        return self._get("INDEX_NUMBER_PATTERN", "{school}-{class}-{year}-{serial:05}")

    @property
    def SHOW_OPEN_ITEMS(self) -> bool:
        """Whether the public, too, sees which items are due or missing."""
        return self._get("SHOW_OPEN_ITEMS", False)

    @property
    def ENTRIES_PER_PAGE(self) -> int:
        """How many entries a public list shows on one page."""
        return self._get("ENTRIES_PER_PAGE", 20)

    @property
    def FEED_LENGTH(self) -> int:
        """How many entries a feed holds."""
        return self._get("FEED_LENGTH", 30)

    @property
    def MASKS(self) -> dict[str, tuple[int, int]]:
        """
        What a mask leaves of a value: how many characters first and last.

        By code of the detector, for example ``{"resident-id": (0, 4)}``.
        """
        return self._get("MASKS", {})

    @property
    def SCREENING_BACKEND(self) -> str:
        """
        The backend of Django's ``TASKS`` that screens drafts.

        One of its own lets a worker screen while everything else, such as the search
        index, stays immediate.
        """
        return self._get("SCREENING_BACKEND", "default")

    @property
    def SCREENING_LIMITS(self) -> dict[str, Any]:
        """
        How much of one file the screener reads: keys of ``ExtractLimits``.

        What lies beyond a limit is reported as unreadable, never as clean.
        """
        return self._get("SCREENING_LIMITS", {})

    @property
    def CAMPUS_NETWORKS(self) -> list[str]:
        """
        From where campus sections are read without log-in: networks as CIDR.

        IPv4 and IPv6, for example ``["10.0.0.0/8", "2001:da8:200::/48"]``. Only the
        restriction of the section itself is waived, never one above it.
        """
        return self._get("CAMPUS_NETWORKS", [])

    @property
    def TRUSTED_PROXIES(self) -> list[str]:
        """
        The proxies of the site, as addresses or CIDR: their ``X-Forwarded-For`` counts.

        ``"unix"`` means a proxy that connects by a Unix socket. Behind a proxy that
        is not named here, everybody seems to come from the proxy.
        """
        return self._get("TRUSTED_PROXIES", [])

    def keys(self) -> list[str]:
        """All known keys."""
        return sorted(
            name for name in dir(type(self)) if name.isupper() and name != "NAME"
        )


class DefaultSettings(DisclosureSettings):
    """The defaults alone, whatever the site says."""

    @property
    def raw(self) -> dict[str, Any]:
        return {}


disclosure_settings = DisclosureSettings()


def private_storage() -> Storage:
    """
    The storage named by ``PRIVATE_STORAGE``.

    Raises ``InvalidStorageError`` if the setting is missing or names no storage.
    """
    configured = disclosure_settings.PRIVATE_STORAGE
    if not configured:
        raise InvalidStorageError("WAGTAIL_DISCLOSURE['PRIVATE_STORAGE'] is not set.")
    if isinstance(configured, str):
        return storages[configured]
    if not isinstance(configured, dict) or "BACKEND" not in configured:
        raise InvalidStorageError(
            "WAGTAIL_DISCLOSURE['PRIVATE_STORAGE'] must name an alias of STORAGES, or "
            "be a dict with BACKEND and OPTIONS."
        )
    try:
        # Django's handler changes the dict it is given.
        return storages.create_storage({**configured})
    except (TypeError, ValueError) as error:
        raise InvalidStorageError(
            f"WAGTAIL_DISCLOSURE['PRIVATE_STORAGE']: {error}"
        ) from error
