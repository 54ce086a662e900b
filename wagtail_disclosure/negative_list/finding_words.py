"""What each finding is called, and what a person does about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.negative_list.cleaning.problems import (
    ENTANGLED,
    IMPORTED_FILE,
    NO_VALUES,
    NOTHING_VISIBLE,
)
from wagtail_disclosure.negative_list.screening.rules import Severity

SEVERITY_NAMES: Mapping[Severity, Any] = {
    Severity.BLOCK: pgettext_lazy("severity", "Block"),
    Severity.WARN: pgettext_lazy("severity", "Warn"),
    Severity.NOTE: pgettext_lazy("severity", "Note"),
    Severity.OFF: pgettext_lazy("severity", "No finding"),
}


class FindingWords(NamedTuple):
    name: Any
    advice: Any


# By code of the built-in detector.
DETECTOR_WORDS: Mapping[str, FindingWords] = {
    "resident-id": FindingWords(
        _("Identity number"),
        _("Take it out, or mask it. In notices on student aid take it out altogether."),
    ),
    "resident-id-15": FindingWords(
        _("Identity number of 15 digits"), _("Take it out, or mask it.")
    ),
    "mobile": FindingWords(
        _("Mobile number"),
        _("Give the office’s number instead, or mask what a person uses privately."),
    ),
    "bank-card": FindingWords(
        _("Number of a private bank card"), _("Take it out, or mask it.")
    ),
    "passport": FindingWords(
        _("Number of a passport or travel permit"), _("Take it out, or mask it.")
    ),
    "examinee-number": FindingWords(
        _("Examinee number"), _("Leave it only where law asks for it; else mask it.")
    ),
    "student-number": FindingWords(
        _("Student or staff number"), _("Mask it, or leave it out.")
    ),
    "home-address": FindingWords(_("Home address"), _("Take it out.")),
    "birth-date": FindingWords(
        _("Date of birth"), _("Year and month are enough where they are needed.")
    ),
    "personal-email": FindingWords(
        _("Private mailbox"), _("Give the office’s mailbox instead.")
    ),
    "weak-mask": FindingWords(
        _("Mask that can be undone"),
        _("Mask more: region, date of birth and check digit give the rest away."),
    ),
    "sensitive-column": FindingWords(
        _("Column with sensitive data"),
        _("Take the column out of the table before it is published."),
    ),
    "secrecy-marking": FindingWords(
        _("Mark of secrecy"),
        _(
            "Stop here, do not publish or pass it on, and tell the confidentiality "
            "office. Such a mark cannot be lifted in this system."
        ),
    ),
    "internal-marking": FindingWords(
        _("Mark of an internal document"),
        _("Publish the final version without the mark, or do not publish it."),
    ),
    "unfinished": FindingWords(
        _("Unfinished text"), _("Fill in the figure or the name.")
    ),
    "injected": FindingWords(
        _("Injected text"),
        _("Take it out, and have the source checked: it may have been hacked."),
    ),
    "invisible": FindingWords(
        _("Invisible characters"), _("Type the text anew, or paste it as plain text.")
    ),
    "hidden-content": FindingWords(
        _("Hidden content"),
        _("Delete it from the file, or use a cleaned copy."),
    ),
    "location-metadata": FindingWords(
        _("Data about place, device or author"),
        _("Save the picture without its data, or use a cleaned copy."),
    ),
    "evaluation-experts": FindingWords(
        _("Names of evaluation experts"),
        _("They are secret until the award; take them out before."),
    ),
    "public-scope": FindingWords(
        _("For the whole public"),
        _("Ask whether the campus is not audience enough for this list."),
    ),
    "unreadable": FindingWords(
        _("Could not be read"),
        _(
            "Upload a version that can be read, or state that every page was checked "
            "by eye."
        ),
    ),
}

# By detector and aspect; what is not here has no name of its own.
ASPECT_WORDS: Mapping[tuple[str, str], Any] = {
    ("mobile", "several"): _("of three or more persons"),
    ("mobile", "directory"): _("in a directory or duty roster"),
    ("birth-date", "year-month"): _("year and month"),
    ("weak-mask", "with-birth-date"): _("beside a date of birth"),
    ("weak-mask", "masked"): _("properly masked"),
    ("sensitive-column", "identity"): _("identity numbers"),
    ("sensitive-column", "address"): _("home addresses"),
    ("sensitive-column", "phone"): _("private phones"),
    ("sensitive-column", "bank"): _("bank cards"),
    ("sensitive-column", "birth"): _("dates of birth"),
    ("sensitive-column", "hardship"): _("grade of hardship"),
    ("sensitive-column", "hardship-reason"): _("reason of hardship"),
    ("sensitive-column", "health"): _("health"),
    ("sensitive-column", "health-remark"): _("health in a remark"),
    ("sensitive-column", "religion"): _("religion"),
    ("sensitive-column", "family"): _("family"),
    ("internal-marking", "draft-for-comment"): _("draft for comment"),
    ("unfinished", "question-mark"): _("question mark in place of a figure"),
    ("unfinished", "placeholder"): _("placeholder"),
    ("unfinished", "to-be-filled"): _("to be filled in"),
    ("unfinished", "empty-amount"): _("empty amount"),
    ("unfinished", "no-end-date"): _("no end date"),
    ("unfinished", "no-contact"): _("no contact"),
    ("injected", "advertising"): _("advertising"),
    ("injected", "emoji"): _("emoji"),
    ("injected", "mojibake"): _("garbled characters"),
    ("invisible", "bidi"): _("marks of direction"),
    ("invisible", "tags"): _("tag characters"),
    ("invisible", "white-text"): _("white text"),
    ("invisible", "zero-size"): _("text of no size"),
    ("invisible", "message"): _("a hidden message"),
    ("hidden-content", "hidden-sheet"): _("hidden sheet"),
    ("hidden-content", "very-hidden-sheet"): _("sheet hidden by a macro"),
    ("hidden-content", "hidden-row"): _("hidden rows"),
    ("hidden-content", "hidden-column"): _("hidden columns"),
    ("hidden-content", "comment"): pgettext_lazy("in a file", "comments"),
    ("hidden-content", "tracked-insertion"): _("tracked insertion"),
    ("hidden-content", "tracked-deletion"): _("tracked deletion"),
    ("hidden-content", "hidden-text"): _("hidden text"),
    ("hidden-content", "deleted-cell"): _("text of deleted cells"),
    ("hidden-content", "hidden-slide"): _("hidden slide"),
    ("hidden-content", "speaker-notes"): _("speaker notes"),
    ("hidden-content", "pivot-cache"): _("data behind a pivot table"),
    ("hidden-content", "external-link"): _("data of a linked file"),
    ("hidden-content", "defined-name"): _("defined names"),
    ("hidden-content", "embedded-file"): _("embedded file"),
    ("hidden-content", "covered"): _("text under a black box"),
    ("hidden-content", "annotation"): pgettext_lazy("in a file", "annotations"),
    ("hidden-content", "form-field"): _("form fields"),
    ("hidden-content", "dictionary-sheet"): _("list behind a drop-down"),
    ("location-metadata", "position"): _("where a picture was taken"),
    ("location-metadata", "device"): _("device"),
    ("location-metadata", "author"): pgettext_lazy("of a file", "author"),
    ("unreadable", "password-protected"): _("protected by a password"),
    ("unreadable", "damaged"): _("damaged"),
    ("unreadable", "unsafe-xml"): _("contains XML that is not safe to read"),
    ("unreadable", "unpacks-too-large"): _("unpacks to more than may be read"),
    ("unreadable", "too-large"): _("larger than may be read"),
    ("unreadable", "too-many-cells"): _("more cells than may be read"),
    ("unreadable", "too-many-pages"): _("more pages than may be read"),
    ("unreadable", "too-many-files"): _("more files inside than may be read"),
    ("unreadable", "too-deep"): _("archives inside archives inside archives"),
    ("unreadable", "too-slow"): _("reading took too long"),
    ("unreadable", "undecodable"): _("in an unknown encoding"),
    ("unreadable", "unknown-type"): _("a type of file that cannot be read"),
    ("unreadable", "scanned"): _("a scanned page without text"),
    ("unreadable", "needs-libreoffice"): _("an old format of Office"),
    ("unreadable", "slow-pattern"): _("a pattern took too long"),
    ("unreadable", "missing"): _("the file is not in storage"),
}


def finding_name(code: str, detector: str, aspect: str) -> str:
    """What a finding is called; for a rule of the site's own, its code."""
    words = DETECTOR_WORDS.get(detector)
    name = str(words.name) if words else code
    if aspect_name := ASPECT_WORDS.get((detector, aspect)):
        return f"{name} · {aspect_name}"
    return f"{name} · {aspect}" if aspect else name


# By code of the problem, or by its reason where the code has several.
_CLEANING_WORDS: Mapping[str, Any] = {
    IMPORTED_FILE: _(
        "it shows another document from within. Copy that text into it in Word or WPS, "
        "and upload it again."
    ),
    NO_VALUES: _(
        "its formulas have no values yet. Open it in Excel or WPS, save it, and upload "
        "it again."
    ),
    NOTHING_VISIBLE: _("all of its sheets are hidden."),
    ENTANGLED: _(
        "what it shows depends on what is hidden. Delete the hidden parts in Word, "
        "Excel or WPS, and upload it again."
    ),
    "unknown-type": _("it is no Word or Excel file without macros."),
}


def cleaning_problem_in_words(code: str, reason: str) -> str:
    """Why there is no cleaned copy, as the end of a sentence."""
    words = _CLEANING_WORDS.get(reason) or _CLEANING_WORDS.get(code)
    if words is None:
        words = ASPECT_WORDS.get(("unreadable", code), code)
    return str(words)
