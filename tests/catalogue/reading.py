"""What a reader takes from the source of a page."""

from __future__ import annotations

import re


def text_of(html: str) -> str:
    """What stands on the page, without tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def main_of(html: str) -> str:
    return html.split('<div class="disclosure ', 1)[1]
