"""What files an operation accepts: how large, how many rows, and in which encoding where they are not UTF-8."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.operation.types import Frozen

Encoding = Literal["windows-1254", "windows-1252", "iso-8859-9", "iso-8859-1"]
TURKISH_ZONES = frozenset({"Europe/Istanbul", "Asia/Istanbul", "Turkey"})


class FileSpec(Frozen):
    """Limits of the operation's CSV files, and the encoding of those that are not UTF-8.

    `encoding`: without it a file that is not UTF-8 is read as Windows-1254 where the operation's zone is Turkish, and
    refused anywhere else, since a wrong guess changes letters unseen.
    """

    most_mb: Annotated[int, Field(ge=1, le=4000)] = 200
    most_rows: Annotated[int, Field(ge=1, le=100_000_000)] = 5_000_000
    encoding: Encoding | None = None
