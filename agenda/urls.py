from django.urls import path

from . import adressen  # noqa: F401  (adressen registers the converter)
from .lijsten import views

app_name = "agenda"
urlpatterns = [
    path("agendapunten/", views.AgendapuntListView.as_view(), name="agendapunten"),
]
