from django.urls import path

from wagtail_disclosure.review.admin import report

app_name = "wagtail_disclosure_review"
urlpatterns = [path("", report.ReviewsReportView.as_view(), name="report")]
