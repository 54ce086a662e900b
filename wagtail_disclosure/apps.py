from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WagtailDisclosureConfig(AppConfig):
    name = "wagtail_disclosure"
    label = "wagtail_disclosure"
    verbose_name = _("Information disclosure")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail_disclosure import checks  # noqa: F401
        from wagtail_disclosure.catalogue import signal_handlers as catalogue_handlers
        from wagtail_disclosure.importing import signal_handlers as importing_handlers
        from wagtail_disclosure.negative_list import checks as screening_checks  # noqa: F401
        from wagtail_disclosure.publication import checks as gate_checks  # noqa: F401
        from wagtail_disclosure.publication import (
            signal_handlers as publication_handlers,
        )

        publication_handlers.register()
        catalogue_handlers.register()
        importing_handlers.register()
