"""Many words looked for in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick

from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.passages import Word


class WordFinder:
    """Finds the words of several owners; each owner gets its own."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        owners: dict[str, list[str]] = defaultdict(list)
        for owner, listed in words.items():
            for folded in {fold(word).strip() for word in listed}:
                if folded:
                    owners[folded].append(owner)
        self._automaton = ahocorasick.Automaton()
        for word, owned_by in owners.items():
            self._automaton.add_word(word, (word, len(word), tuple(owned_by)))
        if owners:
            self._automaton.make_automaton()

    def find(self, text: str) -> Mapping[str, Sequence[Word]]:
        """The words in a folded text by owner, in the order of their ends."""
        found: dict[str, list[Word]] = defaultdict(list)
        if not len(self._automaton):
            return found
        for last, (listed, size, owners) in self._automaton.iter(text):
            word = Word(listed, last + 1 - size, last + 1)
            for owner in owners:
                found[owner].append(word)
        return found
