from django.urls import path

from .lijsten import views

app_name = "agenda"
urlpatterns = [path("agendapunten/", views.AgendapuntListView.as_view(), name="agendapunten")]
