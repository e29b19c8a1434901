"""Settings of the portal. Every environment variable is read in the table at the top."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# name                        how it is read                                  what it is for
SECRET_KEY = env.str("SECRET_KEY", default="")  # signs sessions; a long random text
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])  # the names under which the portal is reached
DEBUG = env.bool("DEBUG", default=False)  # only for a developer at work
HTTPS = env.bool("HTTPS", default=True)  # off only for http://127.0.0.1
PROXY_HTTPS_HEADER = env.bool("PROXY_HTTPS_HEADER", default=False)  # trust X-Forwarded-Proto
PROXY_AANTAL = env.int("PROXY_AANTAL", default=0)  # proxies that add to X-Forwarded-For
TWEEDE_FACTOR = env.bool("TWEEDE_FACTOR", default=HTTPS and not DEBUG)  # beside a password
DATABASE_URL = env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/ijmond.sqlite3")
PDF_MAP = Path(env.str("PDF_MAP", default=str(BASE_DIR / "var" / "pdf")))  # where PDFs are kept
PDF_RUIMTE = env.int("PDF_RUIMTE", default=200) * 1_000_000  # megabytes that they may take there
# Where backups stand, and what was wiped since; best on another disk.
RESERVE_MAP = Path(env.str("RESERVE_MAP", default=str(BASE_DIR / "var" / "reserve")))
PORTAAL_URL = env.str("PORTAAL_URL", default="").rstrip("/")  # its own address, printed in PDFs
GRIFFIE_NAAM = env.str("GRIFFIE_NAAM", default="de griffie")  # whom a visitor writes to
GRIFFIE_EMAIL = env.str("GRIFFIE_EMAIL", default="")
EMAIL_URL = env.str("EMAIL_URL", default="")  # the mail server; without it nothing is sent
BEVEILIGING_CONTACT = env.str("BEVEILIGING_CONTACT", default=GRIFFIE_EMAIL)  # for who finds a leak
BEVEILIGING_BELEID = env.str("BEVEILIGING_BELEID", default="")  # the page on what a finder may do
VOORBEELD = env.bool("VOORBEELD", default=False)  # every page says that it is an example
VIER_OGEN = env.bool("VIER_OGEN", default=False)  # another publishes and adopts than who made it
LOGBOEK_MAANDEN = env.int("LOGBOEK_MAANDEN", default=13)  # how long the log of the admin is kept
VERKLARING_STATUS = env.str("VERKLARING_STATUS", default="")  # accessibility: A, B, C or D
VERKLARING_URL = env.str("VERKLARING_URL", default="")  # its place in the national register
VERKLARING_DATUM = env.str("VERKLARING_DATUM", default="")  # as it is shown: 1 oktober 2026
VERKLARING_ONDERTEKENAAR = env.str("VERKLARING_ONDERTEKENAAR", default="")  # function, not a name

if not PORTAAL_URL and not HTTPS:
    PORTAAL_URL = "http://127.0.0.1:8000"  # a trial, where `make run` serves it
for naam, waarde, wat in (
    ("SECRET_KEY", SECRET_KEY, "een lange willekeurige tekst"),
    ("ALLOWED_HOSTS", ALLOWED_HOSTS, "de namen waaronder het portaal te bereiken is, met komma's,"),
    ("PORTAAL_URL", PORTAAL_URL, "het adres van het portaal, zoals https://agenda.voorbeeld.nl,"),
):
    if not waarde:
        raise ImproperlyConfigured(f"{naam} ontbreekt: zet {wat} in de omgeving of in .env.")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured("SECRET_KEY is te kort: neem minstens 50 willekeurige tekens.")
if HTTPS and not TWEEDE_FACTOR and not DEBUG:
    raise ImproperlyConfigured("TWEEDE_FACTOR mag alleen uit op een proef, met HTTPS=off.")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS mag geen * zijn: noem elke naam van het portaal.")
if not PORTAAL_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured("PORTAAL_URL klopt niet: het begint met https:// of http://.")
if BEVEILIGING_CONTACT and not BEVEILIGING_CONTACT.startswith("https://"):
    if "@" not in BEVEILIGING_CONTACT:
        raise ImproperlyConfigured(
            "BEVEILIGING_CONTACT klopt niet: neem een mailadres of https://…"
        )
    BEVEILIGING_CONTACT = f"mailto:{BEVEILIGING_CONTACT}"
if BEVEILIGING_BELEID and not BEVEILIGING_BELEID.startswith("https://"):
    raise ImproperlyConfigured("BEVEILIGING_BELEID klopt niet: het begint met https://.")

PORTAAL_NAAM = "Levende agenda IJmond"
PDF_MAX_SECONDEN = 240  # making one PDF takes so long at most, on a busy machine too

INSTALLED_APPS = [
    "ijmond.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_tables2",
    "maykin_2fa",
    "two_factor",
    "two_factor.plugins.webauthn",
    "agenda",
    "werkagenda",
    "ijmond.apps.IjmondConfig",
]

MIDDLEWARE = [
    # A page that is ready is kept with all its headers, so before who puts them there.
    "ijmond.middleware.VoorraadMiddleware",
    # What only adds a header stands next, so that files and redirects have it too.
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "ijmond.techniek.HealthzMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ijmond.middleware.OpenbaarMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ijmond.logboek.LogboekMiddleware",
    "ijmond.inloggen.middleware.TweedeFactorMiddleware",
    "ijmond.inloggen.sessie.SessieMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "ijmond.urls"
WSGI_APPLICATION = "ijmond.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ijmond.context.portaal",
            ],
            # How a page says a text, a date or where one is: no template need load these.
            "builtins": [
                "agenda.templatetags.tekst",
                "ijmond.templatetags.druk",
                "ijmond.templatetags.hoofd",
                "ijmond.templatetags.houvast",
                "ijmond.templatetags.menu",
                "ijmond.templatetags.uitvoer",
                "ijmond.templatetags.volgen",
            ],
        },
    },
]

DATABASES = {"default": DATABASE_URL | {"CONN_HEALTH_CHECKS": True}}
if DATABASE_URL["ENGINE"] == "django.db.backends.sqlite3":
    Path(DATABASE_URL["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # As long as a worker has it open, reading makes no new file: it goes on when the disk is full.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes the lock at the start of its transaction and waits for another one,
        # instead of failing half way; readers never wait for a writer (WAL).
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    # In seconds, and in milliseconds: who waits for a database that does not answer, is told so.
    # What a server asks of it is bounded in `wsgi`; a command may take long.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "tcp_user_timeout": 20_000,
    } | DATABASE_URL.get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LOCALE_PATHS = [BASE_DIR / "locale"]  # sentences of our own, where Django's do not say what to do
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "gebouwd", BASE_DIR / "static" / "beeld"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Pages that are ready (see ijmond/voorraad): the most bytes of one, compressed, in each folder, and
# how many there. Together that is 128 MB and 128 MB at most; each save starts them anew.
VOORRAAD = {"paginas": 64_000, "grote-paginas": 8_000_000}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Of the small pages some in memory too, 4 MB at most in each process.
    "bij-de-hand": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "bij-de-hand",
        "TIMEOUT": 10 * 60,
        "OPTIONS": {"MAX_ENTRIES": 64},
    },
} | {
    maat: {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": PDF_MAP / maat,
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 128_000_000 // grens},
    }
    for maat, grens in VOORRAAD.items()
}

FILE_UPLOAD_HANDLERS = [
    "ijmond.overnemen.bijlage.Begrensd",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# A form of a thousand rows, the most that Django takes under one form, of a dozen fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000

if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = GRIFFIE_EMAIL or "webmaster@localhost"
PASSWORD_RESET_TIMEOUT = 60 * 60

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "ijmond.inloggen.rechten.Rechten",
]
# Whoever came in by one of these needs no second factor.
MAYKIN_2FA_ALLOW_MFA_BYPASS_BACKENDS = [] if TWEEDE_FACTOR else AUTHENTICATION_BACKENDS
TWO_FACTOR_WEBAUTHN_RP_NAME = PORTAAL_NAAM
TWO_FACTOR_WEBAUTHN_UV_REQUIREMENT = "preferred"

# Five times wrong in a quarter of an hour, and one waits as long; what was typed is not kept.
AXES_HANDLER = "ijmond.inloggen.blokkade.Teller"
AXES_LOCKOUT_CALLABLE = "ijmond.inloggen.blokkade.geblokkeerd"
AXES_CLIENT_IP_CALLABLE = "ijmond.inloggen.adres.bezoekersadres"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username", "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = [
    "username", "ip_address", "auth-username", "auth-password", "token-otp_token",
    "backup-otp_token",
]  # fmt: skip
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "ijmond.inloggen.wachtwoorden.LangGenoeg",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "ijmond.inloggen.wachtwoorden.NietTeRaden"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Nothing from another host, nothing inline: no exception for the admin either.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}
# What a page could ask of a device, and no page of ours does.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    functie: []
    for functie in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
        "encrypted-media", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection",
        "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
        "screen-wake-lock", "serial", "sync-xhr", "usb", "xr-spatial-tracking",
    )
}  # fmt: skip
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a load balancer asks over plain http
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if PROXY_HTTPS_HEADER:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# A browser takes a cookie of such a name from this very host only, over https, for all of it.
VOORVOEGSEL = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{VOORVOEGSEL}sessionid", f"{VOORVOEGSEL}csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Half an hour without a request, and half a day at most (see ijmond/inloggen/sessie.py).
SESSION_COOKIE_AGE = 30 * 60
SESSIE_HOOGSTENS = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ijmond.inloggen.houvast.csrf_mislukt"
# Whether subdomains and the preload list take part is for the owner of the domain to decide.
# maykin_2fa.E002 wants scripts that the library makes per visitor, where ours is one file; E003 its
# own middleware, of which ours is the working one.
SILENCED_SYSTEM_CHECKS = [
    "security.W005",
    "security.W021",
    "maykin_2fa.E002",
    "maykin_2fa.E003",
]

DJANGO_TABLES2_TEMPLATE = "includes/tabel.html"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"uitvoer": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["uitvoer"], "level": "INFO"},
    "loggers": {"axes": {"level": "WARNING"}},  # who is locked out, not each time it looked
}
