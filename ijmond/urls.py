from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.generic import TemplateView

from agenda.lijsten.views import PortefeuilleListView

from .paginas import views
from .paginas.documenten import DocumentDetailView, DocumentListView
from .paginas.eigenaren import EigenaarDetailView, EigenaarListView
from .paginas.opgaven import OpgaveDetailView, OpgaveListView
from .paginas.vergelijken import vergelijk_view
from .sitemaps import SITEMAPS
from .versies import views as versie_views
from .wijzigingen.feed import WijzigingenFeed
from .wijzigingen.views import WijzigingenView


def pagina(adres, naam):
    """A page that is a text only."""
    return path(f"{adres}/", TemplateView.as_view(template_name=f"ijmond/{adres}.html"), name=naam)


urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("agenda/", views.AgendaListView.as_view(), name="agenda-lijst"),
    path(
        "agenda/levende-agendas.json",
        versie_views.levende_agendas_json,
        name="levende-agendas-json",
    ),
    path("agenda/<slug:slug>/", views.AgendaDetailView.as_view(), name="agenda"),
    path("agenda/<slug:slug>/geheel/", views.GeheelView.as_view(), name="geheel"),
    path("agenda/<slug:slug>/samenhang/", views.SamenhangView.as_view(), name="samenhang"),
    path("agenda/<slug:slug>/themas/", views.ThemasView.as_view(), name="themas"),
    path("agenda/<slug:slug>/begroting/", views.BegrotingView.as_view(), name="begroting"),
    path("agenda/<slug:slug>/vergelijk/", vergelijk_view, name="vergelijk"),
    path("agenda/<slug:slug>/levende-agenda.pdf", views.levende_agenda, name="levende-agenda-pdf"),
    path(
        "agenda/<slug:slug>/levende-agenda.json",
        versie_views.levende_agenda_json,
        name="levende-agenda-json",
    ),
    path("agenda/<slug:slug>/versies/", versie_views.VersieListView.as_view(), name="versies"),
    path("agenda/<slug:slug>/versies/<int:nummer>/", versie_views.versie_pagina, name="versie"),
    path("agenda/<slug:slug>/versies/<int:nummer>.pdf", versie_views.versie_pdf, name="versie-pdf"),
    path(
        "agenda/<slug:slug>/versies/<int:nummer>.json",
        versie_views.versie_json,
        name="versie-json",
    ),
    path("agenda/<slug:agenda>/<slug:slug>/", views.DomeinDetailView.as_view(), name="domein"),
    path("", include("agenda.urls")),
    path("", include("werkagenda.urls")),
    path("agendapunten/<kenmerk:kenmerk>/", views.AgendapuntDetailView.as_view()),
    path(
        "agendapunten/<kenmerk:kenmerk>/<slug:slug>/",
        views.AgendapuntDetailView.as_view(),
        name="agendapunt",
    ),
    path("opgaven/", OpgaveListView.as_view(), name="opgaven"),
    path("opgaven/<slug:slug>/", OpgaveDetailView.as_view(), name="opgave"),
    path("portefeuilles/", PortefeuilleListView.as_view(), name="portefeuilles"),
    path("eigenaren/", EigenaarListView.as_view(), name="eigenaren"),
    path("eigenaren/<slug:slug>/", EigenaarDetailView.as_view(), name="eigenaar"),
    path("vergaderingen/", views.VergaderingListView.as_view(), name="vergaderingen"),
    path("vergaderingen/<int:pk>/", views.VergaderingDetailView.as_view(), name="vergadering"),
    path("wijzigingen/", WijzigingenView.as_view(), name="wijzigingen"),
    path("wijzigingen.atom", WijzigingenFeed(), name="wijzigingen-feed"),
    path("documenten/", DocumentListView.as_view(), name="documenten"),
    path("documenten/<slug:slug>/", DocumentDetailView.as_view(), name="document"),
    pagina("over", "over"),
    pagina("begrippen", "begrippen"),
    pagina("toegankelijkheid", "toegankelijkheid"),
    pagina("privacy", "privacy"),
    path("beheer/voorbeeld/", include("ijmond.beheer.vooruitblik")),
    path("beheer/uitwissen/", include("ijmond.beheer.uitwissen")),
    path("beheer/", admin.site.urls),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-deel"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-deel"),
]
