"""agents.csv to agents; names.csv only to see that everybody has one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.operation import cells, expanding
from planner.operation.agreement_specs import ANY, OFF
from planner.operation.config import OperationFile
from planner.operation.csv_text import read_text, split_rows
from planner.operation.hours_cell import available
from planner.operation.private_cells import of_names
from planner.operation.reading import Reading
from planner.operation.records import Column, Record, Understood, read_records, without_repeats
from planner.operation.references import refers
from solver.people import Agent, Contract

FILE, NAMES = "agents.csv", "names.csv"
SPOKEN_AND_WRITTEN = Understood(
    "assumed", "writing_as_speech", "", lambda cell: any("/" not in part for part in cells.parts(cell))
)
LEVEL_3 = Understood("assumed", "skill_level", "3", lambda cell: any(":" not in part for part in cells.parts(cell)))
CONSENTS = Understood("assumed", "consent", "yes", lambda cell: not cell)
HOUR_COST = Understood("filled", "hour_cost", "costs.hour", lambda cell: not cell)
AGREED = (
    Column("hired", cells.day),
    Column("feast_group", cells.text, default=""),
    Column("available", available, default=()),
    Column("needs_transport", cells.flag, default=False),
    Column("at_desk_min", cells.count, default=0),
    Column("overtime_consent", cells.flag, understood=CONSENTS),
    Column("pattern", cells.text, default=""),
    Column("pattern_week", cells.count, default=0),
)
COLUMNS = (
    Column("id", cells.identifier, required=True),
    Column("team", cells.text, required=True),
    Column("contract", cells.text, required=True),
    Column("site", cells.text, default="main"),
    Column("languages", cells.languages, required=True, understood=SPOKEN_AND_WRITTEN),
    Column("skills", cells.skills, required=True, understood=LEVEL_3),
    Column("channels", cells.words, required=True),
    Column("roles", cells.words, default=()),
    Column("certificates", cells.certificates, default=()),
    Column("first_day", cells.day),
    Column("last_day", cells.day),
    Column("newcomer_until", cells.day),
    Column("hour_cents", cells.count, understood=HOUR_COST),
    *AGREED,
)
NAME_COLUMNS = (
    Column("id", cells.identifier, required=True),
    Column("name", cells.text, required=True),
    Column("address", cells.text, default=""),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """The agents of sound rows, and the ids of all rows, so that a wrong row is not also reported as unknown.

    `unasked` are those of whom it is not stated whether they consent to overtime.
    """

    agents: tuple[Agent, ...]
    ids: frozenset[str]
    unasked: frozenset[str] = frozenset()


def read_staff(reading: Reading, config: OperationFile) -> Staff:
    """Agents in the order of agents.csv; everything unknown that they refer to is noted."""
    before = len(reading.errors)
    records = without_repeats(reading, read_records(reading, FILE, COLUMNS), ("id",))
    if not records and len(reading.errors) == before:
        reading.error(FILE, None, None, "no_agents")
    terms = expanding.contracts(config)
    agents = tuple(agent_of(config, terms, record) for record in records if row_fits(reading, config, record))
    ids = frozenset(record["id"] for record in records)
    _check_names(reading, records)
    unasked = frozenset(record["id"] for record in records if record["overtime_consent"] is None)
    return Staff(agents, ids if len(reading.errors) == before else ids | _written_ids(reading), unasked)


def proficiency(skills: tuple[tuple[str, int], ...]) -> int:
    """Mean proficiency of an agent, rounded half up to a whole level; 0 without skills."""
    mean = sum(level for _, level in skills) / len(skills) if skills else 0.0
    return int(mean + 0.5)


def paces(config: OperationFile, skills: tuple[tuple[str, int], ...]) -> tuple[float, float]:
    """Speed and the factor on repeat contacts that follow from an agent's mean proficiency."""
    level = proficiency(skills)
    return config.speed.get(level, 1.0), config.repeat.get(level, 1.0)


def ramp(config: OperationFile, first_day: date | None) -> tuple[tuple[date, float], ...]:
    """Factors on speed from the first day of each newcomer week on, back to 1 after the last; none if not known."""
    if first_day is None or not config.newcomer_weeks:
        return ()
    factors = (*config.newcomer_weeks, 1.0)
    return tuple((first_day + timedelta(weeks=week), factor) for week, factor in enumerate(factors))


def row_fits(reading: Reading, config: OperationFile, record: Record) -> bool:
    """Whether all that a row refers to is known; every wrong reference is noted, not only the first."""
    team, site = record["team"], record["site"]
    good = [
        refers(reading, record, "contract", config.contracts, "unknown_contract"),
        refers(reading, record, "team", config.teams or {team}, "unknown_team"),
        refers(reading, record, "site", config.sites or {site}, "unknown_site"),
        refers(reading, record, "channels", config.channels, "unknown_channel"),
        refers(reading, record, "feast_group", {"", *config.days.groups}, "unknown_feast_group"),
        refers(reading, record, "pattern", {"", *config.patterns}, "unknown_pattern"),
        _papers_known(reading, config, record),
    ]
    good.append(all(good) and _pattern_fits(reading, config, record))
    first, last = record["first_day"], record["last_day"]
    if first and last and last < first:
        reading.error(FILE, record.row, "last_day", "ends_before_start", value=str(last), start=first)
        good.append(False)
    return all(good)


def _papers_known(reading: Reading, config: OperationFile, record: Record) -> bool:
    """Whether each certificate is stated, where operation.yaml states any."""
    held = Record(record.file, record.row, {"certificates": [name for name, _ in record["certificates"]]})
    return refers(reading, held, "certificates", config.certificates or held["certificates"], "unknown_certificate")


def _pattern_fits(reading: Reading, config: OperationFile, record: Record) -> bool:
    """Whether the contract has every menu of the row's pattern."""
    if not record["pattern"]:
        return True
    weeks, menus = config.patterns[record["pattern"]].weeks, config.contracts[record["contract"]].menus
    closed = sorted({menu for week in weeks for menu in week} - {OFF, ANY, *menus})
    if closed:
        told = {"menus": ", ".join(closed), "contract": record["contract"]}
        reading.error(FILE, record.row, "pattern", "pattern_outside_contract", value=record["pattern"], **told)
    return not closed


def _written_ids(reading: Reading) -> frozenset[str]:
    """Ids as they stand in agents.csv, of rows with mistakes too."""
    again = replace(Reading(reading.folder), encoding=reading.encoding)  # its problems are known already
    source = read_text(again, FILE, ("id",), tuple(c.name for c in COLUMNS))
    return frozenset() if source is None else frozenset(row["id"] for row in split_rows(again, source).rows)


def agent_of(config: OperationFile, terms: dict[str, Contract], record: Record) -> Agent:
    """The agent of a row that refers to known things only (`row_fits`)."""
    speed, repeat_factor = paces(config, record["skills"])
    return Agent(
        id=record["id"],
        team=record["team"],
        contract=terms[record["contract"]],
        languages=record["languages"],
        skills=record["skills"],
        channels=frozenset(record["channels"]),
        site=record["site"],
        roles=frozenset(record["roles"]),
        certificates=record["certificates"],
        first_day=record["first_day"],
        last_day=record["last_day"],
        newcomer_until=record["newcomer_until"],
        speed=speed,
        hour_cents=config.costs.hour if record["hour_cents"] is None else record["hour_cents"],
        repeat_factor=repeat_factor,
        ramp=ramp(config, record["first_day"]),
        **{column.name: record[column.name] for column in AGREED} | {"overtime_consent": _consents(record)},
    )


def _consents(record: Record) -> bool:
    """Consent to overtime is assumed where nothing is stated, and told by `validate` where that matters."""
    return record["overtime_consent"] is not False


def name_records(reading: Reading) -> tuple[Record, ...]:
    """Rows of names.csv, one per id; never digested, and no cell that may be a name is shown."""
    before = len(reading.problems)
    records = without_repeats(reading, read_records(reading, NAMES, NAME_COLUMNS, digest=False), ("id",))
    reading.problems[before:] = of_names(reading.problems[before:])
    return records


def _check_names(reading: Reading, records: tuple[Record, ...]) -> None:
    """Whether every agent has a name; the names themselves are dropped at once and never digested."""
    if not reading.exists(NAMES):
        reading.warn(NAMES, None, None, "names_missing")
        return
    named = {record["id"] for record in name_records(reading)}
    for record in records:
        if record["id"] not in named:
            reading.error(FILE, record.row, "id", "agent_without_name", value=record["id"])
