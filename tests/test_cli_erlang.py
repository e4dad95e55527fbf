"""`vardiya erlang`: a planner's calculator on one line, for people and for programs."""

from __future__ import annotations

import pytest

from planner.calculator import DEFINITIONS
from planner.words import LANGUAGES
from solver.queues import Definition
from tests.console import vardiya

FIFTY = ("--offered", "300", "--per", "30min", "--aht", "300", "--within", "30")
PATIENT = (*FIFTY, "--patience", "180")
CHATS = ("--model", "chat", "--offered", "60", "--aht", "480,600,720", "--patience", "240", "--within", "45")


def test_agents_come_from_a_target_at_full_precision() -> None:
    """What other programs read: one object, named, with every digit of the formulas."""
    told = vardiya("erlang", "--model", "a", *PATIENT, "--target", "0.8", "--json").body
    assert told["schema"] == "vardiya.erlang/1"
    assert (told["agents"], told["definition"], told["counts"]) == (50, "offered", "served_within_of_offered")
    assert told["service_level"] == pytest.approx(0.8008917617927087, abs=1e-13)
    assert told["p_wait"] == pytest.approx(0.4579654889535849, rel=1e-11)
    assert told["p_abandon"] == pytest.approx(0.06344685131687322, rel=1e-11)
    assert told["asa_s"] == pytest.approx(10.803255489281478, rel=1e-11)
    assert told["occupancy"] == pytest.approx(50 * (1 - told["p_abandon"]) / 50)


def test_service_comes_from_a_number_of_agents_that_may_be_part_of_one() -> None:
    """Printed by another tool: 97.5 erlangs, AHT 180 s, 100.7 agents, 50 s."""
    line = ("--model", "c", "--offered", "1950", "--per", "1h", "--aht", "180", "--within", "50")
    told = vardiya("erlang", *line, "--agents", "100.7", "--json").body
    assert told["service_level"] == pytest.approx(0.729022, abs=5e-7)
    assert (told["met"], told["agents"]) == (None, 100.7)


@pytest.mark.parametrize(
    ("offered", "per"), [("150", "15min"), ("300", "30min"), ("600", "1h"), ("600", "h"), ("14400", "day")]
)
def test_the_period_only_changes_how_contacts_are_counted(offered: str, per: str) -> None:
    """600 an hour, however written."""
    line = ("--offered", offered, "--per", per, "--aht", "300", "--patience", "180", "--within", "30")
    told = vardiya("erlang", *line, "--target", "80%", "--json").body
    assert (told["agents"], told["per_hour"]) == (50, pytest.approx(600))


def test_every_definition_can_be_asked_for() -> None:
    """What was promised is counted as it was promised."""
    assert sorted(DEFINITIONS.values()) == sorted(Definition)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_every_definition_has_a_short_name_and_words(name: str) -> None:
    """A service level without its definition is half a promise."""
    told = vardiya("erlang", *PATIENT, "--agents", "50", "--definition", name, "--json")
    assert (told.body["definition"], told.body["counts"]) == (name, str(DEFINITIONS[name]))
    for lang in LANGUAGES:
        said = vardiya("erlang", *PATIENT, "--agents", "50", "--definition", name, "--lang", lang)
        assert "level_" not in said.out


def test_blocking_is_asked_either_way() -> None:
    """One in a hundred blocked and 99 in a hundred served are the same wish."""
    blocked, served = (
        vardiya("erlang", "--model", "b", *FIFTY, "--target", share, "--json").body for share in ("0.01", "0.99")
    )
    assert blocked == served
    assert blocked["p_wait"] <= 0.01
    assert blocked["p_abandon"] == blocked["p_wait"]


def test_chats_take_the_aht_at_each_number_or_a_session_at_the_usual_number() -> None:
    """600 s at two at once, each further chat 25 % slower, is the same curve; an assumption is called one."""
    by_level = vardiya("erlang", *CHATS, "--concurrency", "3", "--target", "0.8", "--json")
    session = (*CHATS[:4], "--aht", "600", "--mean-chats", "2", "--concurrency", "3", *CHATS[6:])
    by_session = vardiya("erlang", *session, "--target", "0.8", "--json")
    assert by_level.body["agents"] == by_session.body["agents"] == 9
    assert by_session.body["aht_s"] == by_level.body["aht_s"] == [480, 600, 720]
    assert "Assumed" in by_session.err
    assert "Assumed" not in by_level.err


def test_the_screen_shows_the_numbers_about_the_answer_in_both_languages() -> None:
    """Two fewer to two more: what one more would bring."""
    english, turkish = (vardiya("erlang", *PATIENT, "--target", "0.8", "--lang", lang).out for lang in LANGUAGES)
    for out in (english, turkish):
        assert [str(agents) in out for agents in (48, 49, 50, 51, 52)] == [True] * 5
    assert "80.1 % of all offered are served within 30 s" in english
    assert "%80,1 kadarı 30 sn içinde yanıtlanır" in turkish


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--model", "c", *FIFTY, "--agents", "50"), "asked_unstable", "without end"),
        ((*FIFTY, "--target", "0.8"), "asked_patience_needed", "needs the patience"),
        ((*PATIENT, "--aht", "0", "--target", "0.8"), "asked_aht_not_positive", "above 0 s"),
        ((*FIFTY, "--patience", "-5", "--target", "0.8"), "asked_patience_not_positive", "above 0 s"),
        ((*FIFTY, "--patience", "1e300", "--target", "0.8"), "asked_patience_endless", "leave it out"),
        ((*PATIENT, "--target", "1.0"), "asked_target_unattainable", "never be reached"),
        ((*PATIENT, "--target", "80"), "asked_goal_invalid", "0.8 or 80%"),
        ((*PATIENT, "--offered", "nan", "--target", "0.8"), "asked_load_invalid", "nan"),
        ((*PATIENT, "--target", "nan"), "asked_goal_invalid", "nan"),
        ((*PATIENT, "--target", "most"), "target_unreadable", "write 0.8 or 80%"),
        ((*PATIENT, "--per", "3 fortnights", "--target", "0.8"), "per_unreadable", "15min, 30min, 1h or day"),
        ((*PATIENT, "--per", "0min", "--target", "0.8"), "per_unreadable", "15min, 30min, 1h or day"),
        ((*PATIENT, "--aht", "5 minutes", "--target", "0.8"), "aht_unreadable", "write seconds"),
        ((*PATIENT, "--aht", "300,400", "--target", "0.8"), "aht_one", "only model chat"),
        ((*PATIENT, "--model", "d", "--target", "0.8"), "model_unknown", "known: b, c, a, chat"),
        ((*PATIENT, "--definition", "best", "--target", "0.8"), "definition_unknown", "offered, net-offered"),
        (PATIENT, "asked_agents_or_target", "--target"),
        ((*PATIENT, "--within", "-1", "--agents", "50"), "asked_within_invalid", "0 or more"),
        ((*PATIENT, "--occupancy", "0", "--target", "0.8"), "asked_occupancy_invalid", "at most 1"),
        ((*CHATS, "--aht", "480,1200,2400", "--target", "0.8"), "asked_throughput_falls", "ends fewer"),
        ((*CHATS, "--concurrency", "2", "--target", "0.8"), "aht_levels_differ", "from 1 to 2"),
        ((*CHATS, "--aht", "600", "--concurrency", "3", "--target", "0.8"), "aht_levels_needed", "--mean-chats"),
        ((*CHATS, "--agents", "8.5"), "asked_agents_not_whole", "whole"),
        ((*CHATS[:4], "--aht", "600", "--mean-chats", "4", "--concurrency", "3", "--target", "0.8"),
         "asked_mean_chats_outside", "from 1 to 3"),
        ((*PATIENT, "--offered", "-5", "--target", "0.8"), "asked_load_invalid", "0 or more"),
        ((*PATIENT, "--agents", "nan"), "asked_agents_invalid", "nan"),
        ((*PATIENT, "--agents", "-1"), "asked_agents_invalid", "0 or more"),
        ((*PATIENT, "--concurrency", "3", "--target", "0.8"), "chat_only", "only model chat"),
        ((*CHATS, "--mean-chats", "2", "--target", "0.8"), "aht_levels_tell", "Leave it out"),
        ((*CHATS, "--concurrency", "0", "--target", "0.8"), "concurrency_invalid", "1 or more"),
        ((*PATIENT, "--lines", "0", "--target", "0.8"), "asked_lines_invalid", "1 to 100000"),
        ((*PATIENT, "--lines", "40", "--agents", "41"), "asked_lines_too_few", "too few"),
        ((*PATIENT, "--lines", "60", "--agents", "41.5"), "asked_agents_not_whole", "whole"),
        ((*PATIENT, "--lines", "40", "--target", "0.8"), "asked_goal_above_lines", "more lines"),
        ((*CHATS, "--lines", "2", "--target", "0.8"), "asked_goal_above_lines", "more lines"),
        (("--model", "b", *FIFTY, "--lines", "60", "--target", "0.01"), "asked_lines_not_here", "are the lines"),
        (("--model", "c", *FIFTY, "--redial-share", "0.5", "--agents", "55"), "asked_redial_share_not_here", "gives"),
        ((*PATIENT, "--redial-share", "1", "--target", "0.8"), "asked_redial_share_invalid", "below 1"),
        ((*CHATS[:6], "--redial-share", "0.5", "--target", "0.8"), "asked_redial_share_without_patience", "--patience"),
        ((*PATIENT, "--vip-share", "0.1", "--target", "0.8"), "asked_vip_share_not_here", "model c"),
        (("--model", "c", *FIFTY, "--vip-share", "1.5", "--target", "0.8"), "asked_vip_share_invalid", "below 1"),
        (("--model", "c", *FIFTY, "--vip-share", "0.1", "--agents", "50"), "asked_unstable", "without end"),
        ((*PATIENT, "--patience-shape", "0", "--target", "0.8"), "asked_patience_shape_outside", "0.1 to 10"),
        (("--model", "b", *FIFTY, "--patience-shape", "2", "--agents", "9"), "asked_patience_shape_not_here", "a or"),
        ((*PATIENT, "--patience-shape", "2", "--lines", "60", "--target", "0.8"), "asked_extra_beside", "--lines"),
    ],
)  # fmt: skip
def test_what_has_no_answer_is_refused_in_words(arguments: tuple[str, ...], code: str, said: str) -> None:
    """Exit 2, a typed code, a sentence in each language, and never a number."""
    told = vardiya("erlang", *arguments, "--json")
    assert (told.code, [problem["code"] for problem in told.body["problems"]]) == (2, [code])
    assert "agents" not in told.body
    assert said in told.err
    assert code not in vardiya("erlang", *arguments, "--lang", "tr").err


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("--offered", "9", "--per", "x", "--aht", "y", "--target", "z", "--model", "w"), "model per aht target"),
        (("--offered", "200", "--aht", "0", "--patience", "-1", "--target", "1.0"), "aht patience target"),
        (("--offered", "-5", "--per", "x", "--aht", "0", "--agents", "nan"), "offered per aht patience agents"),
        ((*PATIENT, "--definition", "best", "--lines", "0", "--occupancy", "2"), "target definition occupancy lines"),
        (("--model", "c", *FIFTY, "--patience", "nan", "--target", "2"), "patience target"),
    ],
)  # fmt: skip
def test_every_problem_is_told_at_once(arguments: tuple[str, ...], options: str) -> None:
    """One run, all mistakes, each once, with what was typed."""
    found = vardiya("erlang", *arguments, "--json").body["problems"]
    assert [problem["column"] for problem in found] == options.split()
    typed = dict(zip(arguments[::2], arguments[1::2], strict=True))
    assert all(problem["value"] == typed.get(f"--{problem['column']}", "") for problem in found)


ADDED = {
    "lines": ("--patience", "180", "--lines", "70"),
    "redial_share": ("--patience", "180", "--redial-share", "0.5"),
    "vip_share": ("--model", "c", "--vip-share", "0.1"),
    "patience_shape": ("--patience", "180", "--patience-shape", "0.5"),
}


@pytest.mark.parametrize("name", ADDED)
def test_what_is_added_to_a_line_is_answered_in_both_languages(name: str) -> None:
    """The six figures stay, and the words say what was added."""
    told = vardiya("erlang", *FIFTY, *ADDED[name], "--target", "0.8", "--json").body
    assert {"agents", "service_level", "p_wait", "p_abandon", "asa_s", "occupancy"} <= set(told)
    assert (told["met"], told[name]) == (True, float(ADDED[name][-1]))
    for lang in LANGUAGES:
        said = vardiya("erlang", *FIFTY, *ADDED[name], "--agents", "53", "--lang", lang).out
        assert "erlang_" not in said
        assert "head_" not in said
        assert "[" not in said


def test_a_line_with_a_cap_tells_who_hears_engaged() -> None:
    """A cap that is never reached changes nothing; a tight one blocks."""
    free, wide, tight = (
        vardiya("erlang", *PATIENT, "--agents", "50", *cap, "--json").body
        for cap in ((), ("--lines", "400"), ("--lines", "52"))
    )
    assert wide["service_level"] == pytest.approx(free["service_level"], abs=1e-12)
    assert free["p_blocked"] == 0 < tight["p_blocked"]
    assert tight["asa_s"] < free["asa_s"]


def test_redials_ask_for_more_agents_and_tell_who_is_served_in_the_end() -> None:
    """200 lines and 70 % redials block 3 % at 186.877 erlangs of first attempts (a published table)."""
    line = ("--model", "b", "--offered", "186.877", "--per", "1h", "--aht", "3600", "--redial-share", "0.7")
    told = vardiya("erlang", *line, "--agents", "200", "--json").body
    assert told["p_blocked"] == pytest.approx(0.03, abs=5e-6)
    assert told["p_served"] == pytest.approx(0.97 / (1 - 0.7 * 0.03), abs=1e-5)
    assert told["attempts"] > 1


def test_vips_wait_less_and_the_mean_of_all_stays() -> None:
    """Who goes first changes no mean, and the level is that of VIPs."""
    plain, first = (
        vardiya("erlang", "--model", "c", *FIFTY, "--agents", "52", *vip, "--json").body
        for vip in ((), ("--vip-share", "0.1"))
    )
    assert first["asa_s"] == pytest.approx(plain["asa_s"], rel=1e-11)
    assert first["vip_asa_s"] < plain["asa_s"] < first["others_asa_s"]
    assert (first["service_level_of"], plain["service_level_of"]) == ("vip", "all")
    assert first["service_level"] > plain["service_level"]


def test_a_patience_of_shape_one_is_that_of_model_a() -> None:
    """The usual law by the general formula; below 1 more give up early and the others wait less."""
    usual, one, early = (
        vardiya("erlang", *PATIENT, "--agents", "50", *shape, "--json").body
        for shape in ((), ("--patience-shape", "1"), ("--patience-shape", "0.5"))
    )
    for name in ("service_level", "p_wait", "p_abandon", "asa_s", "occupancy"):
        assert one[name] == pytest.approx(usual[name], rel=1e-9)
    assert early["p_abandon"] > usual["p_abandon"]


def test_likely_volumes_are_averaged_by_their_contacts() -> None:
    """A forecast that may be wrong: busy volumes count with all their contacts."""
    line = ("--per", "30min", "--aht", "300", "--within", "30", "--patience", "180", "--agents", "50")
    told = vardiya("erlang", "--offered", "300", *line, "--likely", "240,360", "--json").body
    alone = (vardiya("erlang", "--offered", count, *line, "--json") for count in ("240", "360"))
    low, high = (ran.body["service_level"] for ran in alone)
    assert told["likely"]["service_level"] == pytest.approx((240 * low + 360 * high) / 600, rel=1e-12)
    assert told["likely"]["late_share"] == pytest.approx(1 - told["likely"]["service_level"], abs=1e-12)
    assert (told["likely"]["volumes"], told["likely"]["offered"]) == (2, 300)


def test_a_volume_that_cannot_be_kept_up_with_serves_nobody_in_time() -> None:
    """Erlang C has no answer there; the mean over volumes has one."""
    line = ("--model", "c", "--offered", "60", "--per", "1h", "--aht", "300", "--within", "30", "--agents", "6")
    told = vardiya("erlang", *line, "--likely", "60,120", "--json").body
    assert told["likely"]["service_level"] == pytest.approx(told["service_level"] / 3)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_likely_volumes_are_told_in_words(lang: str) -> None:
    """With what waits longer."""
    said = vardiya("erlang", *PATIENT, "--agents", "50", "--likely", "240,360", "--lang", lang)
    assert said.code == 0
    assert "300" in said.out.splitlines()[-1]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--agents", "50", "--likely", "many"), "likely_unreadable"),
        (("--agents", "50", "--likely", "0,0"), "likely_unreadable"),
        (("--agents", "50", "--likely", "nan"), "likely_unreadable"),
        (("--target", "0.8", "--likely", "20,30"), "likely_needs_agents"),
    ],
)
def test_likely_volumes_that_tell_nothing_are_refused(more: tuple[str, ...], code: str) -> None:
    """Exit 2, with the option."""
    told = vardiya("erlang", *PATIENT, *more, "--json")
    assert (told.code, told.body["problems"][0]["code"]) == (2, code)
