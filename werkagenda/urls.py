from django.urls import path

from . import views

app_name = "werkagenda"
urlpatterns = [
    path("werkagenda/", views.ActieListView.as_view(), name="acties"),
    path("werkagenda/<slug:slug>/", views.OverlegDetailView.as_view(), name="overleg"),
    path("acties/<kenmerk:kenmerk>/", views.ActieDetailView.as_view()),
    path("acties/<kenmerk:kenmerk>/<slug:slug>/", views.ActieDetailView.as_view(), name="actie"),
]
