"""What a site gets for its own tests."""

import subprocess
import sys

import pytest

from wagtail_disclosure.testing.factories import (
    DisclosurePageFactory,
    DocumentFactory,
    publish,
)

# As where the extra "testing" is not installed.
WITHOUT_FACTORIES = """
import sys
sys.modules["factory"] = None
import django
django.setup()
from wagtail_disclosure.testing import approve_draft, publish_reviewed
print("imported")
"""


def test_publish_reviewed_needs_no_factories():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FACTORIES],
        env={"DJANGO_SETTINGS_MODULE": "tests.projects.core.settings", "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "imported", done.stderr


@pytest.mark.django_db
def test_an_entry_of_the_factory_is_a_draft_until_it_is_published():
    entry = DisclosurePageFactory()
    assert not entry.live
    assert publish(entry).live
    assert DisclosurePageFactory(published=True, parent=entry.get_parent()).live
    assert DocumentFactory().collection.name
