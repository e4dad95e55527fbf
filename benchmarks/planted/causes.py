"""Ten causes for which a promise of a sportsbook cannot be kept, each planted by an edit of its files.

Every edit says why it makes its promise impossible; who is concerned is looked up in the files, so any seed will do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from planner.operation.writing import write_csv

MONDAY = date(2025, 11, 3)
Row = dict[str, str]
Wanted = tuple[str, str, str]
"""A party by its kind, the beginning of its name, and an agent among those it binds ("" = any)."""


@dataclass(frozen=True, slots=True)
class Files:
    """An operation's folder, edited as a planner would: a line of operation.yaml, a row of a table."""

    folder: Path

    def rows(self, name: str) -> list[Row]:
        """Rows of a CSV file."""
        return list(csv.DictReader(io.StringIO((self.folder / name).read_text(encoding="utf-8"))))

    def write(self, name: str, rows: list[Row]) -> None:
        """Write the rows back."""
        write_csv(self.folder / name, list(rows[0]), [list(row.values()) for row in rows])

    def add(self, name: str, *rows: tuple[str, ...]) -> None:
        """Add rows at the end of a CSV file."""
        path = self.folder / name
        path.write_text(path.read_text(encoding="utf-8") + "".join(",".join(row) + "\n" for row in rows), "utf-8")

    def setting(self, old: str, new: str) -> None:
        """Replace a text that stands exactly once in operation.yaml."""
        path = self.folder / "operation.yaml"
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in operation.yaml")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def agents(self, change: Callable[[Row], Row | None]) -> None:
        """Change rows of agents.csv; None leaves a row as it is."""
        self.write("agents.csv", [change(dict(row)) or row for row in self.rows("agents.csv")])

    def free(self, contract: str, taken: int = 0) -> str:
        """An agent of a contract for whom nothing else is entered: no absence, lock, training, protection, bus."""
        busy = {row["agent"] for name in DATED for row in self.rows(name)}
        fit = (
            row["id"]
            for row in self.rows("agents.csv")
            if row["contract"] == contract
            and row["id"] not in busy
            and not row["roles"]
            and not row["newcomer_until"]
            and row["needs_transport"] == "false"
            and "de:" not in row["languages"]
        )
        return list(fit)[taken]


DATED = ("absences.csv", "locks.csv", "activities.csv", "protections.csv")


@dataclass(frozen=True, slots=True)
class Planted:
    """What the edit makes impossible: the promise, and who must be named as taking part in it."""

    promise: tuple[str, str]
    parties: tuple[Wanted, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause by its name, why it is one, and the edit that plants it."""

    name: str
    why: str
    plant: Callable[[Files], Planted]


GERMAN = 'de: {least: 1, language: de, hours: [{start: "08:00", end: "24:00"}]}'
WORKDAYS = '[{days: [mon, tue, wed, thu, fri], start: "10:00", end: "12:00"}]'
GERMAN_MORNING = f"de: {{least: 1, language: de, hours: {WORKDAYS}}}"
WEDNESDAY = MONDAY + timedelta(days=9)


def mend(files: Files) -> None:
    """Make the sportsbook's own promises ones that can be kept.

    Its two German speakers have a floor that each of them keeps alone; and of the two who stand in for each other none
    is on leave for so long that the other would work seven days in a row.
    """
    files.setting(GERMAN, GERMAN_MORNING)
    pair = set(files.rows("pairs.csv")[0].values())
    files.write("absences.csv", [row for row in files.rows("absences.csv") if row["agent"] not in pair])


def _rare_language(files: Files) -> Planted:
    files.setting(GERMAN_MORNING, GERMAN)
    return Planted(("floor", "floor:de"))


def _two_leaves(files: Files) -> Planted:
    german = _speaking(files, "de:")
    last = WEDNESDAY + timedelta(days=1)
    files.add("absences.csv", *((one, f"{WEDNESDAY}T00:00", f"{last}T00:00", "0") for one in german))
    return Planted(("floor", "floor:de"), tuple(("absence", "", one) for one in german))


def _lock_against_rest(files: Files) -> Planted:
    who, next_day = files.free("full-45"), WEDNESDAY + timedelta(days=1)
    late, early = "standard-1530-480", "standard-0600-480"
    files.add("locks.csv", (who, str(WEDNESDAY), late), (who, str(next_day), early))
    return Planted(("lock", ""), (("lock", late, who), ("lock", early, who), ("rule", "daily_rest", "")))


def _certificate_gap(files: Files) -> Planted:
    def lapse(row: Row) -> Row:
        papers = [p for p in row["certificates"].split() if not p.startswith("kyc:")]
        held = len(papers) < len(row["certificates"].split())
        return row | {"certificates": " ".join([*papers, *([f"kyc:{MONDAY + timedelta(days=13)}"] if held else [])])}

    files.agents(lapse)
    _floor(files, 'documents: {least: 1, queue: documents-kyc, hours: [{days: [wed], start: "10:00", end: "12:00"}]}')
    return Planted(("floor", "floor:documents"), (("paper", "kyc", ""),))


def _training_past_due(files: Files) -> Planted:
    who = files.free("full-45")
    last_day = MONDAY + timedelta(days=2)
    files.agents(lambda row: row | {"certificates": f"aml:{last_day}"} if row["id"] == who else None)
    files.add("absences.csv", (who, f"{MONDAY}T00:00", f"{last_day}T00:00", "0"))
    files.add("locks.csv", (who, str(last_day), "off"))
    told = "    training_by_date: {certificates: {aml: aml-training}, reason: Trained before it lapses}\n"
    files.setting("    rest_before_leave:", told + "    rest_before_leave:")
    return Planted(("activity", ""), (("absence", "", who), ("lock", "", who)))


def _night_rotation(files: Files) -> Planted:
    who = files.free("full-45")
    files.agents(lambda row: row | {"skills": row["skills"] + " risk:4"} if row["id"] == who else None)
    _floor(files, 'risk-night: {least: 1, skill: risk, hours: [{days: [sat], start: "02:00", end: "03:00"}]}')
    return Planted(("floor", "floor:risk-night"), (("rule", "night_rotation", ""),))


def _part_time_overtime(files: Files) -> Planted:
    who = files.free("part-30")
    days = [MONDAY + timedelta(days=7 + n) for n in range(5)]
    files.add("locks.csv", *((who, str(day), "part-1000-480") for day in days))
    return Planted(("lock", ""), (("lock", "part-1000-480", who), ("contract", "", who)))


def _on_call_window(files: Files) -> Planted:
    old = "    language: en\n    event_tier: 2\n    answer_min: 10\n    at_desk_min: 30\n"
    files.setting(old, old.replace("at_desk_min: 30", "at_desk_min: 20"))
    return Planted(("on_call", "en-event-night"), (("rule", "on_call_reach", ""),))


def _lead_cover(files: Files) -> Planted:
    (pair,) = files.rows("pairs.csv")
    both, day = (pair["first"], pair["second"]), MONDAY + timedelta(days=15)
    files.add("absences.csv", *((one, f"{day}T00:00", f"{day + timedelta(days=1)}T00:00", "0") for one in both))
    return Planted(("floor", "never_both_off"), tuple(("absence", "", one) for one in both))


def _seats(files: Files) -> Planted:
    german = _speaking(files, "de:")
    files.agents(lambda row: row | {"site": "annex"} if row["id"] in german else None)
    files.setting("  izmir: {seats: 45}", "  annex: {seats: 1}\n  izmir: {seats: 45}")
    _floor(files, 'de-pair: {least: 2, language: de, hours: [{days: [mon], start: "11:00", end: "12:00"}]}')
    return Planted(("floor", "floor:de-pair"), (("seats", "", ""),))


def _speaking(files: Files, level: str) -> tuple[str, ...]:
    return tuple(row["id"] for row in files.rows("agents.csv") if level in row["languages"])


def _floor(files: Files, line: str) -> None:
    files.setting("  lead: {least: 1, role: lead}\n", f"  lead: {{least: 1, role: lead}}\n  {line}\n")


CAUSES: tuple[Cause, ...] = (
    Cause("rare-language floor", "112 h of German a week, and two speakers with 45 + 30 h", _rare_language),
    Cause("two leaves in one language", "both German speakers are away on one Wednesday", _two_leaves),
    Cause("lock against rest", "one shift is fixed to end at 23:30, the next to start at 06:00", _lock_against_rest),
    Cause("certificate gap", "a floor of documents, whose every certificate ends within the plan", _certificate_gap),
    Cause("training past due", "away until the last day of the certificate, off on it", _training_past_due),
    Cause(
        "night rotation",
        "one person for every Friday night; two weeks by night at most",
        _night_rotation,
    ),
    Cause("part-time overtime", "five shifts of 7.5 h are fixed for a contract of 30 h a week", _part_time_overtime),
    Cause("on-call window", "at a desk within 20 minutes; everybody needs 25 or more", _on_call_window),
    Cause("lead cover", "the two who stand in for each other are away on the same day", _lead_cover),
    Cause("seats", "two are due at once at a site with one seat", _seats),
)
