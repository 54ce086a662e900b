import pytest

from wagtail_disclosure.negative_list.screening.folding import Folded, fold


@pytest.mark.parametrize(
    "text", ["a\u200b中℃b", "\u200b\u200b１㎡", "ﷺx\U000e0041y", "無變化", "℃\u200b℃c"]
)
def test_each_place_of_the_original_leads_to_its_folded_one(text: str) -> None:
    folded = Folded(text)
    for place in range(len(text)):
        assert folded.to_folded(place) == len(fold(text[:place]))
