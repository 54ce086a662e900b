"""What every cleaner is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from wagtail_disclosure.negative_list.cleaning.ooxml.package import Package


class Cleaner(ABC):
    """Takes out of one type of file what its readers do not see."""

    # Endings of names, without the dot.
    suffixes: ClassVar[frozenset[str]]
    # The type of the main part, without the part that all share.
    main_type: ClassVar[str]

    @abstractmethod
    def clean(self, package: Package) -> None:
        """Change the package; raises `FileProblem` for what cannot be cleaned."""
