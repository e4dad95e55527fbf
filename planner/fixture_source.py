"""Where a fixture list comes from: a file, or an http(s) address that is fetched with limits.

An address is resolved once, every number it resolves to must be public, and the connection goes to a number that was
checked: a name that points elsewhere a moment later gains nothing. Redirects are followed by hand, each checked alike.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from planner.operation.reading import Reading

MOST_BYTES = 20_000_000
MOST_REDIRECTS = 5
CHUNK = 65_536
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
INTERNET = ipaddress.IPv6Network("2000::/3")  # all that IANA gives out of IPv6 (checked 2026-11-22)
KEPT_APART = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long is fetched; `private` allows addresses inside the house (loopback, 10.x, link-local)."""

    private: bool = False
    most_bytes: int = MOST_BYTES
    timeout_s: float = 10.0


PUBLIC = Limits()


class _Refused(Exception):
    """An address that is not fetched, or did not answer: a code and parameters for the sentence."""

    def __init__(self, code: str, **parameters: object) -> None:
        self.code, self.parameters = code, parameters
        super().__init__(code)


def is_address(source: str) -> bool:
    """Whether a source is an address (of whatever scheme) and no path."""
    return _ADDRESS.match(source) is not None


def content_of(reading: Reading, source: str, limits: Limits) -> tuple[str, bytes | None]:
    """Name for messages, and the bytes of a file or an address; None if there are none (noted)."""
    if not is_address(source):
        path = Path(source)
        return path.name, _beside(reading, path).read(path.name, most_bytes=limits.most_bytes)
    name = _shown(source)
    try:
        return name, _fetch(source, limits)
    except _Refused as refused:
        reading.error(name, None, None, refused.code, **{"value": name, **refused.parameters})
    return name, None


def _beside(reading: Reading, path: Path) -> Reading:
    """A reading of the file's own folder that notes its problems in the same list."""
    return Reading(path.parent, reading.zone, reading.problems, reading.digests)


def _shown(address: str) -> str:
    """An address for messages, without what may be secret in it: name and password, query, fragment."""
    bare = re.split(r"[?#]", address, maxsplit=1)[0]
    scheme, _, rest = bare.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def _fetch(address: str, limits: Limits) -> bytes:
    deadline = time.monotonic() + limits.timeout_s
    for _ in range(MOST_REDIRECTS + 1):
        content, following = _once(address, limits, deadline)
        if content is not None:
            return content
        address = urljoin(address, following)
    raise _Refused("import_url_redirects", most=MOST_REDIRECTS)


def _once(address: str, limits: Limits, deadline: float) -> tuple[bytes | None, str]:
    """The body of an answer, or None and where it points to."""
    parts, port = _parts(address)
    connection = _connected(parts, port, limits, deadline)
    left = deadline - time.monotonic()
    watch = threading.Timer(max(left, 0.0), _cut, [connection.sock])
    watch.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Accept-Encoding": "identity", "Connection": "close", "User-Agent": "vardiya"}
        connection.request("GET", target, headers=headers)
        return _answer(connection.getresponse(), limits, deadline)
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        if time.monotonic() >= deadline:
            raise _Refused("import_url_slow", most=limits.timeout_s) from None
        raise _Refused("import_url_failed", reason=error or type(error).__name__) from None
    finally:
        watch.cancel()
        connection.close()


def _parts(address: str) -> tuple[SplitResult, int]:
    """An address taken apart.

    Raises
    ------
    _Refused
        If it is no http(s) address of a host.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _Refused("import_url_failed", reason=error) from None
    if parts.scheme not in PORTS:
        raise _Refused("import_url_scheme", value=parts.scheme)
    if not parts.hostname or not (parts.path + parts.query).isascii() or re.search(r"[\x00-\x20\x7f]", address):
        raise _Refused("import_url_failed", reason="URL")
    return parts, PORTS[parts.scheme] if port is None else port


def _connected(parts: SplitResult, port: int, limits: Limits, deadline: float) -> http.client.HTTPConnection:
    """A connection to a checked number of the host; certificates are checked against the host's name."""
    host = parts.hostname or ""
    number = _number(host, port, limits)
    left = deadline - time.monotonic()
    if left <= 0:
        raise _Refused("import_url_slow", most=limits.timeout_s)
    connection = http.client.HTTPConnection(host, port, timeout=left)
    try:
        connection.sock = socket.create_connection((number, port), timeout=left)
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
            connection.default_port = PORTS["https"]
    except TimeoutError:
        connection.close()
        raise _Refused("import_url_slow", most=limits.timeout_s) from None
    except OSError as error:
        connection.close()
        raise _Refused("import_url_failed", reason=error) from None
    return connection


def _number(host: str, port: int, limits: Limits) -> str:
    """A number of a host; refused if any of its numbers is not public, unless private ones are allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _Refused("import_url_failed", reason=error) from None
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    inside = [number for number in numbers if not is_public(number)]
    if inside and not limits.private:
        raise _Refused("import_url_private", value=host, number=inside[0])
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP number belongs to the public internet; one that carries an IPv4 number is judged by that."""
    address = ipaddress.ip_address(number.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address.sixtofour is not None or address.teredo is not None:
            return False
        if address in NAT64:
            address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        elif address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address not in INTERNET:
            return False
    apart = any(address.version == network.version and address in network for network in KEPT_APART)
    return address.is_global and not address.is_multicast and not apart


def _answer(response: http.client.HTTPResponse, limits: Limits, deadline: float) -> tuple[bytes | None, str]:
    if response.status in REDIRECTS and response.getheader("Location"):
        return None, response.getheader("Location", "")
    if response.status != http.HTTPStatus.OK:
        raise _Refused("import_url_status", status=response.status, reason=response.reason)
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise _Refused("import_url_failed", reason=f"Content-Encoding {response.getheader('Content-Encoding')}")
    content = bytearray()
    while chunk := response.read1(CHUNK):
        content += chunk
        if len(content) > limits.most_bytes:
            raise _Refused("import_url_large", most=limits.most_bytes)
    if time.monotonic() >= deadline:  # the watch may have cut it, which looks like an end
        raise _Refused("import_url_slow", most=limits.timeout_s)
    if response.length:
        raise http.client.IncompleteRead(bytes(content), response.length)
    return bytes(content), ""


def _cut(open_socket: socket.socket) -> None:
    """End a connection whose time is over, whatever it waits for."""
    try:
        open_socket.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself
