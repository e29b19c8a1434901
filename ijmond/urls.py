from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.generic import TemplateView

from agenda.lijsten import PortefeuilleListView

from . import paginas, techniek
from .sitemaps import SITEMAPS
from .versies import views as versies
from .volgen import kalender, vergadering_ics, volgen
from .wijzigingen import WijzigingenFeed, WijzigingenView, WijzigingView
from .zoeken.views import zoek, zoek_csv


def tekstpagina(naam):
    """A page that is a text only; its name is its address and its template."""
    return path(f"{naam}/", TemplateView.as_view(template_name=f"ijmond/{naam}.html"), name=naam)


def lijstbestanden(lijsten):
    """The lists of visitors as CSV, each beside the list itself."""
    return [path(f"{naam}.csv", view, name=f"{naam}-csv") for naam, view in lijsten.items()]


VAN_AGENDA = [
    path("", paginas.AgendaDetailView.as_view(), name="agenda"),
    path("geheel/", paginas.GeheelView.as_view(), name="geheel"),
    path("samenhang/", paginas.SamenhangView.as_view(), name="samenhang"),
    path("themas/", paginas.ThemasView.as_view(), name="themas"),
    *lijstbestanden(paginas.LIJSTEN_VAN_AGENDA),
    path("begroting/", paginas.BegrotingView.as_view(), name="begroting"),
    path("vergelijk/", paginas.vergelijk_view, name="vergelijk"),
    path("levende-agenda.pdf", paginas.levende_agenda, name="levende-agenda-pdf"),
    path("levende-agenda.docx", paginas.agenda_docx, name="levende-agenda-docx"),
    path("vergelijk.docx", paginas.vergelijk_docx, name="vergelijk-docx"),
    path("levende-agenda.json", versies.levende_agenda_json, name="levende-agenda-json"),
    path("levende-agenda.xlsx", paginas.levende_agenda_xlsx, name="levende-agenda-xlsx"),
    path("levende-agenda.csv", paginas.levende_agenda_csv, name="levende-agenda-csv"),
    path("voorstellen/<int:nummer>/", paginas.voorstel_pagina, name="voorstel"),
    path("voorstellen/<int:nummer>/geheel/", paginas.voorstel_geheel, name="voorstel-geheel"),
    path("voorstellen/<int:nummer>.pdf", paginas.voorstel_pdf, name="voorstel-pdf"),
    path("voorstellen/<int:nummer>.docx", paginas.voorstel_docx, name="voorstel-docx"),
    path(
        "voorstellen/<int:nummer>/vergelijk.docx",
        paginas.voorstel_vergelijk_docx,
        name="voorstel-vergelijk-docx",
    ),
    path("versies/", versies.VersieListView.as_view(), name="versies"),
    path("versies/<int:nummer>/", versies.versie_pagina, name="versie"),
    path("versies/<int:nummer>.pdf", versies.versie_pdf, name="versie-pdf"),
    path("versies/<int:nummer>.json", versies.versie_json, name="versie-json"),
]
"""Below the address of one agenda."""

handler400 = techniek.niet_te_lezen
handler500 = techniek.storing

urlpatterns = [
    path("", paginas.HomeView.as_view(), name="home"),
    path("agenda/", paginas.AgendaListView.as_view(), name="agenda-lijst"),
    *lijstbestanden(paginas.LIJSTEN),
    path("agenda/levende-agendas.json", versies.levende_agendas_json, name="levende-agendas-json"),
    path("agenda/<slug:slug>/", include(VAN_AGENDA)),
    path("agenda/<slug:agenda>/<slug:slug>/", paginas.DomeinDetailView.as_view(), name="domein"),
    path("", include("agenda.urls")),
    path("", include("werkagenda.urls")),
    path("agendapunten/<kenmerk:kenmerk>/", paginas.AgendapuntDetailView.as_view()),
    path(
        "agendapunten/<kenmerk:kenmerk>/<slug:slug>/",
        paginas.AgendapuntDetailView.as_view(),
        name="agendapunt",
    ),
    path(
        "agendapunten/<kenmerk:kenmerk>.docx",
        paginas.punt_docx,
        {"soort": "agendapunt"},
        name="agendapunt-docx",
    ),
    path("acties/<kenmerk:kenmerk>.docx", paginas.punt_docx, {"soort": "actie"}, name="actie-docx"),
    path("opgaven/", paginas.OpgaveListView.as_view(), name="opgaven"),
    path("opgaven/<slug:slug>/", paginas.OpgaveDetailView.as_view(), name="opgave"),
    path("portefeuilles/", PortefeuilleListView.as_view(), name="portefeuilles"),
    path("eigenaren/", paginas.EigenaarListView.as_view(), name="eigenaren"),
    path("eigenaren/<slug:slug>/", paginas.EigenaarDetailView.as_view(), name="eigenaar"),
    path("gemeenten/<slug:slug>/", paginas.gemeente, name="gemeente"),
    path("vergaderingen/", paginas.VergaderingListView.as_view(), name="vergaderingen"),
    path("vergaderingen/<int:pk>/", paginas.VergaderingDetailView.as_view(), name="vergadering"),
    path("vergaderingen/<int:pk>.pdf", paginas.vergadering_pdf, name="vergadering-pdf"),
    path("vergaderingen/<int:pk>.docx", paginas.vergadering_docx, name="vergadering-docx"),
    path("zoeken/", zoek, name="zoeken"),
    path("zoeken.csv", zoek_csv, name="zoeken-csv"),
    path("vergaderingen/<int:pk>.ics", vergadering_ics, name="vergadering-ics"),
    path("kalender.ics", kalender, name="kalender"),
    path("volgen/", volgen, name="volgen"),
    path("wijzigingen/", WijzigingenView.as_view(), name="wijzigingen"),
    path("wijzigingen/<int:pk>/", WijzigingView.as_view(), name="wijziging"),
    path("wijzigingen.atom", WijzigingenFeed(), name="wijzigingen-feed"),
    path("documenten/", paginas.DocumentListView.as_view(), name="documenten"),
    path("documenten/<slug:slug>/", paginas.DocumentDetailView.as_view(), name="document"),
    *map(tekstpagina, ("over", "begrippen", "toegankelijkheid", "privacy")),
    path("beheer/voorbeeld/", include("ijmond.beheer.vooruitblik")),
    path("beheer/overnemen/", include("ijmond.beheer.overnemen")),
    path("beheer/uitwissen/", include("ijmond.beheer.uitwissen")),
    path("beheer/voorstellen/", include("ijmond.beheer.voorleggen")),
    path("beheer/handleiding/", include("ijmond.beheer.handleiding")),
    path("beheer/opmaak/", include("ijmond.beheer.opmaak")),
    path("beheer/uitvoer/", include("ijmond.beheer.uitvoer")),
    path("beheer/zoeken/", include("ijmond.beheer.zoeken")),
    path("beheer/volgorde/", include("ijmond.beheer.volgorde")),
    path("beheer/", include("ijmond.beheer.werklijst")),
    path("beheer/", include("ijmond.inloggen.urls")),
    path("beheer/", admin.site.urls),
    path(".well-known/security.txt", techniek.security_txt, name="security-txt"),
    path("favicon.ico", techniek.favicon, name="favicon"),
    path("robots.txt", techniek.robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-deel"}),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-deel"),
]
