from django.apps import AppConfig


class GatedSiteConfig(AppConfig):
    name = "tests.gated_site"
    label = "gated_site"
    default_auto_field = "django.db.models.BigAutoField"
