from django.urls import path
from django.urls.converters import StringConverter, register_converter

from wagtail_disclosure import row_keys  # noqa: F401 (the converter of these paths)
from wagtail_disclosure.negative_list.editor import views


class VerbConverter(StringConverter):
    regex = "clean|explain|lift|read-by-eye|mask"


register_converter(VerbConverter, "finding_verb")

app_name = "wagtail_disclosure_screening"
urlpatterns = [
    path("<row:page_id>/", views.FindingsView.as_view(), name="findings"),
    path("<row:page_id>/page/", views.ScreeningPageView.as_view(), name="page"),
    path("<row:page_id>/again/", views.ScreenAgainView.as_view(), name="again"),
    path(
        "<row:page_id>/<finding_verb:verb>/",
        views.FindingActionView.as_view(),
        name="act",
    ),
]
