"""Writes erlang.csv: Erlang B, C and A by long-hand sums and integrals in 40-digit decimals.

Independent of solver.staffing: factorials and state chances summed term by term (no recursion over agents), and
for Erlang A the integral of the offered wait's density (Zeltyn and Mandelbaum 2005) instead of series.
`published` is the figure printed by the source, `exact` is computed here.
Run: python tests/reference/generate_erlang.py
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 40
AMS = "Abstract Micro Systems, Erlang Library help"
PLANNING = "capacity_planning, tests"
CRAN = "CRAN package ErlangC"
GARNETT = "Garnett, Mandelbaum and Reiman 2002"
HERE = "computed for this project"

# agents, load, aht_s, patience_s, threshold_s; "" where the measure does not depend on it
ROWS: tuple[tuple[str, str, tuple[str, str, str, str, str], str, str], ...] = (
    ("B4", "blocking", ("3", "10.4", "", "", ""), "0.7411421", AMS),
    ("B5", "blocking", ("32.4", "30", "", "", ""), "0.0897575", AMS),
    ("B12", "log_blocking", ("100", "120", "", "", ""), "-1.62826407041", PLANNING),
    ("B13", "log_blocking", ("10000", "12000", "", "", ""), "-1.78927734649", PLANNING),
    ("B14", "log_blocking", ("100", "20", "", "", ""), "-84.1661482002", PLANNING),
    ("B15", "log_blocking", ("10000", "200", "", "", ""), "-29325.7541713", PLANNING),
    ("B17", "blocking", ("10", "20", "", "", ""), "0.5379631686320729", "public unit test"),
    ("B18", "blocking", ("190", "200", "", "", ""), "0.08869684386923561", "public unit test"),
    ("C1", "c_wait", ("55", "48", "240", "", "15"), ".2387", "Mitan example"),
    ("C1", "c_asa", ("55", "48", "240", "", "15"), "8.184", "Mitan example"),
    ("C1", "c_level", ("55", "48", "240", "", "15"), ".8459", "Mitan example"),
    ("C2", "c_wait", ("14", "10", "180", "", "20"), ".1741319", CRAN),
    ("C2", "c_level", ("14", "10", "180", "", "20"), ".88835", CRAN),
    ("C2", "c_asa", ("14", "10", "180", "", "20"), "7.8359370117", CRAN),
    ("C3", "c_wait", ("11", "10", "180", "", "20"), ".6821182", CRAN),
    ("C3", "c_level", ("11", "10", "180", "", "20"), ".3896138", CRAN),
    ("C8", "c_asa", ("13", "10.75", "120.5", "", "0"), "22.270206", AMS),
    ("C11", "c_level", ("100", "97.5", "180", "", "15"), ".411537", AMS),
    ("C11", "c_level", ("100", "97.5", "180", "", "50"), ".638087", AMS),
    ("C11", "c_level", ("100.7", "97.5", "180", "", "50"), ".729022", AMS),
    ("C12", "c_queue", ("10", "8", "1", "", "0"), "1.63672", AMS),
    ("C12", "c_queue", ("10", "9", "1", "", "0"), "6.01858", AMS),
    ("C26", "c_queue", ("2", "1.8", "0.2", "", "0"), "7.674", "Octave queueing, ETH slides"),
    ("G1", "a_abandon", ("50", "48", "60", "120", "20"), ".031", GARNETT),
    ("G1", "a_occupancy", ("50", "48", "60", "120", "20"), ".93", GARNETT),
    *(
        (name, measure, inputs, "", HERE)
        for name, inputs in {
            "F1": ("1", "0.5", "1", "1", "0.1"),
            "F2": ("5", "4", "60", "120", "20"),
            "F3": ("10", "12", "1", "0.5", "0.1"),
            "F4": ("50", "48", "60", "120", "20"),
            "F5": ("100", "102", "1", "1", "0.05"),
            "F6": ("300", "310", "1", "3", "0.1"),
            "F7": ("1000", "1050", "1", "0.5", "0.02"),
            "F8": ("97", "100", "300", "180", "30"),
        }.items()
        for measure in ("a_wait", "a_abandon", "a_level", "a_asa")
    ),
)


def inverse_blocking(agents: Decimal, load: Decimal) -> Decimal:
    """Sum of load^j / j! over that of the last state; for parts of an agent Jagerman's integral."""
    if agents != int(agents):
        return load * integral(lambda u: (-load * u).exp() * (1 + u) ** agents, Decimal(80) / (load - agents / 2))
    total, term = Decimal(1), Decimal(1)
    for j in range(int(agents), 0, -1):  # backwards from the last state: term = chance of j - 1 per chance of all busy
        term *= j / load
        total += term
    return total


def waiting(agents: Decimal, load: Decimal) -> Decimal:
    """Erlang C from B."""
    blocking = 1 / inverse_blocking(agents, load)
    return blocking / (1 - load / agents * (1 - blocking))


def integral(f: Callable[[Decimal], Decimal], end: Decimal) -> Decimal:
    """Romberg from 0 to `end`."""
    rows = [[end * (f(Decimal(0)) + f(end)) / 2]]
    for k in range(1, 13):
        step = end / 2**k
        middle = sum((f(step * i) for i in range(1, 2**k, 2)), Decimal(0))
        row = [rows[-1][0] / 2 + step * middle]
        for m, older in enumerate(rows[-1], start=1):
            row.append(row[-1] + (row[-1] - older) / (4**m - 1))
        rows.append(row)
    return rows[-1][-1]


def patient(agents: Decimal, load: Decimal, aht: Decimal, patience: Decimal, threshold: Decimal) -> dict[str, Decimal]:
    """Erlang A: state chances by name, level and ASA by the density of the offered wait."""
    theta, rate, arrivals = 1 / patience, agents / aht, load / aht
    busy = inverse_blocking(agents, load)  # relative to the state "all busy, none waiting"
    queue, state = [], Decimal(1)
    while state > Decimal("1e-36"):
        queue.append(state)
        state *= arrivals / (rate + len(queue) * theta)
    total = busy + sum(queue[1:])
    leaving = sum((j * p for j, p in enumerate(queue)), Decimal(0)) * theta / arrivals / total

    def density(v: Decimal) -> Decimal:
        """Of the offered wait, times the chance of being patient so long."""
        return (arrivals * (1 - (-theta * v).exp()) / theta - rate * v - theta * v).exp() * rate / total

    peak = max(Decimal(0), (load / agents).ln() / theta) if load > agents else Decimal(0)
    end = peak + Decimal(90) / (rate - arrivals + theta * 8 + rate / 4) + 12 * (aht * patience / agents).sqrt()
    in_time = (busy - 1) / total + integral(density, threshold)
    return {
        "a_wait": sum(queue) / total,
        "a_abandon": leaving,
        "a_level": in_time,
        "a_asa": integral(lambda v: v * density(v), end) / (1 - leaving),
        "a_occupancy": load * (1 - leaving) / agents,
    }


def exact(measure: str, inputs: tuple[str, str, str, str, str]) -> Decimal:
    agents, load, aht, patience, threshold = (Decimal(x or "1") for x in inputs)
    if measure.endswith("blocking"):
        blocking = 1 / inverse_blocking(agents, load)
        return blocking.ln() if measure.startswith("log") else blocking
    if measure.startswith("a_"):
        return patient(agents, load, aht, patience, threshold)[measure]
    wait, spare = waiting(agents, load), agents - load
    return {
        "c_wait": wait,
        "c_asa": wait * aht / spare,
        "c_level": 1 - wait * (-spare * threshold / aht).exp(),
        "c_queue": wait * load / spare,
    }[measure]


def main() -> None:
    with Path(__file__).with_name("erlang.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        names = ("agents", "load", "aht_s", "patience_s", "threshold_s")
        table.writerow(("id", "measure", *names, "published", "exact", "source"))
        for name, measure, inputs, published, source in ROWS:
            table.writerow((name, measure, *inputs, published, f"{exact(measure, inputs):.17g}", source))


if __name__ == "__main__":
    main()
