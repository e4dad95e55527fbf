"""Sites, desks, patterns, courses, pairs, bids, offers and what agents agreed to: read, or refused at their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.operation import OperationFile, load
from planner.operation.yaml_document import parse_document
from planner.problems import Problem
from planner.words import sentence
from solver.agreements import Bid, Offer, Pair
from solver.policies import Hours
from solver.shifts import BreakWindow
from tests.sources import ROOT

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
Write = Callable[[str, str], None]

LENGTHS = "    lengths:\n      - length_min: 540\n"
CONTRACT = "{week_h: 40, least_week_h: 30, most_week_h: 45, menus: [day]}"


def only(problems: tuple[Problem, ...]) -> Problem:
    errors = [p for p in problems if p.severity == "error"]
    assert len(errors) == 1, errors
    return errors[0]


def told(problem: Problem, lang: str = "en") -> str:
    return sentence(problem.code, dict(problem.parameters) | {"value": problem.value}, lang)


@pytest.fixture
def add(folder: Path) -> Callable[[str], int]:
    """Add lines to operation.yaml; gives the number of the line before the first."""

    def put(lines: str) -> int:
        place = folder / "operation.yaml"
        before = place.read_text(encoding="utf-8")
        place.write_text(before + lines, encoding="utf-8")
        return before.count("\n")

    return put


Add = Callable[[str], int]


def test_what_agents_agreed_to_is_read(folder: Path, write: Write, add: Add) -> None:
    """Empty cells keep what holds for those who agreed to nothing."""
    add('patterns: {turn: {anchor: 2025-11-03, weeks: [[day, day, "*", "off", "off", day, "off"]]}}\n')
    add("days: {own: [{date: 2025-12-25, group: g1}]}\n")
    write(
        "agents.csv",
        "id,team,contract,languages,skills,channels,roles,certificates,hired,feast_group,available,needs_transport,"
        "at_desk_min,overtime_consent,pattern,pattern_week\n"
        "ada,red,full,tr:C2/C1 en:B2,general:4 payments:4,phone chat,,kyc,2019-03-01,g1,Mon-Fri 08:00-18:00,yes,25,no,"
        "turn,2\n"
        "bea,red,full,tr:C2,general:2,phone,lead|mentor,,,,,,,,,\n"
        "can,red,full,tr:C1/B2,general,phone chat,,,,,,,,,,\n",
    )
    ada, bea, _ = load(folder).agents
    assert (ada.hired, ada.feast_group, ada.needs_transport, ada.at_desk_min) == (date(2019, 3, 1), "g1", True, 25)
    assert ada.available == (Hours((0, 1, 2, 3, 4), 480, 1080),)
    assert (ada.overtime_consent, ada.pattern, ada.pattern_week) == (False, "turn", 2)
    assert (bea.hired, bea.feast_group, bea.available, bea.needs_transport) == (None, "", (), False)
    assert (bea.at_desk_min, bea.overtime_consent, bea.pattern, bea.pattern_week) == (0, True, "", 0)


def test_pairs_bids_and_offers_are_read(folder: Path, write: Write) -> None:
    """Three small files, all optional."""
    write("pairs.csv", "first,second,kind\nbea,ada,cover\nada,bea,apart\n")
    write("bids.csv", "agent,choice,points\nada,day,60\nada,day-0800-540,40\ncan,day,100\n")
    write("offers.csv", "agent,day,kind\ncan,2025-11-05,overtime\nada,2025-11-06,time_off\n")
    operation = load(folder)
    assert operation.pairs == (Pair("ada", "bea", "apart"), Pair("bea", "ada", "cover"))
    assert operation.bids == (Bid("ada", "day", 60), Bid("ada", "day-0800-540", 40), Bid("can", "day", 100))
    assert operation.offers == (
        Offer("ada", date(2025, 11, 6), "time_off"),
        Offer("can", date(2025, 11, 5), "overtime"),
    )


@pytest.mark.parametrize(
    ("file", "content", "column", "code"),
    [
        ("pairs.csv", "first,second,kind\nada,adda,cover\n", "second", "unknown_agent"),
        ("pairs.csv", "first,second,kind\nada,bea,covr\n", "kind", "unknown_kind"),
        ("pairs.csv", "first,second,kind\nada,ada,cover\n", "second", "pair_of_one"),
        ("bids.csv", "agent,choice,points\nada,dya,60\n", "choice", "unknown_choice"),
        ("bids.csv", "agent,choice,points\nada,day,101\n", "points", "bids_too_many"),
        ("bids.csv", "agent,choice,points\nada,day,-1\n", "points", "negative"),
        ("offers.csv", "agent,day,kind\nada,2025-11-05,overtme\n", "kind", "unknown_kind"),
        ("offers.csv", "agent,day,kind\nadda,2025-11-05,overtime\n", "agent", "unknown_agent"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(
    write: Write, problems: Refused, file: str, content: str, column: str, code: str
) -> None:
    """Each would be lost, or bind the wrong person."""
    write(file, content)
    found = only(problems())
    assert (found.file, found.row, found.column, found.code) == (file, 2, column, code)
    assert not any(told(found, lang).startswith(code) for lang in ("en", "tr"))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("pairs.csv", "first,second,kind\nada,bea,cover\nbea,ada,cover\n"),
        ("bids.csv", "agent,choice,points\nada,day,10\nada,day,20\n"),
        ("offers.csv", "agent,day,kind\nada,2025-11-05,overtime\nada,2025-11-05,time_off\n"),
    ],
)
def test_what_is_said_twice_is_refused_with_the_first_row(
    write: Write, problems: Refused, file: str, content: str
) -> None:
    """A pair is the same in either order; a day has one offer."""
    write(file, content)
    found = only(problems())
    assert (found.row, found.code, dict(found.parameters)["first"]) == (3, "row_twice", "2")


def test_points_are_counted_over_all_bids_of_an_agent(write: Write, problems: Refused) -> None:
    """Sixty and fifty are more than a hundred; the row that goes over is named."""
    write("bids.csv", "agent,choice,points\nada,day,60\ncan,day,90\nada,day-0800-540,50\n")
    found = only(problems())
    assert (found.row, dict(found.parameters)["spent"]) == (4, "110")


def test_ledger_months_keep_only_what_they_state(folder: Path, write: Write) -> None:
    """An empty cell is not a zero: nobody is held to have had no nights."""
    write("ledger.csv", "agent,month,nights,match_nights,overtime_min\nada,2025-09,3,,90\nada,2025-10,0,2,\n")
    first, second = load(folder).ledger
    assert (first.month, first.amounts) == (date(2025, 9, 1), (("nights", 3), ("overtime_min", 90)))
    assert second.amounts == (("nights", 0), ("matches", 2))


def test_a_gap_divides_a_shift_and_is_not_paid(folder: Path, change: Change) -> None:
    """Four hours, three and a half hours off, four hours; the break before the gap stays a break."""
    gap = "        gap: {earliest_min: 240, latest_min: 300, length_min: 210}\n"
    change("operation.yaml", LENGTHS, LENGTHS.replace("540", "690") + gap)
    change(
        "operation.yaml",
        "earliest_min: 120, latest_min: 300, length_min: 60}",
        "earliest_min: 60, latest_min: 120, length_min: 30}",
    )
    template = load(folder).templates[0]
    assert template.breaks == (BreakWindow(60, 120, 30, False), BreakWindow(240, 300, 210, False))
    assert template.paid_min == 690 - 30 - 210


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        ("{earliest_min: 240, latest_min: 300, length_min: 315}", "yaml_bounds"),
        ("{earliest_min: 240, latest_min: 300, length_min: 60}", "yaml_bounds"),
        ("{earliest_min: 330, latest_min: 345, length_min: 120}", "break_order"),
        ("{earliest_min: 375, latest_min: 450, length_min: 120}", "break_outside"),
    ],
)
def test_a_gap_that_cannot_be_is_refused(change: Change, problems: Refused, gap: str, code: str) -> None:
    """Longer than five hours, shorter than a break, over the break at 300 to 360, past the end."""
    change("operation.yaml", LENGTHS, f"{LENGTHS}        gap: {gap}\n")
    assert only(problems()).code == code


def test_a_gap_off_the_grid_is_refused(change: Change, problems: Refused) -> None:
    """A part of a shift that begins between two intervals cannot be planned."""
    change(
        "operation.yaml", LENGTHS, f"{LENGTHS}        gap: {{earliest_min: 361, latest_min: 361, length_min: 120}}\n"
    )
    assert (only(problems()).code, only(problems()).value) == ("menu_off_grid", "361")


def test_a_menu_without_a_last_start_is_fixed(folder: Path, change: Change) -> None:
    """A fixed shift has one start."""
    change("operation.yaml", '    last: "09:00"\n', "")
    assert [t.id for t in load(folder).templates] == ["day-0800-540"]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ("week_h: 40, least_week_h: 42, most_week_h: 45", "contract_order"),
        ("week_h: 40, least_week_h: 30, most_week_h: 38", "contract_order"),
        ("week_h: 40, least_week_h: 30, most_week_h: 45, least_shifts: 12, most_shifts: 11", "contract_shifts"),
        ("week_h: 40, least_week_h: 30, most_week_h: 45, most_days_week: 4, least_shifts: 17", "contract_days"),
        ("week_h: 40, least_week_h: 30, most_week_h: 45, most_splits_week: 8", "yaml_bounds"),
        ("week_h: 40, least_week_h: 30, most_week_h: 45, most_shifts: 29", "yaml_bounds"),
    ],
)
def test_a_contract_that_contradicts_itself_is_refused(
    change: Change, problems: Refused, terms: str, code: str
) -> None:
    """The most below the least can never be planned."""
    change("operation.yaml", CONTRACT, f"{{{terms}, menus: [day]}}")
    found = only(problems())
    assert found.code == code
    assert found.column.startswith("contracts.full") if found.column else False


def test_terms_of_a_contract_reach_its_agents(folder: Path, change: Change) -> None:
    """Both limits may be equal."""
    terms = "part_time: true, most_splits_week: 2, least_shifts: 16, most_shifts: 16, most_days_week: 4}"
    change("operation.yaml", "menus: [day]}", f"menus: [day], {terms}")
    contract = load(folder).agents[0].contract
    assert (contract.part_time, contract.most_splits_week) == (True, 2)
    assert (contract.least_shifts, contract.most_shifts) == (16, 16)


@pytest.mark.parametrize(
    ("lines", "column", "code", "meant"),
    [
        ("desks: [{menu: dya, skill: payments}]", "desks.0.menu", "unknown_menu", "day"),
        ("desks: [{menu: day, skill: paiments}]", "desks.0.skill", "unknown_skill", "payments"),
        ("desks: [{menu: day, certificate: kyk}]", "desks.0.certificate", "unknown_certificate", "kyc"),
        ("desks: [{menu: day, language: ne}]", "desks.0.language", "unknown_language", ""),
        ("desks: [{menu: day, channel: fone}]", "desks.0.channel", "unknown_channel", "phone"),
        ("desks: [{menu: day}]", "desks.0", "desk_of_nothing", ""),
        (
            "patterns: {p: {anchor: 2025-11-03, weeks: [[dya, off, off, off, off, off, off]]}}",
            "patterns.p.weeks.0.0",
            "unknown_pattern_menu",
            "day",
        ),
        ("patterns: {p: {anchor: 2025-11-03, weeks: [[day, day]]}}", "patterns.p.weeks.0", "yaml_too_few", ""),
        ("patterns: {p: {anchor: monday, weeks: [[]]}}", "patterns.p.anchor", "needs_date", ""),
        (
            "off_queue: {read: {length_min: 30, contracts: [ful]}}",
            "off_queue.read.contracts.0",
            "unknown_contract",
            "full",
        ),
        ("off_queue: {read: {length_min: 30, teams: [rd]}}", "off_queue.read.teams.0", "unknown_team", "red"),
        ("off_queue: {read: {length_min: 30, roles: [lad]}}", "off_queue.read.roles.0", "unknown_role", "lead"),
        ("days: {feasts: {QQ: g}}", "days.feasts.QQ", "unknown_country", ""),
        ("sites: {main: {seats: 0}}", "sites.main.seats", "yaml_bounds", ""),
        ('sites: {main: {arrivals: ["24:00"]}}', "sites.main.arrivals.0", "yaml_bounds", ""),
        ('sites: {main: {departures: ["7pm"]}}', "sites.main.departures.0", "clock", ""),
    ],
)
def test_agreements_of_operation_yaml_refer_to_known_things(
    add: Add, problems: Refused, lines: str, column: str, code: str, meant: str
) -> None:
    """A misspelt agreement would bind nobody, in silence."""
    before = add(f"{lines}\n")
    found = next(p for p in problems() if p.severity == "error")
    assert (found.column, found.code, dict(found.parameters).get("meant", "")) == (column, code, meant)
    assert found.row == before + 1
    assert not any(told(found, lang).startswith(found.code) for lang in ("en", "tr"))


@pytest.mark.parametrize(
    ("course", "column", "code"),
    [
        ("{least: 5, most: 4}", "activities.training.course", "course_order"),
        ("{trainers: [adda]}", "activities.training.course.trainers.0", "unknown_agent"),
        ("{trainer_roles: [trainer]}", "activities.training.course.trainer_roles.0", "unknown_role"),
    ],
)
def test_a_course_names_trainers_that_are_there(
    change: Change, problems: Refused, course: str, column: str, code: str
) -> None:
    """A session that nobody can teach is none."""
    change("operation.yaml", "training: {length_min: 60}", f"training: {{length_min: 60, course: {course}}}")
    found = only(problems())
    assert (found.column, found.code) == (column, code)


def test_a_certificate_that_nobody_holds_is_refused_at_its_queue(change: Change, problems: Refused) -> None:
    """A queue with a misspelt paper could be served by nobody."""
    change("operation.yaml", "certificates: [kyc]", "certificates: [aml, kic]")
    found = only(problems())
    assert (found.column, found.code, found.value) == ("queues.chat-en.certificates.1", "unknown_certificate", "kic")
    assert "Did you mean “kyc”?" in told(found)


def test_stated_certificates_are_the_known_ones(add: Add, change: Change, problems: Refused) -> None:
    """With a list in operation.yaml also agents.csv is held to it."""
    add("certificates: {kyc: Identity documents, aml: Anti-money-laundering}\n")
    change("agents.csv", "kyc:2026-05-01 aml", "kyk:2026-05-01 aml")
    found = only(problems())
    assert (found.file, found.row, found.column, found.value) == ("agents.csv", 2, "certificates", "kyk")
    assert dict(found.parameters)["meant"] == "kyc"


def test_a_stated_certificate_needs_no_holder_yet(add: Add, change: Change, folder: Path) -> None:
    """Whoever will hold it may still have to be hired."""
    add("certificates: {kyc: Identity documents, aml: Laundering, new: To come}\n")
    change("operation.yaml", "certificates: [kyc]", "certificates: [new]")
    assert load(folder).queues[1].certificates == ("new",)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("feast_group", "g2", "unknown_feast_group"),
        ("pattern", "trun", "unknown_pattern"),
        ("pattern", "late", "pattern_outside_contract"),
        ("available", "Mon 9-17", "not_hours"),
        ("overtime_consent", "perhaps", "not_a_flag"),
        ("at_desk_min", "-5", "negative"),
        ("hired", "2019", "not_a_day"),
    ],
)
def test_agreements_of_agents_are_checked_cell_by_cell(
    add: Add, change: Change, folder: Path, problems: Refused, column: str, cell: str, code: str
) -> None:
    """Each at its row and column, with what is known."""
    week = "[[{}, off, off, off, off, off, off]]"
    turn, late = (f"{{anchor: 2025-11-03, weeks: {week.format(menu)}}}" for menu in ("day", "evening"))
    add(f"patterns: {{turn: {turn}, late: {late}}}\ndays: {{own: [{{date: 2025-12-25, group: g1}}]}}\n")
    change(
        "operation.yaml",
        "menus:\n  day:\n",
        'menus:\n  evening: {first: "16:00", lengths: [{length_min: 360}]}\n  day:\n',
    )
    rows = (folder / "agents.csv").read_text(encoding="utf-8").splitlines()
    rows = [f"{rows[0]},{column}", f"{rows[1]},{cell}", *(f"{row}," for row in rows[2:])]
    (folder / "agents.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = only(problems())
    assert (found.file, found.row, found.column, found.code) == ("agents.csv", 2, column, code)
    assert not any(told(found, lang).startswith(code) for lang in ("en", "tr"))


def test_the_agreements_of_the_guide_can_be_read() -> None:
    """What a page shows is what the program reads."""
    guide = (ROOT / "docs/guides/files.md").read_text(encoding="utf-8")
    (shown,) = (block for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "desks:" in block)
    values = parse_document(shown).values
    assert isinstance(values, dict)
    config = OperationFile.model_validate({"name": "x", "zone": "UTC", "channels": {}, "queues": {}, **values})
    assert [length.gap.length_min for length in config.menus["split"].lengths if length.gap] == [180]
    assert config.days.groups == {"g1", "g2"}
