"""Numbers that no column can hold, in every address of ours: never a server error."""

import pytest
from django.urls import reverse

from tests.catalogue.people import administrator, browser_of
from tests.catalogue.portals import make_portal

pytestmark = pytest.mark.django_db

# Just too large for a key, absurd, and beyond what Python reads as a number at all.
HUGE = [str(2**63), "9" * 23, "9" * 5000]

REGISTERS = (
    "responsibleunit",
    "unitmembership",
    "legalbasis",
    "informationkind",
    "negativelistitem",
    "withheldinformation",
    "screeningrule",
)


@pytest.fixture
def staff():
    client = browser_of(administrator())
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("number", HUGE)
def test_addresses_of_rows(number, staff):
    addresses = [
        f"/admin/disclosure/items/{number}/nothing/",
        f"/admin/disclosure/entries/{number}/files/1/",
        f"/admin/disclosure/entries/1/files/{number}/",
        f"/admin/disclosure/documents/{number}/",
        f"/admin/disclosure/files/{number}/fill/",
        f"/admin/disclosure/files/{number}/new/",
        f"/admin/disclosure/withheld/{number}/review/",
        f"/admin/disclosure/withheld/{number}/open/",
        f"/admin/disclosure/screening/{number}/",
        f"/admin/disclosure/screening/{number}/page/",
        f"/admin/wagtail_disclosure/screeningrule/keywords/{number}/",
    ]
    for address in addresses:
        assert staff.get(address).status_code == 404, address[:60]
    withdraw = f"/admin/disclosure/items/{number}/nothing/withdraw/"
    assert staff.post(withdraw).status_code == 404
    for verb in ("again", "clean", "explain", "lift", "mask", "read-by-eye"):
        address = f"/admin/disclosure/screening/{number}/{verb}/"
        assert staff.post(address).status_code == 404, address[:60]


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("register", REGISTERS)
def test_rows_of_registers(register, number, staff):
    for view in ("edit", "delete", "inspect", "history"):
        address = f"/admin/wagtail_disclosure/{register}/{view}/{number}/"
        assert staff.get(address).status_code == 404, address[:60]


@pytest.mark.parametrize("number", HUGE)
def test_questions_to_the_admin(number, staff):
    make_portal()
    index = [
        reverse(f"wagtail_disclosure_{register}_modeladmin_index")
        for register in REGISTERS
    ]
    reports = [
        reverse("wagtail_disclosure_catalogue:coverage"),
        reverse("wagtail_disclosure_catalogue:open_findings"),
        reverse("wagtail_disclosure_negative_list:withheld_due"),
    ]
    names = ("p", "page", "unit", "checklist", "o", "q", "period", "state", "parent")
    for address in (*index, *reports):
        for name in names:
            for export in ("", "&export=csv"):
                response = staff.get(f"{address}?{name}={number}{export}")
                b"".join(response)
                assert response.status_code in (200, 302, 404), (address, name)


@pytest.mark.parametrize("number", HUGE)
def test_questions_to_public_pages(number, client):
    client.raise_request_exception = False
    site = make_portal()
    pages = {**site.addresses(), **site.machine_addresses()}
    pages["file"] = f"{site.entry.url}files/1/"
    for address in pages.values():
        sign = "&" if "?" in address else "?"
        for name in ("page", "p", "unit", "period", "q"):
            response = client.get(f"{address}{sign}{name}={number}")
            b"".join(response)
            assert response.status_code in (200, 302, 404), (address, name)
    assert client.get(f"{site.entry.url}files/{number}/").status_code == 404


def test_a_word_is_no_key_of_a_row(staff):
    assert staff.get("/admin/wagtail_disclosure/legalbasis/edit/x/").status_code == 404
