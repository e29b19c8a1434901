from django.urls import path

from . import adressen, views  # noqa: F401  (adressen registers the converter)

app_name = "agenda"
urlpatterns = [
    path("agendapunten/", views.AgendapuntListView.as_view(), name="agendapunten"),
]
