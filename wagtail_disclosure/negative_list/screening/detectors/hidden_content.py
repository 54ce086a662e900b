"""What lies in a document without being seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
)
from wagtail_disclosure.negative_list.screening.hidden_places import (
    container_of,
    hidden_pieces,
)
from wagtail_disclosure.negative_list.screening.passages import Passage

# Reasons that say how a text is coloured or sized: the rule "invisible" names them.
FOR_INVISIBLE = frozenset({"white-text", "zero-size"})


class HiddenContentDetector(Detector):
    """
    Names each hidden sheet, comment, tracked change, … once.

    What stands in it is searched by the other rules like everything else.
    """

    code = "hidden-content"
    aspects = (
        "hidden-sheet",
        "very-hidden-sheet",
        "hidden-row",
        "hidden-column",
        "dictionary-sheet",
        "comment",
        "tracked-insertion",
        "tracked-deletion",
        "hidden-text",
        "deleted-cell",
        "hidden-slide",
        "speaker-notes",
        "pivot-cache",
        "external-link",
        "defined-name",
        "embedded-file",
        "covered",
        "annotation",
        "form-field",
    )

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for piece in hidden_pieces(passage):
            if piece.hidden not in FOR_INVISIBLE:
                yield Match(piece, aspect=piece.hidden)

    def conclude(self, hits: Sequence[Hit], facts: DocumentFacts) -> Iterable[Hit]:
        return {container_of(hit.piece): hit for hit in reversed(hits)}.values()
