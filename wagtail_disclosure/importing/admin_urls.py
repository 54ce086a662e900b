from django.urls import path

from wagtail_disclosure import row_keys  # noqa: F401 (the converter of these paths)
from wagtail_disclosure.importing import views

app_name = "wagtail_disclosure_importing"
urlpatterns = [
    path("<row:page_id>/fill/", views.FillEntryView.as_view(), name="fill_entry"),
    path("<row:page_id>/new/", views.NewEntryView.as_view(), name="new_entry"),
]
