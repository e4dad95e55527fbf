"""The bytes of a text file to text: by its mark, else strict UTF-8, else what the operation says; never by a guess."""

from __future__ import annotations

import re

from planner.operation.reading import TURKISH, Reading

MARKS = (b"\xff\xfe", b"\xfe\xff")
_MANGLED = re.compile("[ÝÞÐýþð]")
"""What İ Ş Ğ ı ş ğ become where Windows-1254 is read as Windows-1252."""


def decode(reading: Reading, file: str, content: bytes) -> str | None:
    """Text of a file; None if it cannot be told (noted). What was assumed is said and counted."""
    try:
        text = content.decode("utf-16" if content[:2] in MARKS else "utf-8-sig")
    except UnicodeDecodeError as error:
        told = _by_the_operation(reading, file, content, error.start)
        if told is None:
            return None
        text = told
    if "\x00" in text:
        reading.error(file, text[: text.index("\x00")].count("\n") + 1, None, "csv_syntax", reason="NUL")
        return None
    _look_for_mangled(reading, file, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _by_the_operation(reading: Reading, file: str, content: bytes, at: int) -> str | None:
    line = content[:at].count(b"\n") + 1
    if reading.encoding is None or content[:2] in MARKS:
        reading.error(file, line, None, "encoding_unknown" if content[:2] in MARKS else "encoding_asked")
        return None
    try:
        text = content.decode(reading.encoding)
    except UnicodeDecodeError as error:
        reading.error(file, content[: error.start].count(b"\n") + 1, None, "encoding_unknown")
        return None
    code = "encoding_1254" if reading.encoding == TURKISH else "encoding_stated"
    reading.warn(file, None, None, code, value=reading.encoding)
    reading.count((file, ""), "assumed", "encoding", value=reading.encoding)
    return text


def _look_for_mangled(reading: Reading, file: str, text: str) -> None:
    """Say that letters stand where Turkish ones were, in a file that somebody read and wrote in another encoding."""
    found = None if text.isascii() or reading.encoding != TURKISH else _MANGLED.search(text)
    if found is not None:
        line = text[: found.start()].count("\n") + 1
        reading.warn(file, line, None, "encoding_mangled", value=found[0])
