"""One module per group of cases, found by `benchmarks.labelled.case.groups()`."""
