"""The four people of permission tests, logged in."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.test import Client

from tests.factories import UserFactory

REGISTERS = ("responsibleunit", "unitmembership", "legalbasis", "informationkind")


def admin_user(*codenames: str, **kwargs):
    """Somebody who may enter the admin, with these permissions besides."""
    user = UserFactory(**kwargs)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", *codenames])
    )
    return user


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def client_of(person: str) -> Client:
    """Anonymous; an editor without permission; a reviewer who only sees; an admin."""
    if person == "anonymous":
        return Client()
    if person == "administrator":
        return logged_in(UserFactory(superuser=True))
    seen = [f"view_{name}" for name in REGISTERS] if person == "reviewer" else []
    return logged_in(admin_user(*seen))
