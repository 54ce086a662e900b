"""What set-up tells the person who runs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.setup.comparison import Difference
from wagtail_disclosure.catalogue.setup.parts import Mode, Outcome, Result

LONGEST_VALUE = 60


def report_lines(outcomes: Sequence[Outcome], mode: Mode) -> Iterator[str]:
    """Short: counts of what is new, and every difference field by field."""
    if mode.dry_run:
        yield _("Dry run: nothing is written.")
    created = [outcome for outcome in outcomes if outcome.result is Result.CREATED]
    if created:
        yield _("To be created:") if mode.dry_run else _("Created:")
        yield from _created_lines(created, mode)
    for outcome in outcomes:
        yield from _difference_lines(outcome, mode)
    if all(outcome.result is Result.UNCHANGED for outcome in outcomes):
        yield _("Everything is there already, as in the data files.")
    elif _leaves_something(outcomes):
        yield _("--overwrite puts back what the data files say, over any change.")


def _created_lines(created: Sequence[Outcome], mode: Mode) -> Iterator[str]:
    if mode.dry_run:
        for outcome in created:
            yield f"  {_labelled(outcome.type_name, _shortened(outcome.name))}"
        return
    for type_name, count in Counter(outcome.type_name for outcome in created).items():
        yield f"  {_labelled(type_name, str(count))}"


def _labelled(label: str, text: str) -> str:
    return _("%(label)s: %(text)s") % {"label": label, "text": text}


def _difference_lines(outcome: Outcome, mode: Mode) -> Iterator[str]:
    name = f"{outcome.type_name} “{_shortened(outcome.name)}”"
    if outcome.result is Result.REMOVED:
        yield _("%(name)s: deleted by an editor, left out.") % {"name": name}
    if outcome.written:
        verb = _("To be updated") if mode.dry_run else _("Updated")
        yield _labelled(verb, name)
        yield from map(_difference_line, outcome.written)
    if outcome.kept:
        reason = (
            _("Left alone, an editor is at work on a draft")
            if outcome.has_draft
            else _("Left alone, changed by an editor")
        )
        yield _labelled(reason, name)
        yield from map(_difference_line, outcome.kept)


def _difference_line(difference: Difference) -> str:
    current, wanted = difference.current, difference.wanted
    if isinstance(current, list) and isinstance(wanted, list):
        current, wanted = (
            [value for value in one if value not in other]
            for one, other in ((current, wanted), (wanted, current))
        )
    return "    " + _("%(field)s: here %(current)s, in the data file %(wanted)s") % {
        "field": difference.field,
        "current": _as_text(current),
        "wanted": _as_text(wanted),
    }


def _leaves_something(outcomes: Sequence[Outcome]) -> bool:
    return any(outcome.kept or outcome.result is Result.REMOVED for outcome in outcomes)


def _as_text(value: Any) -> str:
    if value in (None, "", []):
        return _("nothing")
    return f"“{_shortened(_flat(value))}”"


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    return str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
