"""Whether a packed file may be opened at all: what its directory promises is looked at before anything is unpacked.

Limits as measured for workbooks: a file of 269 kB unpacked to 50 MB (191:1); honest ones stay below 30:1.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

MOST_UNPACKED_BYTES = 200_000_000
MOST_MEMBERS = 1000
MOST_RATIO = 100
SMALL_BYTES = 1_000_000
"""A member that unpacks to less may be packed as tightly as it likes."""
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")

Refusal = tuple[str, dict[str, object]]


def refusal(content: bytes) -> Refusal | None:
    """Why a packed file is not opened, as a code and parameters; None if it may be.

    A member cannot hold more than its directory entry says: the reader stops there, and its checksum then fails.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            return _of_members(members) or _nested(packed, members)
    except Exception as error:  # a damaged directory or member may raise anything in the library that unpacks it
        return "not_a_workbook", {"reason": type(error).__name__}


def _of_members(members: list[zipfile.ZipInfo]) -> Refusal | None:
    """What the sizes and names of the directory forbid."""
    if len(members) > MOST_MEMBERS:
        return "archive_members", {"value": str(len(members)), "most": MOST_MEMBERS}
    names = [member.filename for member in members]
    outside = next((name for name in names if not _inside(name)), None)
    if outside is not None or len(set(names)) < len(names):
        return "archive_name", {"value": outside or "-"}
    size = sum(member.file_size for member in members)
    if size > MOST_UNPACKED_BYTES:
        return "archive_size", {"size": size, "most": MOST_UNPACKED_BYTES}
    swollen = next((m for m in members if m.file_size > max(SMALL_BYTES, MOST_RATIO * m.compress_size)), None)
    if swollen is None:
        return None
    ratio = round(swollen.file_size / max(swollen.compress_size, 1))
    return "archive_ratio", {"value": swollen.filename, "ratio": ratio, "most": MOST_RATIO}


def _inside(name: str) -> bool:
    """Whether a member's name stays where it is unpacked."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and not set("\\:\x00") & set(name)


def _nested(packed: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Refusal | None:
    """A member that is packed itself."""
    for member in members:
        with packed.open(member) as opened:
            start = opened.read(6)
        if start.startswith(PACKED):
            return "archive_nested", {"value": member.filename}
    return None
