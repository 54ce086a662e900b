"""Why a file cannot be cleaned, beside what `archives` says of damaged ones."""

from __future__ import annotations

# Each code in `reason` of FileProblem(NOT_CLEANABLE).
NOT_CLEANABLE = "not-cleanable"

# A document of another type that is shown within this one.
IMPORTED_FILE = "imported-file"
# Formulas that no office program has computed yet, so that there is no value to keep.
NO_VALUES = "no-values"
# All sheets are hidden.
NOTHING_VISIBLE = "nothing-visible"
# A part that is shown depends on something that has to go.
ENTANGLED = "entangled"
