from __future__ import annotations

import pytest
from django.utils import translation

from tests.catalogue.portals import Portal, make_portal


@pytest.fixture
def site(db) -> Portal:
    return make_portal()


@pytest.fixture
def read(client):
    """The page at this address, in English: the source of every translation."""

    def get(address: str, *, status: int = 200) -> str:
        # The request leaves its language behind.
        with translation.override("en"):
            response = client.get(address, headers={"accept-language": "en"})
        assert response.status_code == status, address
        content = b"".join(response) if response.streaming else response.content
        return content.decode("utf-8-sig")

    return get
