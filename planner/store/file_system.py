"""What kind of file system a folder lies on: SQLite's locks and flushes are not kept by network shares."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "fuse.sshfs", "fuse.davfs"})
"""Kinds on which the store is refused."""


def file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """Kind of the file system (ext4, nfs4, cifs, ...) as Linux tells it; empty where it does not."""
    try:
        told = mounts.read_text(encoding="utf-8", errors="surrogateescape")
        whole = folder.resolve()
    except OSError:
        return ""
    found = ""
    longest = -1
    for line in told.splitlines():
        place, kind = _mounted(line)
        if len(place.parts) >= longest and whole.is_relative_to(place):  # of two at one place the later lies on top
            longest, found = len(place.parts), kind
    return found


def is_network(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether the folder lies on a network share, as far as the system tells."""
    return file_system(folder, mounts) in NETWORK


def _mounted(line: str) -> tuple[Path, str]:
    """Place and kind of a line: `36 35 98:0 / /mnt rw,noatime master:1 - ext3 /dev/root rw`."""
    before, _, after = line.partition(" - ")
    place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), before.split()[4])
    return Path(place), after.split()[0]
