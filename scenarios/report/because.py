"""What decides a scenario's difference, as one sentence: only causes that were computed, each in its direction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from planner.answers.served_day import REPLICATIONS
from planner.report.service import points
from planner.report.tables import GOOD, QUIET, WARN, Line
from planner.words import sentence, term
from planner.words.numbers import day, number, share, signed

if TYPE_CHECKING:
    from scenarios.comparing.causes import Share
    from scenarios.comparing.deciding import Deciding
    from solver.queues import ServiceGoal

LEAST_SHARE, LEAST_CONTACTS, LEAST_AHT_S, LEAST_PEOPLE = 0.005, 0.5, 0.5, 0.05
"""Below these a figure counts as unchanged: a two-hundredth, half a contact, half a second, a twentieth of a person."""

MAIN = 0.5
"""A cause is told if it brings at least this share of what the largest one brings."""


class _Fact(NamedTuple):
    """Something that changed in the window, in words, and whether it makes service worse."""

    text: str
    worse: bool


def decides_lines(found: Deciding, lang: str) -> tuple[Line, ...]:
    """The sentence, and where several causes changed, what each brings."""
    moved = found.service[1] - found.service[0]
    loses = found.late[1] > found.late[0]
    facts = [fact for cause in _main(found) for fact in _facts(found, cause, lang)]
    fitting = [fact for fact in facts if fact.worse == loses]
    told = {
        "queue": found.window.queue,
        "points": points(abs(moved), lang).lstrip("+"),
        "before": share(found.service[0], lang),
        "after": share(found.service[1], lang),
        "when": when_text(found, lang),
        "why": _joined(fitting or facts, lang),
        "although": _although([fact for fact in facts if fitting and fact.worse != loses], lang),
    }
    how = "because" if fitting else "there" if facts else "alone"
    code = f"scenario_{'loses' if loses else 'gains'}_{how}"
    return (Line(sentence(code, told, lang), WARN if loses else GOOD), *_step_lines(found, lang))


def _joined(facts: list[_Fact], lang: str) -> str:
    return sentence("scenario_and", {}, lang).join(fact.text for fact in facts)


def _although(facts: list[_Fact], lang: str) -> str:
    """What changed the other way."""
    return sentence("scenario_although", {"what": _joined(facts, lang)}, lang) if facts else ""


def when_text(found: Deciding, lang: str) -> str:
    """The day, with its hours where four of them stand out."""
    if found.window.whole_day:
        return day(found.day, lang)
    hours = (found.window.end_min - found.window.start_min) // 60
    start = found.start_hour
    return f"{day(found.day, lang)} {start:02d}:00-{(start + hours) % 24:02d}:00"


def _main(found: Deciding) -> list[Share]:
    """The causes that bring most of the difference in its direction; the only one, where there is one."""
    if len(found.shares) < 2:
        return list(found.shares)
    sign = 1.0 if found.late[1] > found.late[0] else -1.0
    brought = [sign * (one.late or 0.0) for one in found.shares]
    least = MAIN * max(brought)
    return [one for one, late in zip(found.shares, brought, strict=True) if late > 0 and late >= least]


def _facts(found: Deciding, cause: Share, lang: str) -> Iterator[_Fact]:
    """What changed there of the deciding cause."""
    if cause.cause == "work":
        yield from _work_facts(found, cause, lang)
        return
    before, after = cause.people
    told = {
        "count": number(abs(after - before), lang, 1),
        "before": number(before, lang, 1),
        "after": number(after, lang, 1),
    }
    if abs(after - before) > LEAST_PEOPLE:
        code = "fewer" if after < before else "more"
        yield _Fact(sentence(f"scenario_why_{cause.cause}_{code}", told, lang), after < before)
        return
    text = sentence(f"scenario_why_{cause.cause}_others", told, lang)
    yield _Fact(text, found.late[1] > found.late[0])


def _work_facts(found: Deciding, cause: Share, lang: str) -> Iterator[_Fact]:
    before, after = found.before, found.after
    people = number(cause.people[0], lang, 1)
    more = after.contacts - before.contacts
    old, new = (dict(side.others) for side in (before, after))
    others = sum(new.get(queue, 0.0) - old.get(queue, 0.0) for queue in dict.fromkeys((*old, *new)))
    own, beside = _moved(more, before.contacts), _moved(others, sum(old.values()))
    told = {"count": number(abs(more), lang), "others": number(abs(others), lang), "people": people}
    if own:
        code = "more" if more > 0 else "fewer"
        both = beside and (others > 0) == (more > 0)
        yield _Fact(sentence(f"scenario_why_{code}{'_both' if both else ''}", told, lang), more > 0)
    if abs(after.aht_s - before.aht_s) > max(LEAST_AHT_S, LEAST_SHARE * before.aht_s):
        longer = after.aht_s > before.aht_s
        seconds = {
            "seconds": number(abs(after.aht_s - before.aht_s), lang),
            "before": number(before.aht_s, lang),
            "after": number(after.aht_s, lang),
        }
        yield _Fact(sentence(f"scenario_why_{'longer' if longer else 'shorter'}", seconds, lang), longer)
    yield from _goal_facts(before.goal, after.goal, lang)
    if beside and not own:
        yield _Fact(sentence(f"scenario_why_others_{'more' if others > 0 else 'fewer'}", told, lang), others > 0)


def _moved(change: float, of: float) -> bool:
    return abs(change) > max(LEAST_CONTACTS, LEAST_SHARE * of)


def _goal_facts(before: ServiceGoal | None, after: ServiceGoal | None, lang: str) -> Iterator[_Fact]:
    if before is None or after is None or before == after:
        return
    told = {"before": goal_text(before, lang), "after": goal_text(after, lang)}
    if after.threshold_s != before.threshold_s:
        yield _Fact(sentence("scenario_why_goal", told, lang), after.threshold_s < before.threshold_s)


def goal_text(goal: ServiceGoal, lang: str) -> str:
    """A goal as 80 % in 45 s."""
    return f"{share(goal.target_share, lang, 0)} / {number(goal.threshold_s, lang)} {term('figure_unit', 's', lang)}"


def _step_lines(found: Deciding, lang: str) -> tuple[Line, ...]:
    """What each of several causes brings."""
    if len(found.shares) < 2:
        return ()
    parts = (
        sentence(
            "scenario_step", {"cause": term("scenario_cause", one.cause, lang), "late": signed(one.late, lang)}, lang
        )
        for one in found.shares
        if one.late is not None
    )
    told = {"list": ", ".join(parts), "times": number(REPLICATIONS, lang), "queue": found.window.queue}
    return (Line(sentence("scenario_steps", told | {"when": when_text(found, lang)}, lang), QUIET),)
