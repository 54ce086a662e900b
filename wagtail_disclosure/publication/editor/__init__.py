"""The review and the ledger of a page in its editor."""
