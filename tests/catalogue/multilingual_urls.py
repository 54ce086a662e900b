from django.urls import include, path

from tests.projects.core.urls import urlpatterns as core_urlpatterns

urlpatterns = [path("i18n/", include("django.conf.urls.i18n")), *core_urlpatterns]
