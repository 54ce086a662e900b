"""Whether the libraries that read files are installed: the extra ``importing``."""

from __future__ import annotations

from importlib.util import find_spec

from django.utils.translation import gettext as _

LIBRARIES = ("mammoth", "pypdf", "trafilatura")


def missing_extra() -> str | None:
    """What an administrator has to install before files can be read, in words."""
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if not missing:
        return None
    return _(
        "This site cannot read files yet. An administrator has to install "
        "wagtail-disclosure[importing] (missing: %(names)s)."
    ) % {"names": ", ".join(missing)}
