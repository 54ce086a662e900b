"""Texts and rules in, findings out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    DocumentFacts,
    Hit,
    Match,
    Note,
)
from wagtail_disclosure.negative_list.screening.excerpts import excerpts
from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.folding import fold
from wagtail_disclosure.negative_list.screening.keywords import WordFinder
from wagtail_disclosure.negative_list.screening.listed import (
    SLOW_PATTERN,
    KeywordList,
    Pattern,
)
from wagtail_disclosure.negative_list.screening.passage_maker import PassageMaker
from wagtail_disclosure.negative_list.screening.passages import Passage, Piece
from wagtail_disclosure.negative_list.screening.rules import Rule, Severity
from wagtail_disclosure.negative_list.screening.texts import (
    Problem,
    Readable,
    Role,
    Text,
)

UNREADABLE = "unreadable"
# Hits of one rule that are listed one by one; the others are counted.
LISTED_HITS = 200
_TITLES = frozenset({Role.TITLE, Role.FILE_NAME})


class RuleSet:
    """Rules made ready: compile once, screen often."""

    def __init__(
        self,
        rules: Iterable[Rule],
        detectors: Mapping[str, Detector] | None = None,
        *,
        words: WordFinder | None = None,
    ) -> None:
        """`words` may be shared by sets that weigh the same rules differently."""
        known = built_in_detectors() if detectors is None else detectors
        self.rules = {rule.code: rule for rule in rules}
        self.searchers = {
            code: _searcher(rule, known)
            for code, rule in self.rules.items()
            if rule.detector != UNREADABLE and not rule.is_silent()
        }
        self.words = words or WordFinder(
            {code: searcher.words for code, searcher in self.searchers.items()}
        )

    def unreadable(self) -> Rule | None:
        rules = self.rules.values()
        return next((r for r in rules if r.detector == UNREADABLE), None)


def _searcher(rule: Rule, known: Mapping[str, Detector]) -> Detector:
    if rule.detector:
        return known[rule.detector]
    if rule.keywords:
        return KeywordList(rule.keywords)
    return Pattern(rule.pattern)


def screen(
    texts: Iterable[Readable],
    rules: RuleSet | Iterable[Rule],
    *,
    listed_hits: int = LISTED_HITS,
) -> list[Finding]:
    """
    Everything in the texts of one document that the rules speak of.

    The texts are read once, in order, and may be a stream of any length. Findings
    come by rule, then in the order of the texts; of one rule and aspect at most
    `listed_hits` are listed, the last of them says how many more there are.
    What could not be read is a finding of the rule whose detector is "unreadable",
    and blocks if there is no such rule.
    """
    rule_set = rules if isinstance(rules, RuleSet) else RuleSet(rules)
    run = _Run(rule_set, listed_hits)
    for passage in PassageMaker().passages(run.watch(texts)):
        run.search(passage)
    return run.conclude()


@dataclass
class _Run:
    rule_set: RuleSet
    listed_hits: int
    titles: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    hits: dict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    digests: dict[int, str] = field(default_factory=dict)
    # Rules whose pattern took too long: the document counts as unread by them.
    slow: set[str] = field(default_factory=set)
    notes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def watch(self, texts: Iterable[Readable]) -> Iterator[Readable]:
        """The texts, while titles and problems are set aside."""
        for content in texts:
            if isinstance(content, Problem):
                self.problems.append(content)
                continue
            if isinstance(content, Text) and content.role in _TITLES:
                self.titles.append(fold(content.text))
            yield content

    def search(self, passage: Passage) -> None:
        words = self.rule_set.words.find(passage.text)
        found: list[tuple[str, Match]] = []
        for code in self.rule_set.searchers:
            passage.words = words.get(code, ())
            found += ((code, match) for match in self._matches(passage, code))
        kept = _without_claimed(found, self.rule_set)
        kept = [item for item in kept if not _is_known(passage, item[1])]
        self._keep(passage, kept)

    def _matches(self, passage: Passage, code: str) -> Iterator[Match]:
        searcher, rule = self.rule_set.searchers[code], self.rule_set.rules[code]
        options = rule.options
        if code in self.slow:
            if isinstance(searcher, Pattern):
                return
            options = {}
        for match in searcher.find(passage, options):
            if isinstance(match, Note):
                self.notes[code][match.name] += 1
            elif isinstance(match, Problem):
                self.problems.append(match)
                if match.reason == SLOW_PATTERN:
                    self.slow.add(code)
            elif not rule.looks_in or match.piece.role in rule.looks_in:
                yield match

    def _keep(self, passage: Passage, found: Sequence[tuple[str, Match]]) -> None:
        listed: list[tuple[str, Match]] = []
        for code, match in found:
            self.counts[code, match.aspect] += 1
            if self.counts[code, match.aspect] <= self.listed_hits:
                listed.append((code, match))
        searchers = self.rule_set.searchers
        located = [(searchers[code], match) for code, match in listed]
        others = [(searchers[code], match) for code, match in found]
        hits = excerpts(passage, located, others if len(found) > len(listed) else ())
        for (code, _match), hit in zip(listed, hits, strict=True):
            self.hits[code].append(hit)

    def digest(self, piece: Piece) -> str:
        # A long text holds many findings, and they hold on to it meanwhile.
        key = id(piece.text)
        if key not in self.digests:
            self.digests[key] = piece.sha256
        return self.digests[key]

    def conclude(self) -> list[Finding]:
        findings = []
        for code, searcher in self.rule_set.searchers.items():
            rule = self.rule_set.rules[code]
            facts = DocumentFacts(self.titles, self.notes[code])
            concluded = list(searcher.conclude(self.hits[code], facts))
            surplus = self._surplus(code)
            for index, hit in enumerate(concluded):
                is_last = index == len(concluded) - 1
                finding = _finding(
                    rule,
                    hit,
                    text_sha256=self.digest(hit.piece),
                    repeats=surplus if is_last else 0,
                )
                if finding.severity is not Severity.OFF:
                    findings.append(finding)
        return [*findings, *self._unreadable()]

    def _surplus(self, code: str) -> int:
        counted = (n for (c, _aspect), n in self.counts.items() if c == code)
        return sum(max(0, n - self.listed_hits) for n in counted)

    def _unreadable(self) -> Iterator[Finding]:
        rule = self.rule_set.unreadable() or Rule(UNREADABLE)
        for problem in dict.fromkeys(map(_frozen, self.problems)):
            severity = rule.weigh(problem.reason)
            if severity is not Severity.OFF:
                yield Finding(
                    rule=rule.code,
                    severity=severity,
                    aspect=problem.reason,
                    locator=dict(problem.locator),
                    member=problem.member,
                )


def _is_known(passage: Passage, match: Match) -> bool:
    """Whether the window before held all of a match, too."""
    if match.origin is not None:
        return passage.is_known(match.origin[1])
    if match.end is None:
        return False
    return passage.is_known(passage.folded.to_original(match.end - 1) + 1)


@dataclass(frozen=True)
class _FrozenProblem:
    reason: str
    locator: tuple[tuple[str, str | int], ...]
    member: tuple[str, ...]


def _frozen(problem: Problem) -> _FrozenProblem:
    return _FrozenProblem(
        problem.reason, tuple(problem.locator.items()), problem.member
    )


def _without_claimed(
    found: Sequence[tuple[str, Match]], rule_set: RuleSet
) -> list[tuple[str, Match]]:
    """Of ranked matches that overlap, only those of the highest rank."""
    ranked = [
        (rule_set.searchers[code].rank, code, match)
        for code, match in found
        if rule_set.searchers[code].rank and match.start is not None
    ]
    ranked.sort(key=lambda item: -item[0])
    claimed: dict[int, int] = {}
    dropped: set[int] = set()
    for rank, _code, match in ranked:
        places = range(match.start or 0, match.end or 0)
        if any(claimed.get(place, 0) > rank for place in places):
            dropped.add(id(match))
        else:
            claimed.update(dict.fromkeys(places, rank))
    return [(code, match) for code, match in found if id(match) not in dropped]


def _finding(rule: Rule, hit: Hit, *, text_sha256: str, repeats: int) -> Finding:
    piece = hit.piece
    start, end = hit.span or (None, None)
    return Finding(
        rule=rule.code,
        severity=rule.weigh(hit.aspect),
        aspect=hit.aspect,
        locator=dict(piece.locator),
        member=piece.member,
        role=piece.role,
        heading=piece.heading,
        hidden=piece.hidden,
        start=start,
        end=end,
        text_sha256=text_sha256,
        excerpt=hit.excerpt,
        repeats=repeats,
    )
