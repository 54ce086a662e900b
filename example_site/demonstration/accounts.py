"""Three people who work in the demo, with passwords that nobody else has."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.setup.access import EDITORS, REVIEWERS
from wagtail_disclosure.models import ResponsibleUnit, UnitMembership

OFFICE_UNIT = "dzb"
WHOLE_SCHOOL = "blut"


@dataclass(frozen=True)
class Role:
    username: str
    first_name: str
    last_name: str
    group: str | None = None
    membership: str | None = None
    unit: str = OFFICE_UNIT


ROLES = (
    Role("administrator", "系统", "管理员"),
    Role("editor", "信息公开", "编辑", EDITORS, UnitMembership.Role.DRAFTER),
    Role(
        "reviewer",
        "信息公开",
        "审查员",
        REVIEWERS,
        UnitMembership.Role.REVIEWER,
        WHOLE_SCHOOL,
    ),
)


@dataclass(frozen=True)
class LogIn:
    username: str
    password: str


def ensure_accounts(path: Path) -> list[LogIn]:
    """
    The log-ins of the three, made on the first start.

    A password that was changed since is not known here; that is said in its place.
    """
    passwords = _kept_passwords(path)
    return [_log_in(role, passwords[role.username]) for role in ROLES]


def _log_in(role: Role, password: str) -> LogIn:
    user = get_user_model().objects.filter(username=role.username).first()
    if user is None:
        _create(role, password)
    elif not user.check_password(password):
        password = _("(was changed)")
    return LogIn(role.username, password)


def _create(role: Role, password: str) -> None:
    is_administrator = role.group is None
    user = get_user_model().objects.create_user(
        role.username,
        f"{role.username}@example.edu.cn",
        password,
        first_name=role.first_name,
        last_name=role.last_name,
        is_superuser=is_administrator,
        is_staff=is_administrator,
    )
    if role.group is not None:
        user.groups.add(Group.objects.get(name=role.group))
        UnitMembership.objects.create(
            user=user,
            unit=ResponsibleUnit.objects.get(code=role.unit),
            role=role.membership,
            includes_children=role.unit == WHOLE_SCHOOL,
        )


def _kept_passwords(path: Path) -> dict[str, str]:
    """From a file that its owner alone may read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        passwords = {role.username: secrets.token_urlsafe(12) for role in ROLES}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        json.dump(passwords, file)
    return passwords
