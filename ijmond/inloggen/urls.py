"""Under /beheer/, before the addresses of the admin itself.

The names are those by which maykin-2fa asks for its own pages.
"""

from django.contrib.admin import site
from django.urls import path
from maykin_2fa.views import QRGeneratorView

from . import views
from .nogmaals import bevestig, vraagt_wachtwoord
from .vergeten import KiesView, VergetenView, VerstuurdView

app_name = "maykin_2fa"
urlpatterns = [
    path("login/", views.InlogView.as_view(), name="login"),
    path("login/herstelcode/", views.HerstelView.as_view(), name="recovery"),
    path("wachtwoord-vergeten/", VergetenView.as_view(), name="vergeten"),
    path("wachtwoord-vergeten/verstuurd/", VerstuurdView.as_view(), name="vergeten-verstuurd"),
    path("wachtwoord-vergeten/<uidb64>/<token>/", KiesView.as_view(), name="kies"),
    path("account/", site.admin_view(views.AccountView.as_view()), name="account_security"),
    path("account/tweede-factor/", views.InstelView.as_view(), name="setup"),
    path("account/tweede-factor/qr/", QRGeneratorView.as_view(), name="qr"),
    path("account/tweede-factor/vervang/", site.admin_view(views.vervang_factor), name="vervang"),
    path(
        "account/herstelcodes/",
        vraagt_wachtwoord(site.admin_view(views.HerstelcodesView.as_view())),
        name="backup_tokens",
    ),
    path("account/bevestig/", site.admin_view(bevestig), name="bevestig"),
    path("account/sessie/", site.admin_view(views.sessie), name="sessie"),
    path("account/overal-uitloggen/", site.admin_view(views.overal_uit), name="overal-uit"),
]
