from django.urls import path

from wagtail_disclosure.importing import views

app_name = "wagtail_disclosure_importing"
urlpatterns = [
    path("<int:page_id>/fill/", views.FillEntryView.as_view(), name="fill_entry"),
    path("<int:page_id>/new/", views.NewEntryView.as_view(), name="new_entry"),
]
