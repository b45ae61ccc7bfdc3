"""Gets a page from the web without becoming a door into the own network.

Only http and https; every address a name resolves to must be public, at each redirect anew; the connection goes to the very
address that was checked (so that a name cannot change its mind between check and use); time, size and redirects are limited.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import SplitResult, urljoin, urlsplit

from graph.errors import InputError, LimitExceeded

MAX_BYTES = 4_000_000
MAX_SECONDS = 15.0
MAX_REDIRECTS = 5
_AGENT = "legation/0.1 (article reader)"


def fetch(url: str) -> tuple[bytes, str]:
    """Body and final address of a page.

    Raises InputError for an address that is not public http(s) or that does not answer with a page, LimitExceeded for one
    that is too big, too slow or redirects too often.
    """
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        address = public_address(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80), url)
        status, headers, body = _get(parts, address, deadline)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            url = urljoin(url, headers["location"])
            continue
        if status != 200:
            raise InputError(f"the server answered {status}", place=url)
        kind = headers.get("content-type", "text/html")
        if not kind.startswith(("text/", "application/xhtml", "application/xml")):
            raise InputError(f"the address holds {kind.split(';')[0]}, not a page", place=url)
        return body, url
    raise LimitExceeded(f"{url}: more than {MAX_REDIRECTS} redirects")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"not an address: {error}", place=url) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("only http:// and https:// addresses are read", place=url)
    if parts.username or parts.password:
        raise InputError("addresses with a user name or password are not read", place=url)
    if port is not None and port not in (80, 443, 8080, 8443):
        raise InputError(f"port {port} is not one of a web page", place=url)
    return parts


def public_address(host: str, port: int, url: str) -> str:
    """The first address of `host`, provided that all of them are public; InputError otherwise."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"the host {host} is not known", place=url) from error
    addresses = [str(entry[4][0]).split("%")[0] for entry in found]
    for address in addresses:
        ip = ipaddress.ip_address(address)
        mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
        if not (mapped or ip).is_global or (mapped or ip).is_multicast:
            raise InputError(f"{host} lies in a private network ({address}); only public pages are read", place=url)
    if not addresses:
        raise InputError(f"the host {host} has no address", place=url)
    return addresses[0]


def _get(parts: SplitResult, address: str, deadline: float) -> tuple[int, dict[str, str], bytes]:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    left = deadline - time.monotonic()
    if left <= 0:
        raise LimitExceeded(f"{parts.geturl()}: no answer within {MAX_SECONDS:.0f} s")
    try:
        raw = socket.create_connection((address, port), timeout=left)
        sock: socket.socket = raw
        if parts.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        connection = http.client.HTTPConnection(host, port, timeout=left)
        connection.sock = sock
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain", "Connection": "close"})
        answer = connection.getresponse()
        body = _read(answer, deadline, parts.geturl())
        headers = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
    except TimeoutError as error:
        raise LimitExceeded(f"{parts.geturl()}: no answer within {MAX_SECONDS:.0f} s") from error
    except (OSError, http.client.HTTPException) as error:
        raise InputError(f"the page could not be read: {error}", place=parts.geturl()) from error
    return answer.status, headers, body


def _read(answer: http.client.HTTPResponse, deadline: float, url: str) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := answer.read(65_536):
        size += len(chunk)
        if size > MAX_BYTES:
            raise LimitExceeded(f"{url}: more than {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise LimitExceeded(f"{url}: not read within {MAX_SECONDS:.0f} s")
        chunks.append(chunk)
    return b"".join(chunks)
