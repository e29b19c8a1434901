from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.generic import TemplateView

from agenda.lijsten import PortefeuilleListView

from . import techniek
from .paginas import (
    AgendaDetailView,
    AgendaListView,
    AgendapuntDetailView,
    DocumentDetailView,
    DocumentListView,
    DomeinDetailView,
    EigenaarDetailView,
    EigenaarListView,
    HomeView,
    OpgaveDetailView,
    OpgaveListView,
    VergaderingDetailView,
    VergaderingListView,
    geheel,
    onderdelen,
    vergelijk_view,
)
from .sitemaps import SITEMAPS
from .versies import views as versie_views
from .wijzigingen import WijzigingenFeed, WijzigingenView


def tekstpagina(naam):
    """A page that is a text only; its name is its address and its template."""
    return path(f"{naam}/", TemplateView.as_view(template_name=f"ijmond/{naam}.html"), name=naam)


urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("agenda/", AgendaListView.as_view(), name="agenda-lijst"),
    path(
        "agenda/levende-agendas.json",
        versie_views.levende_agendas_json,
        name="levende-agendas-json",
    ),
    path("agenda/<slug:slug>/", AgendaDetailView.as_view(), name="agenda"),
    path("agenda/<slug:slug>/geheel/", geheel.GeheelView.as_view(), name="geheel"),
    path("agenda/<slug:slug>/samenhang/", onderdelen.SamenhangView.as_view(), name="samenhang"),
    path("agenda/<slug:slug>/themas/", onderdelen.ThemasView.as_view(), name="themas"),
    path("agenda/<slug:slug>/begroting/", onderdelen.BegrotingView.as_view(), name="begroting"),
    path("agenda/<slug:slug>/vergelijk/", vergelijk_view, name="vergelijk"),
    path("agenda/<slug:slug>/levende-agenda.pdf", geheel.levende_agenda, name="levende-agenda-pdf"),
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
    path("agenda/<slug:agenda>/<slug:slug>/", DomeinDetailView.as_view(), name="domein"),
    path("", include("agenda.urls")),
    path("", include("werkagenda.urls")),
    path("agendapunten/<kenmerk:kenmerk>/", AgendapuntDetailView.as_view()),
    path(
        "agendapunten/<kenmerk:kenmerk>/<slug:slug>/",
        AgendapuntDetailView.as_view(),
        name="agendapunt",
    ),
    path("opgaven/", OpgaveListView.as_view(), name="opgaven"),
    path("opgaven/<slug:slug>/", OpgaveDetailView.as_view(), name="opgave"),
    path("portefeuilles/", PortefeuilleListView.as_view(), name="portefeuilles"),
    path("eigenaren/", EigenaarListView.as_view(), name="eigenaren"),
    path("eigenaren/<slug:slug>/", EigenaarDetailView.as_view(), name="eigenaar"),
    path("vergaderingen/", VergaderingListView.as_view(), name="vergaderingen"),
    path("vergaderingen/<int:pk>/", VergaderingDetailView.as_view(), name="vergadering"),
    path("wijzigingen/", WijzigingenView.as_view(), name="wijzigingen"),
    path("wijzigingen.atom", WijzigingenFeed(), name="wijzigingen-feed"),
    path("documenten/", DocumentListView.as_view(), name="documenten"),
    path("documenten/<slug:slug>/", DocumentDetailView.as_view(), name="document"),
    tekstpagina("over"),
    tekstpagina("begrippen"),
    tekstpagina("toegankelijkheid"),
    tekstpagina("privacy"),
    path("beheer/voorbeeld/", include("ijmond.beheer.vooruitblik")),
    path("beheer/uitwissen/", include("ijmond.beheer.uitwissen")),
    path("beheer/", admin.site.urls),
    path("healthz", techniek.healthz, name="healthz"),
    path("robots.txt", techniek.robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-deel"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-deel"),
]
