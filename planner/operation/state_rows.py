"""states.csv: what agents' system says they did, minute by minute, to time worked and time not available."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from planner.operation import cells
from planner.operation.cells import CellError, Habits
from planner.operation.config import OperationFile
from planner.operation.contact_sheet import Ints, Mask, Sheet, note_texts, parsed, read_sheet
from planner.operation.csv_text import read_text
from planner.operation.operation import StateDay
from planner.operation.reading import Reading, suggestion

FILE = "states.csv"
NEEDED = ("agent", "starts_at", "state", "length_s")
MOST_LENGTH_S = 86_400.0
KINDS = ("working", "inside", "planned", "out")
USUAL = {
    "working": (
        "available", "ready", "idle", "waiting", "talking", "on call", "call", "chat", "chatting", "hold", "ringing",
        "busy", "wrap-up", "wrap up", "after call work", "acw", "after contact work", "email", "back office", "working",
        "müsait", "çağrıda", "görüşmede", "sohbette",
    ),
    "inside": (
        "unavailable", "not ready", "away", "aux", "technical", "system issue", "personal", "restroom", "inside",
        "müsait değil", "uzakta",
    ),
    "planned": (
        "break", "lunch", "meal", "training", "coaching", "meeting", "planned", "mola", "yemek", "eğitim", "toplantı",
    ),
    "out": ("logged off", "logged out", "offline", "logoff", "out", "çıkış", "çevrimdışı"),
}  # fmt: skip


def read_states(reading: Reading, config: OperationFile) -> tuple[StateDay, ...]:
    """Agent-seconds per local day: worked, and logged in without being available; breaks and training left out.

    States are known by their usual English and Turkish names and by `shrinkage.states`, capitals or not. Agents
    who have left count too: what they did is evidence all the same.
    """
    if not reading.exists(FILE):
        return ()
    source = read_text(reading, FILE, NEEDED, ())
    if source is None:
        return ()
    sheet = read_sheet(reading, source, NEEDED)
    day, good = parsed(reading, sheet, "starts_at", _local_day)
    length_s, fine = parsed(reading, sheet, "length_s", _length)
    kind, known = _kinds(reading, sheet, meanings(config.shrinkage.states))
    doubled = _repeats(sheet)
    if doubled.any():
        reading.warn(FILE, None, "starts_at", "states_repeated", value=str(int(doubled.sum())))
        reading.count((FILE, ""), "dropped", "states_repeated", sheet.lines[doubled].tolist())
    return _totals(pd.DataFrame({"day": day, "kind": kind, "length_s": length_s})[good & fine & known & ~doubled])


def meanings(own: Mapping[str, str]) -> dict[str, str]:
    """Kind of each state by its name in small letters; the operation's own word goes first."""
    usual = {name: kind for kind, names in USUAL.items() for name in names}
    return {**usual, **{name.strip().casefold(): kind for name, kind in own.items()}}


def _local_day(cell: str, habits: Habits) -> float:
    """Ordinal of the local day of a moment."""
    if not cell:
        raise CellError("cell_empty")
    try:
        moment = cells.instant(cell, habits).at
    except CellError as error:
        if error.code not in ("time_twice", "time_in_gap"):
            raise
        moment = datetime.fromisoformat(cell).replace(tzinfo=UTC)  # the hour that clocks repeat: its day is plain
        return float(moment.toordinal())
    return float(moment.astimezone(ZoneInfo(habits.zone)).toordinal())


def _length(cell: str, habits: Habits) -> float:
    if not cell:
        raise CellError("cell_empty")
    length_s = cells.not_negative(cell, habits)
    if length_s > MOST_LENGTH_S:
        raise CellError("too_large", most=f"{MOST_LENGTH_S:.0f}")
    return length_s


def _kinds(reading: Reading, sheet: Sheet, known: Mapping[str, str]) -> tuple[Ints, Mask]:
    """Number of each row's kind in `KINDS`, and whether its state is known."""
    codes, texts = sheet.columns["state"]
    kinds = [known.get(text.casefold()) for text in texts]
    unknown = [
        (i, CellError("unknown_state", **suggestion(text.casefold(), known)) if text else CellError("cell_empty"))
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        if kind is None
    ]
    note_texts(reading, sheet, "state", unknown)
    numbers = np.array([KINDS.index(kind) if kind else -1 for kind in kinds], dtype=np.int64)[codes]
    return numbers, numbers >= 0


def _repeats(sheet: Sheet) -> Mask:
    """Rows that stand there a second time, as where two exports overlap."""
    repeats: Mask = pd.DataFrame({name: sheet.columns[name][0] for name in NEEDED}).duplicated().to_numpy(dtype=bool)
    return repeats


def _totals(rows: pd.DataFrame) -> tuple[StateDay, ...]:
    sums = rows.pivot_table(index="day", columns="kind", values="length_s", aggfunc="sum", fill_value=0.0)
    sums = sums.reindex(columns=range(len(KINDS)), fill_value=0.0)
    days = (date.fromordinal(int(day)) for day in sums.index)
    worked, inside = sums[0].to_list(), sums[1].to_list()
    return tuple(StateDay(day, float(w), float(i)) for day, w, i in zip(days, worked, inside, strict=True))
