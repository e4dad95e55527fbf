"""Writes published.csv: figures that others print and that ask a formula backwards, or one that erlang.csv lacks.

Independent of solver.staffing: 40 digits of mpmath, Erlang B as an incomplete gamma function (parts of an agent
included) or a sum from the last state, Erlang A by Kummer's function, inverses by bisection.
`published` is the figure printed by the source, `exact` is computed here; to the last digit of `published` they agree.
Run: python tests/reference/generate_published.py
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from mpmath import exp, gammainc, hyp1f1, log, mp, mpf, nstr, power

mp.dps = 40
WESTBAY = "Westbay manual"
AMS = "Abstract Micro Systems, Erlang Library help"
PLANNING = "capacity_planning, tests"
CLASSIC = "classic table of Erlang B"
TELEFONICA = "Telefonica calculator"
NOTE = "note on 911 centres"
UNIT = "public unit test"
ETH = "ETH slides, Octave queueing"
HERZOG = "Herzog simulator, tests"
GARNETT = "Garnett, Mandelbaum and Reiman 2002; Gans, Koole and Mandelbaum 2003"
SWIFT = "load=30.303030303030303030 aht_s=303.03030303030303030 within_s=20"  # arrivals .1, services .0033 a second

# id, question, inputs, published, source; seconds but for loads in erlangs, rates per AHT taken out
ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    ("B1", "b_load", "agents=15 share=.01", "8.108", WESTBAY),
    ("B2", "b_whole_agents", "load=10 share=.02", "17", WESTBAY),
    ("B2", "b_blocking", "load=10 agents=16", ".02230", WESTBAY),
    ("B3", "b_whole_agents", "load=28.333333333333333333 share=.01", "40", WESTBAY),
    ("B6", "b_load", "agents=17 share=.01", "9.65160", AMS),
    ("B7", "b_load", "agents=17 share=.05", "12.4613", AMS),
    ("B8", "b_load", "agents=17.5 share=.05", "12.9225", AMS),
    ("B9", "b_agents", "load=10 share=.01", "17.44497", AMS),
    ("B10", "b_agents", "load=10 share=.05", "14.30043", AMS),
    ("B11", "b_load", "agents=200 share=.03 redial=.7", "186.877", "Westbay, voice over IP"),
    ("B11b", "b_whole_agents", "load=5.5 share=.03 redial=.5", "11", WESTBAY),
    ("B11b", "b_blocking", "load=5.5 agents=10 redial=.5", ".03149", WESTBAY),
    ("B11b", "b_blocking", "load=5.5 agents=11 redial=.5", ".01504", WESTBAY),
    ("B17", "b_blocking", "load=20 agents=10", "0.5379631686320729", UNIT),
    ("B18", "b_blocking", "load=200 agents=190", "0.08869684386923561", UNIT),
    ("B19", "b_blocking", "load=5 agents=200", "5.31667137954674e-238", UNIT),
    ("B22", "b_load", "agents=10 share=.01", "4.461", CLASSIC),
    ("B23", "b_load", "agents=20 share=.01", "12.03", CLASSIC),
    ("B24", "b_load", "agents=50 share=.01", "37.90", CLASSIC),
    ("B25", "b_load", "agents=100 share=.01", "84.06", CLASSIC),
    ("C4", "c_whole_agents_by_wait", "load=20 share=.15", "26", TELEFONICA),
    ("C4", "c_wait", "load=20 agents=30", ".025", TELEFONICA),
    ("C4", "c_load_by_wait", "agents=30 share=.15", "23.6", TELEFONICA),
    ("C5", "c_late", "load=.5 agents=2 aht_s=60 within_s=10", ".08", NOTE),
    ("C5", "c_late", "load=.66666666666666666667 agents=2 aht_s=80 within_s=10", ".14", NOTE),
    ("C9", "c_load_by_asa", "agents=20 aht_s=300 asa_s=5", "14.089485", AMS),
    ("C9", "c_load_by_asa", "agents=20 aht_s=300 asa_s=60", "17.600246", AMS),
    ("C10", "c_agents_by_asa", "load=10 aht_s=180 asa_s=15", "13.164668", AMS),
    ("C10", "c_agents_by_asa", "load=100 aht_s=180 asa_s=15", "105.64029", AMS),
    ("C13", "c_queue", "load=18 agents=20", "4.95692", AMS),
    ("C13", "c_queue", "load=19.333333333333333333 agents=20", "24.14167", AMS),
    ("C15", "c_agents_by_level", "load=10.3 aht_s=180 within_s=10 share=.9", "14.9274", AMS),
    ("C15", "c_agents_by_level", "load=10.3 aht_s=180 within_s=10 share=.95", "16.0653", AMS),
    ("C16", "c_agents_by_level", "load=93.6 aht_s=180 within_s=10 share=.9", "104.679", AMS),
    ("C16", "c_agents_by_level", "load=93.6 aht_s=180 within_s=10 share=.95", "107.502", AMS),
    ("C17", "c_log_wait", "load=90 agents=100", "-1.52813224460", PLANNING),
    ("C18", "c_log_wait", "load=9000 agents=10000", "-56.8266885378", PLANNING),
    ("C19", "c_log_wait", "load=10 agents=100", "-143.375505741", PLANNING),
    ("C20", "c_log_wait", "load=100 agents=10000", "-36157.2159266", PLANNING),
    ("C25", "c_wait", "load=24 agents=35", ".023521116861458607", UNIT),
    ("C25", "c_level", f"{SWIFT} agents=35", ".7710233599946846", UNIT),
    ("C25", "c_level", f"{SWIFT} agents=40", ".9668921807646333", UNIT),
    ("C26", "c_response", "load=1.8 agents=2 aht_s=.2", "1.053", ETH),
    ("C26", "c_queue", "load=1.8 agents=4", ".105", ETH),
    ("C28", "c_whole_agents", "load=3 aht_s=300 within_s=20 share=.8", "6", "Ruby gem after Koole"),
    ("K1", "k_empty", "load=1.3333333333333333333 agents=3 lines=7", ".255037", "Octave queueing"),
    ("A1", "a_wait_s", "load=10.5 agents=13 aht_s=180 patience_s=300", "9.91", HERZOG),
    ("A2", "a_wait_s", "load=10.5 agents=9 aht_s=180 patience_s=300", "56.62", HERZOG),
    ("G1", "a_abandon", "load=48 agents=50 aht_s=60 patience_s=120", ".031", GARNETT),
    ("G1", "a_wait_s", "load=48 agents=50 aht_s=60 patience_s=120", "3.7", GARNETT),
    ("G1", "a_queue", "load=48 agents=50 aht_s=60 patience_s=120", "3", GARNETT),
    ("G1", "a_occupancy", "load=48 agents=50 aht_s=60 patience_s=120", ".93", GARNETT),
    ("G2", "c_asa_s", "load=48 agents=50 aht_s=60", "20.8", GARNETT),
    ("G2", "c_p90_s", "load=48 agents=50 aht_s=60", "58.1", GARNETT),
    ("G2", "c_queue", "load=48 agents=50", "17", GARNETT),
    ("G2", "c_occupancy", "load=48 agents=50", ".96", GARNETT),
    ("G3", "c_asa_s", "load=46.51621204021474 agents=50 aht_s=60", "8.8", GARNETT),
    ("G3", "c_p90_s", "load=46.51621204021474 agents=50 aht_s=60", "28.2", GARNETT),
    ("G3", "c_queue", "load=46.51621204021474 agents=50", "7", GARNETT),
    ("G3", "c_occupancy", "load=46.51621204021474 agents=50", ".93", GARNETT),
)  # fmt: skip


def read(inputs: str) -> dict[str, mpf]:
    """Inputs by name."""
    return {name: mpf(value) for name, value in (part.split("=") for part in inputs.split())}


def inverse_blocking(agents: mpf, load: mpf) -> mpf:
    """1 / B: for parts of an agent e^a a^-n Gamma(n + 1, a), for whole ones the states added up."""
    if agents != int(agents):
        return exp(load) * power(load, -agents) * gammainc(agents + 1, load)
    total, term = mpf(1), mpf(1)
    for busy in range(int(agents), 0, -1):
        term *= busy / load
        total += term
    return total


def waiting(agents: mpf, load: mpf) -> mpf:
    """Erlang C."""
    return 1 / (1 + (1 - load / agents) * (inverse_blocking(agents, load) - 1))


def blocked(asked: dict[str, mpf]) -> mpf:
    """Erlang B; with redials at the load of all attempts a' = a + redial x B(a') a'."""
    redial, agents, load = asked.get("redial", mpf(0)), asked["agents"], asked["load"]
    attempts = load
    for _ in range(400 if redial else 0):
        attempts = load / (1 - redial / inverse_blocking(agents, attempts))
    return 1 / inverse_blocking(agents, attempts)


def patient(asked: dict[str, mpf]) -> dict[str, mpf]:
    """Erlang A by the textbook (Garnett, Mandelbaum and Reiman), whose cancellation 40 digits bear."""
    agents, load, patience = asked["agents"], asked["load"], asked["patience_s"] / asked["aht_s"]
    queue = hyp1f1(1, agents * patience + 1, load * patience)
    rho = load / agents
    wait = queue / (inverse_blocking(agents, load) + queue - 1)
    abandon = wait * (1 / (rho * queue) + 1 - 1 / rho)
    return {
        "a_abandon": abandon,
        "a_wait_s": abandon * asked["patience_s"],
        "a_queue": abandon * asked["patience_s"] * load / asked["aht_s"],
        "a_occupancy": rho * (1 - abandon),
    }


def endless(asked: dict[str, mpf]) -> dict[str, Callable[[], mpf]]:
    """Erlang C."""
    agents, load, aht_s = asked["agents"], asked["load"], asked.get("aht_s", mpf(1))
    wait, spare = waiting(agents, load), agents - load
    return {
        "c_wait": lambda: wait,
        "c_log_wait": lambda: log(wait),
        "c_late": lambda: wait * exp(-spare * asked["within_s"] / aht_s),
        "c_level": lambda: 1 - wait * exp(-spare * asked["within_s"] / aht_s),
        "c_asa_s": lambda: wait * aht_s / spare,
        "c_response": lambda: wait * aht_s / spare + aht_s,
        "c_p90_s": lambda: log(10 * wait) * aht_s / spare,
        "c_queue": lambda: wait * load / spare,
        "c_occupancy": lambda: load / agents,
    }


def empty(asked: dict[str, mpf]) -> mpf:
    """M/M/n/K: chance that nobody is there."""
    term = total = mpf(1)
    for state in range(1, int(asked["lines"]) + 1):
        term *= asked["load"] / min(state, int(asked["agents"]))
        total += term
    return 1 / total


def forward(question: str, asked: dict[str, mpf]) -> mpf:
    """A formula asked as it stands."""
    if question.startswith("c_"):
        return endless(asked)[question]()
    if question.startswith("a_"):
        return patient(asked)[question]
    return empty(asked) if question == "k_empty" else blocked(asked)


def exact(question: str, inputs: str) -> mpf:
    """The answer; for one asked backwards the root, or the least whole number that is good enough."""
    asked = read(inputs)
    if question not in BACKWARDS:
        return forward(question, asked)
    ahead, wanted, name, sign = BACKWARDS[question]
    given = {key: value for key, value in asked.items() if key != "redial" or "whole" in question}

    def missing(value: mpf) -> mpf:
        return sign * (forward(ahead, {**given, name: value}) - asked[wanted])

    if "whole" in question:
        start = 1 if question.startswith("b_") else int(asked["load"]) + 1
        return next(mpf(agents) for agents in range(start, 1000) if missing(mpf(agents)) <= 0)
    root = bisect(missing, *bracket(question, asked))
    return root * (1 - asked["redial"] * asked["share"]) if "redial" in asked else root  # of first attempts


# question: formula, input that names the wanted value, unknown, +1 where more of the unknown makes the value smaller
BACKWARDS = {
    "b_load": ("b_blocking", "share", "load", 1),
    "b_agents": ("b_blocking", "share", "agents", 1),
    "b_whole_agents": ("b_blocking", "share", "agents", 1),
    "c_whole_agents_by_wait": ("c_wait", "share", "agents", 1),
    "c_load_by_wait": ("c_wait", "share", "load", 1),
    "c_load_by_asa": ("c_asa_s", "asa_s", "load", 1),
    "c_agents_by_asa": ("c_asa_s", "asa_s", "agents", 1),
    "c_agents_by_level": ("c_level", "share", "agents", -1),
    "c_whole_agents": ("c_level", "share", "agents", -1),
}


def bisect(missing: Callable[[mpf], mpf], low: mpf, high: mpf) -> mpf:
    """The root, to 30 digits."""
    falls = missing(low) > 0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if (missing(middle) > 0) == falls else (low, middle)
    return low


def bracket(question: str, asked: dict[str, mpf]) -> tuple[mpf, mpf]:
    """Where the root lies."""
    if "load" in question:
        return mpf("0.3") * asked["agents"], mpf("0.99") * asked["agents"]
    return mpf("1.01") * asked["load"], mpf(2) * asked["load"]


def rows(chosen: Iterable[tuple[str, ...]] = ROWS) -> Iterable[tuple[str, ...]]:
    """The table, or some of its rows."""
    for name, question, inputs, published, source in chosen:
        yield name, question, inputs, published, nstr(exact(question, inputs), 17), source


def main() -> None:
    with Path(__file__).with_name("published.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("id", "question", "inputs", "published", "exact", "source"))
        table.writerows(rows())


if __name__ == "__main__":
    main()
