"""Files made wrong: bytes, cells, lines, encodings, numbers, nesting and parts of archives, by a seeded generator."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

ODD = (
    b"", b"0", b"-1", b"1e400", b"9" * 40, b"NaN", b"inf", b"-0", b"1.234,5", b"1e-400", b"0x10", b"\xc4\xb0", b"\xff",
    b"\x00", b"\xf0\x9f\x98\x80", b"=1+1", b"@SUM(A1)", b"../../etc/passwd", b"2025-02-30", b"2025-03-30T02:30",
    b"0000-00-00", b"9999-12-31T23:59", b"01.02.2025", b"24:00", b"25:61", b"null", b"true", b"~", b"*a", b"&a", b"!!x",
    b"%s%n", b"'", b'"', b'"""', b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"\r", b"\t", b"\xe2\x80\xae", b"A" * 5000,
    b"\xcc\x81" * 50, b"Europe/Nowhere", b"::", b"[" * 200, b"{" * 200, b"TZID=/x", b"P99999999D", b"-99999-01-01",
)  # fmt: skip
ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "cp1254", "latin-1", "utf-7", "cp037")
BREAKS = b",;:\n\t \"'{}[]=|/-"


def mutated(content: bytes, others: tuple[bytes, ...], random: Random) -> bytes:
    """One to six mutations of a file; archives are opened now and then and a part of them is mutated."""
    if content[:2] == b"PK" and random.random() < 0.7:
        return _with_part(content, random)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        content = random.choice(MUTATIONS)(content, others, random)
    return content[:2_000_000]


def _flip(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    body = bytearray(content)
    for _ in range(random.choice((1, 2, 8))):
        if body:
            body[random.randrange(len(body))] ^= 1 << random.randrange(8)
    return bytes(body)


def _odd(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    """A value in place of the one between two separators."""
    start, end = _cell(content, random)
    return content[:start] + random.choice(ODD) + content[end:]


def _cut(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _drop(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.choice((1, 5, 60, 900)) :]


def _splice(content: bytes, others: tuple[bytes, ...], random: Random) -> bytes:
    other = random.choice(others or (content,))
    start = random.randrange(len(other) + 1)
    at = random.randrange(len(content) + 1)
    return content[:at] + other[start : start + random.choice((4, 40, 400))] + content[at:]


def _repeat(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    piece = content[start : start + random.choice((1, 20, 300))]
    return content[:start] + piece * random.choice((2, 3, 50, 2000)) + content[start:]


def _lines(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    lines = content.split(b"\n")
    if random.random() < 0.5:
        random.shuffle(lines)
    else:
        lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
    return b"\n".join(lines)


def _encoded(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(ENCODINGS), "replace")


def _separated(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    old, new = random.sample([b",", b";", b"\t", b"|", b"\r\n", b"\n", b"\r"], 2)
    return content.replace(old, new)


def _nested(content: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    start, end = _cell(content, random)
    deep = random.choice((3, 30, 3000))
    opened, closed = random.choice(((b"[", b"]"), (b"{a: ", b"}"), (b'{"a":', b"}"), (b"(", b")")))
    return content[:start] + opened * deep + content[start:end] + closed * deep + content[end:]


MUTATIONS: tuple[Callable[[bytes, tuple[bytes, ...], Random], bytes], ...] = (
    _flip, _odd, _odd, _odd, _odd, _cut, _drop, _splice, _repeat, _lines, _encoded, _separated, _nested,
)  # fmt: skip


def _cell(content: bytes, random: Random) -> tuple[int, int]:
    """Where a value begins and ends: between two separators around a place."""
    at = random.randrange(len(content) + 1)
    start, end = at, at
    while start and content[start - 1] not in BREAKS:
        start -= 1
    while end < len(content) and content[end] not in BREAKS:
        end += 1
    return start, end


def _with_part(content: bytes, random: Random) -> bytes:
    """An archive with a part changed, dropped, doubled or put elsewhere; the archive as it is if it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):  # also a kind of packing that zipfile does not know
        return _flip(content, (), random)
    chosen = random.choice(sorted(parts))
    how = random.randrange(5)
    if how == 0:
        del parts[chosen]
    elif how == 1:
        parts[random.choice(("../../x.xml", "/etc/x", "a" * 300, chosen + "/"))] = parts[chosen]
    elif how == 2:
        parts["xl/media/filler.bin"] = bytes(random.choice((1_000_000, 30_000_000)))
    else:
        parts[chosen] = random.choice(MUTATIONS)(parts[chosen], tuple(parts.values()), random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()
