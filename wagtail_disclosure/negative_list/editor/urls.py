from django.urls import path, re_path

from wagtail_disclosure.negative_list.editor import views

app_name = "wagtail_disclosure_screening"
urlpatterns = [
    path("<int:page_id>/", views.FindingsView.as_view(), name="findings"),
    path("<int:page_id>/again/", views.ScreenAgainView.as_view(), name="again"),
    re_path(
        r"^(?P<page_id>[0-9]+)/(?P<verb>explain|lift|read-by-eye|mask)/$",
        views.FindingActionView.as_view(),
        name="act",
    ),
]
