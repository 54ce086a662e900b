from django.urls import path
from django.urls.converters import StringConverter, register_converter

from wagtail_disclosure import row_keys  # noqa: F401 (the converter of these paths)
from wagtail_disclosure.publication.editor import reviewed_files, views


class Sha256Converter(StringConverter):
    regex = "[0-9a-f]{64}"


register_converter(Sha256Converter, "sha256")

app_name = "wagtail_disclosure_publication"
urlpatterns = [
    path(
        "<row:page_id>/files/<sha256:sha256>/",
        reviewed_files.serve_reviewed_file,
        name="reviewed_file",
    ),
    path("<row:page_id>/take-down/", views.WithdrawView.as_view(), name="withdraw"),
    path("<row:page_id>/restore/", views.RestoreView.as_view(), name="restore"),
    path("<row:page_id>/author/", views.NameAuthorView.as_view(), name="name_author"),
    path("records/<row:record_id>/revoke/", views.RevokeView.as_view(), name="revoke"),
]
