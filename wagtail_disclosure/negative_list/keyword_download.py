"""The keywords of a rule as a text file, which its form takes again."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from wagtail_disclosure.negative_list.models import ScreeningRule


def download_keywords(
    request: HttpRequest, instance_pk: str, permission_helper: Any
) -> HttpResponse:
    if not permission_helper.user_can_list(request.user):
        raise PermissionDenied
    rule = get_object_or_404(ScreeningRule, pk=unquote(instance_pk))
    return HttpResponse(
        rule.keywords.encode("utf-8-sig"),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{rule.code}.txt"'},
    )
