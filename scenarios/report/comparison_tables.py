"""Tables of a comparison: queues, the days that move most, need, money, rules, nights at risk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.report.service import points
from planner.report.tables import BAD, GOOD, QUIET, WARN, Table, columns
from planner.report.violations import rule_title
from planner.words import sentence, term
from planner.words.numbers import day, money, number, share, signed
from scenarios.report.sentences import chance_text

if TYPE_CHECKING:
    from planner.figures import NightRisk
    from scenarios.comparing.queues import Maybe, QueueRow
    from scenarios.comparison import Comparison
    from scenarios.served import Paired

MOST_DAYS, MOST_OF_QUEUE, MOST_NIGHTS, MOST_RULES = 8, 2, 6, 10
LEAST_H = 0.5
MOVED = (2, 3)  # columns of the queues' table that say nothing where no contact changes
COST_KINDS = ("regular", "overtime", "night", "on_call", "total")


def queue_table(found: Comparison, lang: str) -> Table:
    """Every queue: contacts, service with its noise, chance of the goal; what lies within noise is quiet."""
    codes = (
        *("head_queue", "head_contacts", "head_contacts_change", "head_work_change", "head_before", "head_after"),
        *("head_points", "head_give", "head_late_more", "head_chance_before", "head_chance_after"),
    )
    rows = tuple(_queue_row(row, lang) for row in found.queues)
    marks = tuple(pair_mark(row.pair) for row in found.queues)
    title = sentence("scenario_queues", {"replications": number(found.replications, lang)}, lang)
    table = Table(_heads(codes, lang), rows, frozenset(range(1, 11)), marks, title)
    still = {place for place in MOVED if all(row[place] in ("", "0") for row in rows)}
    return columns(table, [place for place in range(len(codes)) if place not in still])


def _queue_row(row: QueueRow, lang: str) -> tuple[str, ...]:
    pair = row.pair
    return (
        row.queue,
        _either(row.contacts, lang),
        _more(row.contacts, lang),
        _more(row.work_h, lang, 0),
        *("" if service is None else share(service, lang) for service in row.service),
        "" if pair is None else signed(100 * pair.service_diff, lang, 1),
        "" if pair is None else number(100 * pair.service_noise, lang, 1),
        "" if pair is None else signed(pair.late_diff, lang),
        *(chance_text(chance, lang) for chance in row.chance),
    )


def pair_mark(pair: Paired | None) -> str:
    """Within noise; better or worse where it stands out among many."""
    if pair is None or (pair.beyond_noise and not pair.stands_out):
        return ""
    return QUIET if not pair.beyond_noise else WARN if pair.late_diff > 0 else GOOD


def _either(values: Maybe, lang: str) -> str:
    """The value before; after, where there was none."""
    known = [value for value in values if value is not None]
    return number(known[0], lang) if known else ""


def _more(values: Maybe, lang: str, digits: int = 0) -> str:
    before, after = values
    return "" if before is None or after is None else signed(after - before, lang, digits)


def day_table(found: Comparison, lang: str) -> Table:
    """Queues on the days on which late contacts change most, where they stand out."""
    moved = _most_moved(found.days)
    rows = tuple(
        (
            str(pair.cell.queue),
            "" if pair.cell.day is None else day(pair.cell.day, lang),
            signed(pair.offered_diff, lang),
            *_day_service(pair, lang),
            f"{signed(pair.late_diff, lang)} ± {number(pair.late_noise, lang)}",
        )
        for pair in moved
    )
    codes = (
        *("head_queue", "head_day", "head_contacts_change", "head_before", "head_after", "head_change"),
        "head_late_more",
    )
    marks = tuple(pair_mark(pair) for pair in moved)
    return Table(_heads(codes, lang), rows, frozenset({2, 3, 4, 5, 6}), marks, sentence("scenario_days", {}, lang))


def _day_service(pair: Paired, lang: str) -> tuple[str, str, str]:
    """Service before and after and its difference; nothing where only one side judges any contact."""
    after = share(pair.service, lang) if pair.judged else ""
    if not pair.compared:
        return "", after, ""
    change = f"{points(pair.service_diff, lang)} ± {number(100 * pair.service_noise, lang, 1)}"
    return share(pair.service - pair.service_diff, lang), after, change


def _most_moved(days: tuple[Paired, ...]) -> list[Paired]:
    """The largest changes that stand out, of each queue a few at most: one queue must not hide the others."""
    moved = [pair for pair in days if pair.judged and pair.stands_out]
    moved.sort(key=lambda pair: (-abs(pair.late_diff), str(pair.cell.day), str(pair.cell.queue)))
    seen: Counter[str | None] = Counter()
    kept = []
    for pair in moved:
        seen[pair.cell.queue] += 1
        if seen[pair.cell.queue] <= MOST_OF_QUEUE:
            kept.append(pair)
    return kept[:MOST_DAYS]


def need_table(found: Comparison, lang: str) -> Table:
    """People-hours needed by pool, where they change."""
    moved = [row for row in found.difference.needs if abs(row[2] - row[1]) >= LEAST_H]
    moved.sort(key=lambda row: (-abs(row[2] - row[1]), row[0]))
    rows = tuple(
        (name.replace(",", ", "), number(before, lang), number(after, lang), signed(after - before, lang))
        for name, before, after in moved
    )
    heads = _heads(("head_pool", "head_before", "head_after", "head_change"), lang)
    return Table(heads, rows, frozenset({1, 2, 3}), title=sentence("scenario_needs", {}, lang))


def cost_table(found: Comparison, lang: str) -> Table:
    """Hours and money by kind."""
    before, after = found.figures
    hours = (("paid_h", before.paid_h, after.paid_h), ("need_h", before.need_h, after.need_h))
    rows = [
        (term("scenario_hours", name, lang), number(old, lang), number(new, lang), signed(new - old, lang))
        for name, old, new in hours
    ]
    for kind in COST_KINDS:
        old, new = (getattr(side.cost, kind) for side in found.figures)
        values = (money(old, lang), money(new, lang), signed((new - old) / 100, lang))
        rows.append((sentence("scenario_money", {"kind": term("cost_kind", kind, lang)}, lang), *values))
    heads = _heads(("head_kind", "head_before", "head_after", "head_change"), lang)
    told = {"currency": found.base.inputs.operation.config.currency}
    return Table(heads, tuple(rows), frozenset({1, 2, 3}), title=sentence("scenario_costs", told, lang))


def rule_table(found: Comparison, lang: str) -> Table:
    """Rules broken more or less often, hard ones first."""
    shown = found.rules[:MOST_RULES]
    rows = tuple(
        (
            rule_title(one.rule, lang),
            sentence("yes" if one.hard else "no", {}, lang),
            number(one.before, lang),
            number(one.after, lang),
            number(one.new, lang),
            number(one.gone, lang),
            "" if one.hard else signed((one.cents_after - one.cents_before) / 100, lang),
        )
        for one in shown
    )
    codes = (
        *("head_rule", "head_hard", "head_before", "head_after", "head_new", "head_gone"),
        "head_price",
    )
    marks = tuple(BAD if one.hard and one.new else "" for one in shown)
    return Table(_heads(codes, lang), rows, frozenset({2, 3, 4, 5, 6}), marks, sentence("scenario_rules", {}, lang))


def night_table(found: Comparison, lang: str) -> Table:
    """The days with most contacts late beyond the goals, before and after."""
    worst = sorted(found.nights, key=lambda one: (-max(map(_late, one[1])), one[0]))[:MOST_NIGHTS]
    rows = tuple(
        (
            day(at, lang),
            ", ".join(next((night.events for night in pair[::-1] if night is not None), ())),
            *(text for night in pair for text in _night_texts(night, lang)),
        )
        for at, pair in sorted(worst)
    )
    codes = (
        *("head_day", "head_events", "head_late_before", "head_worst_queue"),
        *("head_late_after", "head_worst_queue"),
    )
    marks = tuple(_worse(*(_late(night) for night in pair)) for _, pair in sorted(worst))
    return Table(_heads(codes, lang), rows, frozenset({2, 4}), marks, sentence("scenario_nights", {}, lang))


def _late(night: NightRisk | None) -> float:
    return 0.0 if night is None else night.late_contacts


def _night_texts(night: NightRisk | None, lang: str) -> tuple[str, str]:
    if night is None or night.late_contacts <= 0:
        return "0", ""
    return number(night.late_contacts, lang), f"{night.worst_queue} {share(night.worst_service, lang, 0)}"


def _worse(before: float, after: float) -> str:
    """More or fewer by a tenth at least: below that nobody would plan otherwise."""
    return WARN if after > 1.1 * before + 0.5 else GOOD if before > 1.1 * after + 0.5 else ""


def _heads(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)
