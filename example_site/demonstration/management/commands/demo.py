from __future__ import annotations

import os
import socket
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from demonstration import portal_content, reviews, site_content
from demonstration.accounts import LogIn, ensure_accounts
from demonstration.progress import Progress, code_version
from wagtail_disclosure.models import DisclosurePortalPage

DEMO = settings.BASE_DIR / "demo"
ANY_HOST = {"0.0.0.0", "::", "[::]"}  # noqa: S104


class Command(BaseCommand):
    help = "Sets the example site up, fills it on the first start, and serves it."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-server",
            action="store_true",
            help="Prepare everything, serve nothing.",
        )

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if not options["no_server"]:
            _refuse_taken_port(host, port)
        path = settings.VAR / "progress.json"
        progress = Progress.read(path)
        self._set_up(progress)
        log_ins = ensure_accounts(settings.VAR / "accounts.json")
        self._load(progress)
        progress.host = _name_host(host, port, known=progress.host)
        progress.write(path)
        self._introduce(f"http://{progress.host}:{port}", log_ins)
        if not options["no_server"]:
            _serve(host, port)

    def _set_up(self, progress: Progress) -> None:
        version = code_version(settings.BASE_DIR)
        if progress.version == version and _database().exists():
            return
        self.stdout.write(_("Setting up the site …"))
        call_command("migrate", verbosity=0)
        site_content.build_site()
        if not progress.is_loaded:
            portal_content.enter_units(DEMO)
        call_command("disclosure_setup", lists=[DEMO / "sanwu.json"], verbosity=0)
        progress.version = version

    def _load(self, progress: Progress) -> None:
        # Once only: what is entered afterwards belongs to whoever entered it.
        if progress.is_loaded:
            return
        self.stdout.write(_("Loading the content …"))
        portal_content.fill_portal(DEMO)
        portal_content.import_entries(DEMO, settings.VAR / "import-report.csv")
        users = get_user_model().objects
        reviews.explain_and_publish(users.get(username="reviewer"))
        portal_content.set_states(users.get(username="administrator"))
        progress.is_loaded = True

    def _introduce(self, address: str, log_ins: list[LogIn]) -> None:
        portal = DisclosurePortalPage.objects.first()
        path = portal.url if portal else "/"
        lines = [
            "",
            f"  {address}{path}   {_('Portal')}",
            f"  {address}/en{path}   {_('In English')}",
            f"  {address}/admin/   {_('Admin')}",
            "",
        ]
        lines += [f"  {log_in.username:<15}{log_in.password}" for log_in in log_ins]
        for line in [*lines, ""]:
            self.stdout.write(line)


def _database() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _name_host(host: str, port: int, *, known: str) -> str:
    """Let addresses in feeds and the sitemap be those at which the site answers."""
    name = "localhost" if host in ANY_HOST else host
    site = Site.objects.get(is_default_site=True)
    if site.hostname in {"localhost", known} and (site.hostname, site.port) != (
        name,
        port,
    ):
        site.hostname, site.port = name, port
        site.save()
    return name


def _refuse_taken_port(host: str, port: int) -> None:
    """Said before a minute of preparations, not after."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            raise CommandError(
                _("Port %(port)d is taken. Choose another: make demo PORT=%(other)d")
                % {"port": port, "other": port + 1}
            ) from error


def _serve(host: str, port: int) -> None:
    settings.ALLOWED_HOSTS = (
        ["*"] if host in ANY_HOST else [*settings.ALLOWED_HOSTS, host]
    )
    os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
    # Nobody develops here, and nothing else serves the static files.
    call_command(
        "runserver", f"{host}:{port}", use_reloader=False, insecure_serving=True
    )
