"""Places of findings in words."""

import pytest
from django.utils.translation import override

from wagtail_disclosure.negative_list.places import place_in_words


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ({"page": 3, "line": 2}, "page 3, line 2"),
        ({"page": 2, "pages": "2-4"}, "pages 2-4"),
        ({"page": 1, "annotation": 2, "field": "idno"}, "idno, page 1, annotation 2"),
        ({"attachment": 1}, "file inside 1"),
        ({"bookmark": 4}, "bookmark 4"),
        ({"part": "datasets", "line": 1}, "line 1, part datasets"),
    ],
)
def test_places_in_pdf_and_ofd(locator: dict[str, str | int], words: str) -> None:
    with override("en"):
        assert place_in_words(locator) == words
