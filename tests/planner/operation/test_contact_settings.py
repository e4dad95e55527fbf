"""How contacts behave, as operation.yaml says it: a queue's own word, its channel's, and what makes no sense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.chat_curves import curve_notes
from planner.operation import load, validate
from planner.problems import Problem
from planner.words import sentence
from solver.queues import Concurrency, Named, Queue, Transfer

Change = Callable[[str, str, str], None]
Refused = Callable[[], tuple[Problem, ...]]

PHONE = "    patience_s: 90\n"
CHAT = "    concurrency: {most: 2, slowdown: [1.0, 1.4]}\n"
QUEUE = "  phone-tr: {channel: phone, language: tr, value: 1}\n"


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, problems
    for lang in ("en", "tr"):
        assert problems[0].code not in sentence(problems[0].code, dict(problems[0].parameters), lang)
    return problems[0]


def test_nothing_said_is_the_solvers_default(folder: Path) -> None:
    """An operation of before reads as before."""
    phone, chat = load(folder).queues
    plain = Queue("x", "x", "x", "x", phone.kind, phone.goal)
    names = ("wrap_up_s", "patience_shape", "silent_share", "silent_s", "alone_share", "repeat_share", "repeat_after_s")
    for queue in (phone, chat):
        assert [getattr(queue, name) for name in names] == [getattr(plain, name) for name in names]
        assert (queue.transfers, queue.named) == ((), None)


def test_a_queue_takes_its_channels_word_unless_it_has_its_own(change: Change, folder: Path) -> None:
    """Zero is a word too."""
    change("operation.yaml", PHONE, f"{PHONE}    wrap_up_s: 20\n    patience_shape: 1.4\n    repeat: {{share: 0.1}}\n")
    change("operation.yaml", QUEUE, QUEUE.replace("value: 1", "value: 1, wrap_up_s: 0, patience_s: 60"))
    phone = load(folder).queues[0]
    assert (phone.wrap_up_s, phone.patience_s, phone.patience_shape) == (0.0, 60.0, 1.4)
    assert (phone.repeat_share, phone.repeat_after_s) == (0.1, 14400.0)


def test_transfers_named_agents_and_silent_customers_reach_the_solver(change: Change, folder: Path) -> None:
    """All that the simulation asks for."""
    named = "transfers: {chat-en: 0.05}, named: {role: lead, deputy_role: mentor, after_s: 45}"
    change("operation.yaml", QUEUE, QUEUE.replace("value: 1", f"value: 1, {named}"))
    change("operation.yaml", CHAT, f"{CHAT}    silent_share: 0.4\n    silent_s: 90\n    alone_share: 0.1\n")
    phone, chat = load(folder).queues
    assert phone.transfers == (Transfer("chat-en", 0.05),)
    assert phone.named == Named("lead", "mentor", 45.0)
    assert (chat.silent_share, chat.silent_s, chat.alone_share) == (0.4, 90.0, 0.1)


@pytest.mark.parametrize(
    ("settings", "code", "column"),
    [
        ("transfers: {chat-de: 0.1}", "unknown_queue", "queues.phone-tr.transfers.chat-de"),
        ("transfers: {phone-tr: 0.1}", "transfer_to_itself", "queues.phone-tr.transfers.phone-tr"),
        ("transfers: {chat-en: 1.0}", "yaml_bounds", "queues.phone-tr.transfers.chat-en"),
        ("repeat: {share: 1.0}", "yaml_bounds", "queues.phone-tr.repeat.share"),
        ("named: {role: vip}", "unknown_role", "queues.phone-tr.named.role"),
        ("named: {role: lead, deputy_role: vip}", "unknown_role", "queues.phone-tr.named.deputy_role"),
        ("silent_share: 0.2", "setting_of_kind", "queues.phone-tr.silent_share"),
        ("alone_share: 0.2", "setting_of_kind", "queues.phone-tr.alone_share"),
        ("patience_s: 0", "yaml_bounds", "queues.phone-tr.patience_s"),
        ("patience_s: -3", "yaml_bounds", "queues.phone-tr.patience_s"),
        ("patience_s: .nan", "needs_number", "queues.phone-tr.patience_s"),
        ("wrap_up_s: -1", "yaml_bounds", "queues.phone-tr.wrap_up_s"),
    ],
)
def test_a_setting_without_sense_is_refused_at_its_line(
    change: Change, problems: Refused, settings: str, code: str, column: str
) -> None:
    """Place, value and remedy, like every other mistake."""
    change("operation.yaml", QUEUE, QUEUE.replace("value: 1", f"value: 1, {settings}"))
    found = only(problems())
    assert (found.code, found.column, found.row) == (code, column, 18)


def test_transfers_of_all_contacts_are_refused(change: Change, problems: Refused) -> None:
    """Somebody must end a contact."""
    change("operation.yaml", QUEUE, f"{QUEUE}  phone-en: {{channel: phone, language: en}}\n")
    change("operation.yaml", PHONE, f"{PHONE}    transfers: {{phone-en: 0.6, chat-en: 0.4}}\n")
    assert only(problems()).code == "transfers_too_many"


def test_a_named_role_that_cannot_serve_the_queue_is_told(change: Change, folder: Path) -> None:
    """Bea leads, but has no English: the chat's customers have nobody of their own."""
    change("operation.yaml", "    skill: payments\n", "    skill: payments\n    named: {role: lead}\n")
    found = {problem.code: problem for problem in validate(load(folder), date(2025, 11, 3), 1)}
    assert found["sense_named_unserved"].column == "queues.chat-en.named"


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("most: 2, aht_s: [480, 600]", Concurrency(2, (1.0, 1.25), 1.0)),
        ("most: 2, aht_s: [480, 600], measured_at: 1.5", Concurrency(2, (1.0, 1.25), 1.5)),
        ("most: 2, slow_per_chat: 0.4, measured_at: 1.5", Concurrency(2, (1.0, 1.4), 1.5)),
        ("most: 2, measured_at: 1.5", Concurrency(2, (1.0, 1.25), 1.5)),
        ("most: 1", Concurrency()),
    ],
)
def test_chats_at_once_are_stated_in_the_way_they_are_known(
    change: Change, folder: Path, said: str, held: Concurrency
) -> None:
    """Per level, as a slow-down, or only where they were measured."""
    change("operation.yaml", CHAT, f"    concurrency: {{{said}}}\n")
    assert load(folder).queues[1].concurrency == held


def test_measured_levels_tell_where_the_channels_time_was_recorded(change: Change, folder: Path) -> None:
    """540 s lies half-way between one chat and two."""
    change("operation.yaml", CHAT, "    aht_s: 540\n    concurrency: {most: 2, aht_s: [480, 600]}\n")
    assert load(folder).queues[1].concurrency == Concurrency(2, (1.0, 1.25), 1.5)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("most: 2, aht_s: [480, 600], slowdown: [1.0, 1.2]", "slowdown_twice"),
        ("most: 2", "slowdown_unmeasured"),
        ("most: 3, aht_s: [480, 600]", "slowdown_length"),
        ("most: 2, aht_s: [480, 1000]", "curve_falls"),
        ("most: 2, slowdown: [1.0, 2.0]", "curve_falls"),
        ("most: 2, slowdown: [1.0, 1.4], measured_at: 2.5", "measured_at_beyond"),
        ("most: 2, aht_s: [480, 0]", "yaml_bounds"),
    ],
)
def test_chats_at_once_that_make_no_sense_are_refused(change: Change, problems: Refused, said: str, code: str) -> None:
    """A cap at which an agent ends fewer chats is a mistake, not a plan."""
    change("operation.yaml", CHAT, f"    concurrency: {{{said}}}\n")
    assert only(problems()).code == code


def test_an_aht_off_the_measured_curve_is_refused(change: Change, problems: Refused) -> None:
    """No number of chats at once gives 300 s where one alone takes 480."""
    change("operation.yaml", CHAT, "    aht_s: 300\n    concurrency: {most: 2, aht_s: [480, 600]}\n")
    assert only(problems()).code == "curve_misses_aht"


def test_the_implied_curve_is_told_and_an_assumed_one_is_called_so(change: Change, folder: Path) -> None:
    """300 s, the channel's default, alone; 1.4 times that with two."""
    (note,) = curve_notes(load(folder))
    assert (note.code, note.parameters["seconds"]) == ("chat_curve", ("300", "420"))
    assert note.parameters["hourly"] == ("12.0", "17.1")
    change("operation.yaml", CHAT, "    concurrency: {most: 2, measured_at: 1.5}\n")
    assert [note.code for note in curve_notes(load(folder))] == ["chat_curve_assumed"]


def test_newcomers_and_proficiency_are_factors_of_the_agent(change: Change, folder: Path) -> None:
    """Speed by week since the first day; repeats by proficiency."""
    change(
        "operation.yaml", "speed: {2: 0.9, 4: 1.1}", "speed: {2: 0.9}\nrepeat: {4: 0.8}\nnewcomer_weeks: [0.5, 0.75]"
    )
    change("agents.csv", "certificates,last_day", "certificates,first_day")
    change("agents.csv", "2026-01-31", "2025-11-03")
    ada, bea, can = load(folder).agents
    assert (ada.repeat_factor, bea.repeat_factor, can.repeat_factor) == (0.8, 1.0, 1.0)
    assert ada.ramp == ()
    days = [date(2025, 11, 3), date(2025, 11, 9), date(2025, 11, 10), date(2025, 11, 17), date(2026, 5, 1)]
    assert [can.speed_on(day) for day in days] == [0.5, 0.5, 0.75, 1.0, 1.0]
