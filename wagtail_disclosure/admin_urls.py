"""Addresses below Wagtail's admin."""

from django.urls import include, path

urlpatterns = [
    path("disclosure/", include("wagtail_disclosure.catalogue.admin.urls")),
    path(
        "disclosure/screening/",
        include("wagtail_disclosure.negative_list.editor.urls"),
    ),
    path("disclosure/review/", include("wagtail_disclosure.publication.editor.urls")),
    path("disclosure/reviews/", include("wagtail_disclosure.review.admin.urls")),
    path(
        "disclosure/withheld/", include("wagtail_disclosure.negative_list.admin_urls")
    ),
    path("disclosure/files/", include("wagtail_disclosure.importing.admin_urls")),
]


def admin_urls() -> list:
    return urlpatterns
