"""Words in English: scenario changes of people and rules."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "scenario_too_few_agents": "{value} agents are more than the {present} who fit.",
    "scenario_nobody": (
        "nobody is named; say agents, count or share, or whom by teams, contracts, languages, skills, sites or roles."
    ),
    "scenario_who_twice": "agents, count and share each say how many; keep one of them.",
    "scenario_nobody_left": "everybody would leave, and there would be nothing to plan; name fewer people.",
    "scenario_days_unstated": "most_days needs the least as well: days.",
    "scenario_days_order": "at most {value} days are fewer than at least {least}.",
    "scenario_days_too_long": "{value} days do not fit between first_day and last_day ({span} days).",
    "scenario_window_too_short": "{value} minutes do not fit into the days for it ({window} minutes).",
    "scenario_attrition_how_many": "either monthly_share or monthly_count says how many leave in a month.",
    "scenario_says_nothing": "nothing is said to change; state at least one of {fields}.",
    "scenario_no_mentor": "nobody has the role “{value}”; name mentors, or another role.",
    "scenario_skill_mid_plan": (
        "a plan knows one set of skills for all its days, {first} to {last}, so what is learnt on {value} shows "
        "in none of them; leave first_day out, start the plan on that day, or state the training to see what it "
        "costs."
    ),
    "scenario_contract_exists": (
        "the contract “{value}” exists; leave out terms, or give the new contract another name."
    ),
    "scenario_beyond_book": (
        "{value} hours a week are more than the rule book allows ({most} h, rule weekly_hours); put a "
        "rule_change of it with its reason before this change."
    ),
    "scenario_more_than_the_week": (
        "{value} hours are no less than the whole week of the contract {contract} ({week} h)."
    ),
    "scenario_set_and_dropped": "the policy “{value}” is set and dropped; keep one of the two.",
    "unknown_on_call_policy": (
        "“{value}” is no on-call policy of operation.yaml; known: {allowed}. A new one needs hours."
    ),
    "scenario_rate_twice": "hour and raise_share both say what an hour costs; keep one of them.",
    "scenario_rate_of_all": "{value} holds for all contracts; state it in a change of its own, without contracts.",
    "scenario_menu_exists": "the menu “{value}” exists; give the new one another name.",
}
