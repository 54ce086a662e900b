"""The how-to "Put your own page types under the gate", carried out word by word."""

import pytest


@pytest.mark.requires("dropin")
def test_the_how_to_leads_to_gated_news_with_tests_of_their_own(site):
    site.follow("how-to/add-to-an-existing-site.md")
    output = site.follow("how-to/gate-your-own-page-types.md")
    assert "OK" in output["python manage.py test news"]
