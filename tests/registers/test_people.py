import pytest

from tests.factories import UserFactory
from wagtail_disclosure.registers.people import full_name, person_name


@pytest.mark.parametrize(
    ("given", "family", "full", "with_account"),
    [
        ("恪川", "沈", "沈恪川", "沈恪川 (u)"),
        ("买买提", "阿不都·", "阿不都·买买提", "阿不都·买买提 (u)"),
        ("Ada", "Lovelace", "Ada Lovelace", "Ada Lovelace (u)"),
        ("恪川", "", "恪川", "恪川 (u)"),
        ("", "", "u", "u"),
    ],
)
def test_names(given: str, family: str, full: str, with_account: str) -> None:
    user = UserFactory.build(username="u", first_name=given, last_name=family)
    assert (full_name(user), person_name(user)) == (full, with_account)
