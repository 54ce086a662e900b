"""Sphinx: MyST pages, one Diátaxis mode per page, built with -W."""

from importlib.metadata import version as installed_version

project = "wagtail_disclosure"
author = "The wagtail_disclosure contributors"
copyright = author
release = installed_version("wagtail-disclosure")
version = release

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build"]

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "wagtail_disclosure"
# Nothing is loaded from elsewhere: the pages are read on closed networks too.
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
