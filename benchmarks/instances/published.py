"""The page that holds kept results against published ones, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
FOLDER = Path(__file__).parents[1] / "results"
OWN = ("instance", "size", "seconds", "cost", "lowest published", "above it", "proven bound", "first legal, s", "MB")
PLANTED = (
    "Planted contact centres",
    "Made by `--generate contact-centre`: the demand is what a legal roster covers after its breaks, so the best roster"
    " leaves nothing uncovered. The solver may not see the generator.",
    ("instance", "seconds", "uncovered", "planted", "first legal, s", "MB"),
)
UNKNOWN = "No published result is known to us."
HEAD = """# Rosters against published results

Each row is one run of `benchmarks/rosters.py`, kept by `--keep`; the cost is the word of a verifier of the format that
knows neither the solver nor its rules. **Seconds**: used of those allowed, from reading to verifying; a run ends
early when its roster is proven. **Proven bound**: no roster costs less, by the engine's own proof. **MB**: memory of
the process that held most. How to measure: [guide](../guides/measure-rosters.md).
"""


def page(results: Sequence[Entry], published: Sequence[Entry]) -> str:
    """One table for each set of instances that has results, then where they come from."""
    parts, named = [HEAD], {name for one in published for name in one["instances"]}
    for one in published:
        held = [entry for entry in results if _name(entry) in one["instances"]]
        if held:
            parts.append(_section(one, sorted(held, key=lambda entry: _order(entry, one))))
    left = [entry for entry in results if _name(entry) not in named]
    planted = [entry for entry in left if entry.get("uncovered_pct") is not None]
    others = [entry for entry in left if entry.get("uncovered_pct") is None]
    if planted:
        parts.append(_titled(*PLANTED, [_planted(entry) for entry in planted]))
    if others:
        unknown = {"size": "-", "best": None, "others": []}
        parts.append(_titled("Other instances", UNKNOWN, OWN, [_row(entry, unknown) for entry in others]))
    return "\n".join([*parts, _runs(results)])


def page_of(results: Path) -> str:
    """The page of a file of kept results."""
    from instances.kept import read

    published = json.loads((FOLDER / "published.json").read_text(encoding="utf-8"))["sets"]
    return page(read(results), published)


def _section(one: Entry, held: Sequence[Entry]) -> str:
    rows = [_row(entry, one["instances"][_name(entry)]) for entry in held]
    return f"{_titled(one['name'], one['text'], (*OWN, *one['others']), rows)}\n{one['source']}\n"


def _titled(name: str, text: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return f"## {name}\n\n{text}\n\n{_table(heads, rows)}"


def _row(entry: Entry, known: Entry) -> tuple[str, ...]:
    cost, best = entry["cost"], known["best"]
    above = "-" if cost is None or not best else f"{100.0 * (cost - best) / best:.1f} %"
    cells = (_name(entry), known["size"], _seconds(entry), "no answer" if cost is None else _plain(cost))
    others = tuple(_plain(value) for value in known["others"])
    return (*cells, _plain(best), above, _plain(entry["bound"]), *_ends(entry), *others)


def _planted(entry: Entry) -> tuple[str, ...]:
    return (_name(entry), _seconds(entry), f"{entry['uncovered_pct']:.3f} %", "0 %", *_ends(entry))


def _seconds(entry: Entry) -> str:
    return f"{entry['seconds']:.0f} of {entry['limit_s']:g}"


def _ends(entry: Entry) -> tuple[str, str]:
    return _plain(entry["first_s"]), f"{entry['peak_mb']:.0f}"


def _runs(results: Sequence[Entry]) -> str:
    """Where, when and how each kind of run was made."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for entry in results:
        workers = f"{entry['workers']} {'process' if entry['workers'] == 1 else 'processes'}"
        said = (entry["day"], entry["version"], entry["machine"], workers, f"seed {entry['seed']}", entry["remark"])
        kinds.setdefault(tuple(part for part in said if part), []).append(f"{_name(entry)} ({entry['limit_s']:g} s)")
    lines = [f"- {', '.join(kind)}: {', '.join(names)}." for kind, names in sorted(kinds.items())]
    return "\n".join(["## Runs\n", *(lines or ["None yet."]), ""])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, rule, *rows)) + "\n"


def _name(entry: Entry) -> str:
    return f"{entry['instance']} {entry['variant']}".strip()


def _order(entry: Entry, one: Entry) -> tuple[int, str, float]:
    names = list(one["instances"])
    place = names.index(_name(entry)) if _name(entry) in names else len(names)
    return place, _name(entry), float(entry["limit_s"])


def _plain(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
