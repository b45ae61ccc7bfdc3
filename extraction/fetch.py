"""Gets a page from the web without becoming a door into the own network.

Only http and https; every address a name resolves to must be public, at each redirect anew; the connection goes to the very
address that was checked (so that a name cannot change its mind between check and use); time, size and redirects are limited. The time
is that of everything together: a server that sends a byte now and then is cut off too.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from urllib.parse import SplitResult, urljoin, urlsplit

from legation.graph.errors import InputError, LimitExceeded

MAX_BYTES = 4_000_000
MAX_SECONDS = 15.0
MAX_REDIRECTS = 5
_WITH_IPV4 = tuple(ipaddress.IPv6Network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48"))
"""Networks whose addresses end in one of IPv4: NAT64."""
_ISATAP = 0x5EFE
"""In the middle of an address that ends in one of IPv4; the second bit of that word may be set."""
_NO_PAGE = tuple(ipaddress.IPv6Network(text) for text in ("fec0::/10", "5f00::/16", "::/96", "::ffff:0:0:0/96"))
"""Networks without pages: site-local (RFC 3879), segment routing (RFC 9602), compatible (RFC 4291) and SIIT (RFC 2765)."""
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
        if not all(_is_public(ip) for ip in _reached(ipaddress.ip_address(address))):
            raise InputError(f"{host} lies in a private network ({address}); only public pages are read", place=url)
    if not addresses:
        raise InputError(f"the host {host} has no address", place=url)
    return addresses[0]


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(ip, ipaddress.IPv6Address) and any(ip in network for network in _NO_PAGE):
        return False
    return ip.is_global and not ip.is_multicast


def _reached(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The addresses that packets to `ip` may end at: an IPv6 address can carry one of IPv4, which a gateway unpacks.

    Mapped (RFC 4291), 6to4 (RFC 3056), Teredo (RFC 4380), NAT64 (RFC 6052 and RFC 8215), ISATAP (RFC 5214).
    """
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    inside: list[ipaddress.IPv4Address | ipaddress.IPv6Address] = [ip]
    if ip.sixtofour is not None:
        inside.append(ip.sixtofour)
    if ip.teredo is not None:
        inside += ip.teredo
    if any(ip in network for network in _WITH_IPV4) or int(ip) >> 32 & 0xFDFFFFFF == _ISATAP:
        inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return inside


def _get(parts: SplitResult, address: str, deadline: float) -> tuple[int, dict[str, str], bytes]:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    left = deadline - time.monotonic()
    late = LimitExceeded(f"{parts.geturl()}: no answer within {MAX_SECONDS:.0f} s")
    if left <= 0:
        raise late
    watch: threading.Timer | None = None
    try:
        with socket.create_connection((address, port), timeout=left) as raw, _wrapped(raw, parts.scheme, host) as sock:
            watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, (sock,))
            watch.daemon = True
            watch.start()
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = http.client.HTTPConnection(host, port, timeout=left)
            connection.sock = sock
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain", "Connection": "close"})
            answer = connection.getresponse()
            body = _read(answer, deadline, parts.geturl())
            headers = {name.lower(): value for name, value in answer.getheaders()}
            connection.close()
    except TimeoutError as error:
        raise late from error
    except (OSError, http.client.HTTPException, ValueError) as error:  # ValueError: a socket or file that was cut off meanwhile
        if time.monotonic() >= deadline:
            raise late from error
        raise InputError(f"the page could not be read: {error}", place=parts.geturl()) from error
    finally:
        if watch is not None:
            watch.cancel()
    if time.monotonic() >= deadline:
        raise late
    return answer.status, headers, body


def _wrapped(raw: socket.socket, scheme: str, host: str) -> socket.socket:
    """The socket, for https inside TLS whose handshake is still to come."""
    if scheme != "https":
        return raw
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)


def _cut(sock: socket.socket) -> None:
    """End a connection whose time is over, whatever is being waited for; each single wait may be short."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # the plain one: TLS would have to say goodbye first


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
