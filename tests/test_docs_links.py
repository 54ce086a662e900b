"""Links between the pages of the documentation lead somewhere."""

import re

import pytest

from tests.howto import DOCS

ROOT = DOCS.parent
PAGES = sorted(
    [
        *DOCS.glob("*.md"),
        *DOCS.glob("*/*.md"),
        *(ROOT / name for name in ("README.md", "README.zh-Hans.md", "CHANGELOG.md")),
    ]
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        path, __, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(
                r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE
            )
            slugs = {
                re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings
            }
            assert anchor in slugs, target


def test_every_page_is_in_a_table_of_contents():
    for index in DOCS.glob("*/index.md"):
        listed = index.read_text(encoding="utf-8")
        for page in index.parent.glob("*.md"):
            assert page.stem == "index" or re.search(
                rf"^{page.stem}$", listed, re.MULTILINE
            ), page
