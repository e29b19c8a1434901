"""What goes into an address, a header or a field to see whether something breaks."""

from urllib.parse import quote_plus

MERK = "<script>x9</script>"
"""If this comes back unescaped, a visitor could run a script at somebody else's."""

WAARDEN = [
    "", " ", "0", "-1", "1", "2", "3", "7", "99", "2147483648", "9223372036854775808", "9" * 400,
    "1.5", "1e400", "NaN", "True", "null", "[]", "{}", "x" * 300, "y" * 5000, "\x00", "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "\ufffe", "\u202e", "é", "💩",
    "٣", "²", "'", '"', "';--", "1 OR 1=1", "%", "_", "\\", "../../etc/passwd", "{{7*7}}",
    "{% load x %}", MERK, f'"{MERK}', "javascript:alert(1)", "//elders.example/", "\r\nX-Kwaad: 1",
    "2026-02-30", "31-02-2026", "0000-00-00", "9999-12-31", "10000-01-01", "1-1-1", "25:61",
    "2026", "2026-Q5", "SA-01", "SA-99", "WA-01", "SA-", "agenda-a", "bestaat-niet", "dag", "maand",
    "on", "off", "concept", "gepubliceerd", "ingetrokken", "__all__", "pk", "id__in", "-pk",
]  # fmt: skip
"""Values, as they are typed; some of them mean something here."""

NAMEN = [
    "tekst", "agenda", "domein", "periode", "status", "eigenaar", "overleg", "sort", "page", "op",
    "organisatie", "regio", "soort", "van", "tot", "sinds", "stand", "q", "o", "p", "e", "all",
    "next", "id__exact", "pk__in", "publicatie__exact", "agenda__slug__exact", "titel__regex",
    "agenda__id__exact", "_popup", "_to_field", "_changelist_filters", "app_label", "model_name",
    "field_name", "term", "user__password", "x[]", "x[y]", "",
]  # fmt: skip
"""Names behind a question mark: those of the portal and of the admin, and some of neither."""

STUKKEN = [quote_plus(waarde, errors="replace") for waarde in WAARDEN] + [
    "%00", "%ff%fe", "%zz", "%", "..%2F..%2F", "%2e%2e", ".", "..", ";", "%0d%0aX:1", "%23", "%3F",
]  # fmt: skip
"""Parts of an address, as they go over the line."""

KOPPEN = [
    ("HTTP_IF_NONE_MATCH", ['"', "W/", "*", "\xff", ",,,", '"a"b"', "x" * 9000]),
    ("HTTP_IF_MODIFIED_SINCE", ["gisteren", "Thu, 99 Zzz 2026 00:00:00 GMT"]),
    ("HTTP_RANGE", ["bytes=-1-99999999999999999999", "bytes=9-1", "regels=1"]),
    ("HTTP_ACCEPT", ["application/json", "*/*;q=zoveel", "\xff"]),
    ("HTTP_ACCEPT_ENCODING", ["gzip;q=zoveel, \xff, ;;;", "br", "identity;q=0, *;q=0"]),
    ("HTTP_ACCEPT_LANGUAGE", ["en-US,en;q=0.9,\x00", "x" * 9000, "zz"]),
    ("HTTP_COOKIE", ["sessionid=\xff; csrftoken=; ;;=", "messages=x; sessionid=" + "a" * 4000]),
    ("HTTP_HOST", ["elders.example", "testserver:99999999", "[::1", "a b", ""]),
    ("HTTP_X_FORWARDED_PROTO", ["gopher", "https,http"]),
    ("HTTP_X_FORWARDED_FOR", ["' OR 1=1", "::1, ::1", "x" * 5000]),
    ("HTTP_X_FORWARDED_HOST", ["elders.example"]),
    ("HTTP_ORIGIN", ["null", "https://elders.example"]),
    ("HTTP_REFERER", ["https://elders.example/", "\xff", "//["]),
    ("HTTP_X_HTTP_METHOD_OVERRIDE", ["DELETE"]),
    ("CONTENT_LENGTH", ["veel", "-1", "99999999999"]),
    ("CONTENT_TYPE", ["multipart/form-data", "multipart/form-data; boundary=", "x/y; charset=zz"]),
]
"""Headers as WSGI names them, each with what it may hold."""

METHODEN = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "PROPFIND", "get"]
