"""Addresses as commands and reports print them, where no request says the host."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit


def printed_address(page: Any) -> str:
    """
    The whole address of a page, or its path while the site has no host of its own.

    "localhost" is what Wagtail enters for a new site: nobody knows on which port, or
    from where, it is looked at.
    """
    parts = page.get_url_parts()
    if parts is None:
        return ""
    _site_id, root_url, path = parts
    is_named = urlsplit(root_url or "").hostname not in (None, "localhost")
    return f"{root_url}{path}" if is_named else path or ""
