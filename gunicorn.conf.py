"""What holds for every server of the portal, however it is started."""

# By default a visitor behind a proxy on this host could rewrite every link of a page with these.
forwarder_headers = ""
