"""A run of scenarios told: sentences in both languages, tables, JSON, the page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner.operation import load
from planner.report.tables import Line, Part, Table
from planner.store import Store
from planner.words import LANGUAGES
from scenarios.chosen_base import Asked, choose
from scenarios.comparing.causes import Share
from scenarios.comparing.window import Met
from scenarios.report.because import decides_lines
from scenarios.report.run_body import run_body
from scenarios.report.run_files import write_rosters
from scenarios.report.run_page import run_page
from scenarios.report.run_parts import run_parts
from scenarios.report.sentences import head_lines
from scenarios.report.side_by_side import side_by_side
from scenarios.runner import How, Run, run_files
from scenarios.scenario import Scenario

FILES = {
    "more": "name: More calls\nroster: keep\nchanges: [{kind: volume, share: 1.0}]\n",
    "flu": ('name: Flu\nroster: keep\nchanges:\n  - {kind: absence_wave, count: 6, first_day: "+1", last_day: "+1"}\n'),
    "none": "name: Nothing\nchanges: []\n",
}


@pytest.fixture(scope="module")
def ran(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Three scenarios against the stored small plan."""
    folder, store = tmp_path_factory.mktemp("scenarios"), Store(small_planned)
    files = []
    for name, text in FILES.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        files.append(folder / f"{name}.yaml")
    found = run_files(choose(load(small_planned), store, Asked()), files, How(replications=8))
    store.close()
    return found


def only(ran: Run, place: int) -> Run:
    return replace(ran, names=ran.names[place : place + 1], comparisons=ran.comparisons[place : place + 1])


def said(parts: tuple[Part, ...]) -> str:
    return "\n".join(part.text for part in parts if isinstance(part, Line))


def titles(parts: tuple[Part, ...]) -> list[str]:
    return [part.title for part in parts if isinstance(part, Table)]


def test_more_calls_are_told_with_what_decides(ran: Run) -> None:
    """The cause that was computed, at its hours, with its figures."""
    text = said(run_parts(only(ran, 0), "op", {}, "en"))
    assert "more contacts wait too long" in text
    assert "shifts and cost stay as they are" in text
    assert "What decides: phone-tr loses" in text
    assert "more contacts meet the same" in text
    assert "Step by step" not in text


def test_people_who_are_missing_are_told(ran: Run) -> None:
    """Not the calls, which are the same; and what their absence does not cost."""
    text = said(run_parts(only(ran, 1), "op", {}, "en"))
    assert "fewer of the people who can serve it are there" in text
    assert "what is paid for days away is not in it" in text
    assert "more contacts meet" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_scenario_that_touches_nothing_says_so(ran: Run, lang: str) -> None:
    """Silence would look like a result; tables of equal figures too."""
    parts = run_parts(only(ran, 2), "op", {}, lang)
    assert "“Nothing”" in said(parts)
    assert titles(parts) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_several_stand_side_by_side(ran: Run, lang: str) -> None:
    """One column a scenario, the base first; the one that changes nothing has the base's figures."""
    table = next(part for part in run_parts(ran, "op", {}, lang) if isinstance(part, Table))
    assert table.headings[2:] == ("More calls", "Flu", "Nothing")
    assert {len(row) for row in table.rows} == {5}
    assert all(row[1] in ("", row[4]) for row in table.rows)
    late = [
        float(row[place].split(" ")[0].replace(",", "").replace(".", "")) for row in table.rows[:1] for place in (1, 2)
    ]
    assert late[1] > late[0]


def test_the_json_holds_every_figure_and_can_be_written(ran: Run) -> None:
    """Also queue by day, with the noise of each."""
    body = json.loads(json.dumps(run_body(ran, "op", {}, "en"), default=str))
    first = body["scenarios"][0]
    assert (first["file"], first["status"], first["treatment"]) == ("more", "played", "keep")
    assert len(first["days"]) == 7
    assert first["queues"][0]["contacts"]["after"] == pytest.approx(2 * first["queues"][0]["contacts"]["before"])
    assert first["all_queues"]["late_diff"] == pytest.approx(sum(one["late_diff"] for one in first["days"]), abs=0.01)
    assert first["deciding"]["causes"] == [
        {"cause": "work", "late": None, "people": first["deciding"]["causes"][0]["people"]}
    ]
    assert body["scenarios"][2]["status"] == "unchanged"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_offline_and_has_its_pictures(ran: Run, lang: str) -> None:
    """A map for each scenario that was played, and the bars of cost."""
    page = run_page(ran, "op", {}, lang).decode()
    assert page.count("<svg") == 3
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_written_rosters_are_named_as_their_files(ran: Run, tmp_path: Path) -> None:
    """A folder for each scenario; figures that a check of its roster finds again name it."""
    written, folders = write_rosters(ran, tmp_path, "en")
    assert [Path(folder).name for folder in folders] == ["more", "flu", "none"]
    assert (tmp_path / "flu" / "roster.csv").exists()
    figures = run_body(ran, "op", written, "en")["figures"]
    assert isinstance(figures, list)
    paid = [one for one in figures if one["code"] == "scenario_paid"]
    assert str(tmp_path / "flu" / "roster.csv") in paid[1]["command"]
    assert paid[1]["value"] < 0


def test_differences_within_noise_are_called_noise(ran: Run) -> None:
    """Eight replications that differ more among themselves than from the base tell nothing."""
    found = ran.comparisons[0]
    pair = found.queues[0].pair
    assert pair is not None
    hazy = replace(pair, service_diff=0.002, service_noise=0.004, late_diff=1.0, late_noise=4.0)
    quiet = replace(found, deciding=None, queues=(replace(found.queues[0], pair=hazy),), whole=hazy)
    text = said(head_lines(quiet, "en"))
    assert "Within noise: 8 replications cannot tell +0.2 points (phone-tr" in text
    assert "stay within noise" in text
    chance = replace(hazy, service_noise=0.001)
    by_chance = replace(quiet, queues=(replace(found.queues[0], pair=chance),))
    assert "Nothing stands out" in said(head_lines(by_chance, "en"))


def test_the_only_causes_told_are_those_that_fit(ran: Run) -> None:
    """A queue that loses though fewer contacts come: no cause is claimed; what grew meanwhile is called so."""
    found = ran.comparisons[0].deciding
    assert found is not None
    before: Met = found.before
    fewer = replace(found, after=replace(before, contacts=before.contacts - 20))
    text = decides_lines(fewer, "en")[0].text
    assert "because" not in text
    assert "what causes it was not found" in text
    longer = replace(found, after=replace(found.after, aht_s=found.after.aht_s - 30))
    assert "although each contact takes 30 s less" in decides_lines(longer, "en")[0].text
    same = replace(found, after=before)
    assert "other hours or other settings" in decides_lines(same, "en")[0].text


def test_of_several_causes_the_one_that_brings_most_is_told(ran: Run) -> None:
    """And what each brings, as it was played step by step."""
    found = ran.comparisons[0].deciding
    assert found is not None
    several = replace(found, shares=(Share("work", (9.0, 9.0), 4.0), Share("shifts", (9.0, 7.0), 30.0)))
    first, second = (line.text for line in decides_lines(several, "en"))
    assert "because the new roster has 2.0 fewer people there (9.0 → 7.0)" in first
    assert "the changed work +4, the new roster +30" in second


def test_a_scenario_without_a_roster_is_an_answer(ran: Run) -> None:
    """It is said, with no figure made up."""
    found = ran.comparisons[0]
    none = replace(found, played=replace(found.played, status="no_roster"), whole=None, deciding=None)
    run = replace(ran, comparisons=(none, ran.comparisons[1]), names=ran.names[:2])
    assert "no roster was found" in said(run_parts(run, "op", {}, "en"))
    assert run_body(run, "op", {}, "en")["scenarios"]


def test_many_scenarios_are_rows(ran: Run) -> None:
    """Ten columns of names fit on no terminal; figures that no scenario changes are left out."""
    first = ran.comparisons[0]
    made = side_by_side(replace(ran, comparisons=(first,) * 5), "en")
    assert len(made.rows) == 6
    assert made.headings[:2] == ("scenario", "contacts too late")
    assert "hard rules broken" not in made.headings
    assert made.rows[1][0] == first.scenario.name


def test_where_nothing_stands_out_over_the_plan_single_days_are_told(ran: Run) -> None:
    """A Saturday that gains what its Sunday loses is no calm weekend."""
    found = ran.comparisons[0]
    one = next(pair for pair in found.days if pair.judged)
    days = (replace(one, late_diff=30.0, late_noise=8.0), replace(one, late_diff=-20.0, late_noise=8.0))
    text = said(head_lines(replace(found, deciding=None, days=days), "en"))
    assert "On single days something does: phone-tr on" in text
    assert "+30 contacts too late (± 8); phone-tr on" in text
    calm = replace(found, deciding=None, days=(replace(one, late_diff=10.0, late_noise=8.0),))
    assert "On single days" not in said(head_lines(calm, "en"))


def test_a_scenario_is_named_in_the_language_of_the_reader() -> None:
    """Where its file knows several; else as it is."""
    both = Scenario.model_validate({"name": "Flu", "about": "Ill", "tr": {"name": "Grip", "about": "Hasta"}})
    assert (both.told_in("tr").name, both.told_in("tr").about, both.told_in("en").name) == ("Grip", "Hasta", "Flu")
    assert Scenario(name="Flu").told_in("tr").name == "Flu"
