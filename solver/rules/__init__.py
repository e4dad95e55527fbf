"""Rules: one file a rule, each read twice, as forms for the engines and as a check on plain data."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from solver.rules.rule import Rule, RuleModel, Words

NAMES: tuple[str, ...] = (
    "one_shift_a_day",
    "menus",
    "daily_rest",
    "weekly_rest",
    "daily_hours",
    "weekly_hours",
    "average_hours",
    "period_hours",
    "shifts_in_period",
    "personal_totals",
    "overtime_closed",
    "overtime_limit",
    "weekly_days",
    "weekly_rest_days",
    "consecutive_days",
    "days_off_together",
    "days_on_together",
    "personal_stretches",
    "same_shift_run",
    "forbidden_successions",
    "steady_starts",
    "night_length",
    "night_average",
    "nights",
    "fair_nights",
    "night_run",
    "night_rotation",
    "long_rest_after_nights",
    "weekends",
    "fair_weekends",
    "fair_match_nights",
    "whole_weekends",
    "weekend_spacing",
    "free_sundays",
    "split_shifts",
    "least_shift",
    "absence",
    "rest_before_leave",
    "contract_dates",
    "availability",
    "feast_groups",
    "fair_feasts",
    "protection",
    "newcomer_hours",
    "lock",
    "notice",
    "minimal_change",
    "serves_something",
    "skill",
    "certificate",
    "language_level",
    "channel_right",
    "transport",
    "seats",
    "distinct_starts",
    "shift_pattern",
    "same_menu_week",
    "voice_share",
    "floor",
    "role_floor",
    "shift_cover",
    "night_after",
    "named_cover",
    "mentor",
    "never_both_off",
    "apart",
    "team_together",
    "breaks",
    "break_law",
    "unbroken_work",
    "breaks_at_once",
    "activity",
    "training_groups",
    "training_by_date",
    "off_queue_hours",
    "queue_rotation",
    "standby",
    "on_call_reach",
    "on_call_most",
    "on_call_limits",
    "on_call_rest",
    "on_call_work",
    "fair_on_call",
    "wish",
    "shift_requests",
    "days_off_wishes",
    "refused_wishes",
    "seniority",
    "bids",
    "paid_hours",
    "night_premium",
    "feast_premium",
    "time_off_offers",
    "overtime_offers",
)
"""Modules of this package that hold a rule, in the order in which rules are printed: the one line of a new rule."""


def _class_in(name: str) -> type[RuleModel]:
    """The one rule that a module defines."""
    module = import_module(f"solver.rules.{name}")
    (rule,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, RuleModel) and value.__module__ == module.__name__
    )
    return rule


RULES: tuple[type[RuleModel], ...] = tuple(_class_in(name) for name in NAMES)
"""Every rule as its class."""

BY_KIND: Mapping[str, type[RuleModel]] = {str(rule.model_fields["kind"].default): rule for rule in RULES}

__all__ = ["BY_KIND", "NAMES", "RULES", "Rule", "RuleModel", "Words"]
