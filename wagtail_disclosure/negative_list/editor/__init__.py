"""The findings of a page beside its form, and what an editor does about them."""
