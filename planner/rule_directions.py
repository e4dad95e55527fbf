"""What more of each parameter of each rule does: allows more, asks for more, or neither can be said."""

from __future__ import annotations

from collections.abc import Mapping

from solver.rules.break_law import BreakStep
from solver.rules.forbidden_successions import Follow

NIGHT = ("night_start", "night_end")
MORE_ALLOWS: Mapping[str, tuple[str, ...]] = {
    "weekly_rest": ("within_days",),
    "daily_hours": ("most_min",),
    "weekly_hours": ("most_week_min",),
    "average_hours": ("average_week_min", "weeks"),
    "overtime_limit": ("most_year_min",),
    "weekly_rest_days": ("within_days",),
    "consecutive_days": ("most_days",),
    "same_shift_run": ("most_days",),
    "steady_starts": ("tolerance_min",),
    "night_length": ("most_paid_min",),
    "night_average": ("most_day_min", "weeks", "least_nights"),
    "nights": ("fair_in_28_days",),
    "fair_nights": ("most_credit",),
    "night_run": ("most_nights",),
    "night_rotation": ("most_weeks",),
    "weekends": ("most_of_four",),
    "fair_weekends": ("most_credit",),
    "fair_match_nights": ("evening_start", "most_credit"),
    "weekend_spacing": ("most",),
    "split_shifts": ("gap_min", "most_gap_min"),
    "least_shift": ("full_most_min", "part_most_min"),
    "rest_before_leave": ("least_days",),
    "fair_feasts": ("most_credit",),
    "newcomer_hours": ("latest",),
    "transport": ("wait_min", "night_only"),
    "distinct_starts": ("most",),
    "voice_share": ("most_shifts",),
    "mentor": ("per",),
    "team_together": ("most_starts",),
    "unbroken_work": ("most_min",),
    "breaks_at_once": ("most_percent",),
    "queue_rotation": ("most_day_min", "most_week_min"),
    "on_call_most": ("most_in_month",),
    "on_call_limits": ("most_week_min",),
    "on_call_rest": ("within_days",),
    "on_call_work": ("most_week_min",),
    "days_off_wishes": ("least_days",),
    "feast_premium": ("days_a_week",),
}
"""More of it is looser: limits, credits, the time over which is averaged, what makes somebody or something count."""
MORE_ASKS: Mapping[str, tuple[str, ...]] = {
    "daily_rest": ("rest_min",),
    "weekly_rest": ("rest_min",),
    "weekly_hours": ("least_cents",),
    "period_hours": ("least_cents",),
    "shifts_in_period": ("least_cents",),
    "overtime_closed": ("part_timers", "without_consent", "newcomers"),
    "weekly_rest_days": ("least_days", "cents"),
    "days_off_together": ("least_days", "cents"),
    "days_on_together": ("least_days", "cents"),
    "forbidden_successions": ("follows",),
    "steady_starts": ("within_min", "cents"),
    "nights": ("cents",),
    "fair_nights": ("cents",),
    "long_rest_after_nights": ("rest_min",),
    "weekends": ("cents",),
    "fair_weekends": ("cents",),
    "fair_match_nights": ("cents",),
    "whole_weekends": ("cents",),
    "weekend_spacing": ("weeks", "cents"),
    "free_sundays": ("least_free_year", "cents"),
    "least_shift": ("full_least_min", "part_least_min"),
    "rest_before_leave": ("days_before", "cents"),
    "feast_groups": ("cents",),
    "fair_feasts": ("cents",),
    "newcomer_hours": ("earliest",),
    "notice": ("notice_days", "cents"),
    "minimal_change": ("dropped_cents", "changed_cents", "added_cents"),
    "seats": ("cents",),
    "distinct_starts": ("cents",),
    "shift_pattern": ("cents",),
    "same_menu_week": ("cents",),
    "voice_share": ("cents",),
    "role_floor": ("posts",),
    "named_cover": ("charges",),
    "mentor": ("cents",),
    "never_both_off": ("cents",),
    "apart": ("cents",),
    "team_together": ("teams", "cents"),
    "break_law": ("steps", "breaks_in_length"),
    "unbroken_work": ("cents",),
    "breaks_at_once": ("cents",),
    "activity": ("missing_cents",),
    "training_groups": ("cents",),
    "training_by_date": ("certificates", "length_min", "everyone", "missing_cents"),
    "off_queue_hours": ("missing_cents",),
    "queue_rotation": ("queues", "cents"),
    "standby": ("rest_min", "within_days"),
    "on_call_most": ("cents",),
    "on_call_rest": ("rest_min",),
    "on_call_work": ("response_min", "share"),
    "fair_on_call": ("cents",),
    "wish": ("cents",),
    "days_off_wishes": ("cents",),
    "refused_wishes": ("most_counted", "cents"),
    "seniority": ("cents_per_year", "most_years"),
    "bids": ("cents_per_point",),
    "paid_hours": ("contracts",),
    "feast_premium": ("share",),
    "time_off_offers": ("cents",),
    "overtime_offers": ("cents",),
}
"""More of it is tighter: least amounts, rest, prices, who and what is bound or counts, switches that bind."""
UNSAID: Mapping[str, tuple[str, ...]] = {
    "period_hours": ("carry_balance",),
    "overtime_limit": ("carry_balance",),
    "same_shift_run": ("parts",),
    "forbidden_successions": ("parts",),
    "night_length": NIGHT,
    "night_average": NIGHT,
    "nights": NIGHT,
    "fair_nights": NIGHT,
    "night_run": NIGHT,
    "night_rotation": NIGHT,
    "long_rest_after_nights": NIGHT,
    "rest_before_leave": NIGHT,
    "protection": NIGHT,
    "newcomer_hours": NIGHT,
    "transport": NIGHT,
    "voice_share": ("channel",),
    "mentor": ("role",),
    "breaks_at_once": ("by_team",),
    "night_premium": NIGHT,
}
"""Neither: clock windows (a clock has no more and less), names, and what depends on each agent's own figures."""


def difference(before: object, after: object) -> int | None:
    """1 if the second value is more, -1 if it is less, None where it is neither or both.

    True is more than False. Lists and tables are more where no part of them is less: prices by rank (the last
    holds for all further ranks), breaks owed at each length, rest by pair of parts, and names and posts, of which
    one more is more.
    """
    if isinstance(before, int | float) and isinstance(after, int | float):
        return (after > before) - (after < before) or None
    sides = _at(before), _at(after)
    keys = {key for side in sides for key in side}
    signs = {_sign(*(_amount(side, key) for side in sides)) for key in keys} - {0}
    return signs.pop() if len(signs) == 1 else None


def _sign(before: float, after: float) -> int:
    return (after > before) - (after < before)


def _at(value: object) -> Mapping[object, float]:
    """What a list or table says of each of its keys."""
    if isinstance(value, Mapping):
        return dict.fromkeys(value.items(), 1)
    parts = value if isinstance(value, tuple) else ()
    if all(isinstance(part, BreakStep) for part in parts):
        return {step.beyond_min: step.least_min for step in parts}
    if all(isinstance(part, Follow) for part in parts):
        return {(follow.first, follow.second): follow.rest_min for follow in parts}
    return dict(enumerate(parts)) if all(isinstance(part, int) for part in parts) else dict.fromkeys(parts, 1)


def _amount(said: Mapping[object, float], key: object) -> float:
    """What holds at a key: of minutes and ranks that of the last key up to it, of names nothing where not said."""
    if isinstance(key, int):
        return max(((at, amount) for at, amount in said.items() if isinstance(at, int) and at <= key), default=(0, 0))[
            1
        ]
    return said.get(key, 0)
