"""Words in English: the search for the fewest hires."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # the question's file
    "hires_language": "No queue speaks “{value}”, so a hire for it would serve nothing; spoken: {allowed}.",
    "hires_skill": "No queue asks for the skill “{value}”; asked for: {allowed}.",
    "hires_class": "A class of at least {value} cannot start where at most {most} can start in a week.",
    "hires_lead": (
        "Somebody ordered today starts after {value} weeks, beyond the horizon of {weeks}: nobody could help."
    ),
    "hires_goal_late": "The goal begins on {value}, after the horizon's end on {end}; ask for more weeks.",
    # the answer
    "hires_lead_some": (
        "Hire {people:person|people} ({profiles}): the first to start on {first}, ordered by {order}, the last on "
        "{last}."
    ),
    "hires_lead_none": "Nobody needs to be hired: those employed today cover the need of all {weeks:week|weeks}.",
    "hires_lead_no_help": (
        "Nobody who could be hired helps: what is short in {weeks:week|weeks} is short before anyone could start, or "
        "no profile serves it."
    ),
    "hires_each": "{people} {profile}",
    "hires_early": (
        "{weeks:week|weeks} cannot be saved: whoever is ordered on {start} starts on {first}. At most {hours} "
        "people-hours are missing in a week."
    ),
    "hires_late_short": (
        "{weeks:week|weeks} stay short although people could start in time: limits of hiring, or no profile serves "
        "what is short. At most {hours} people-hours are missing in a week."
    ),
    "hires_proven": "Fewer do not suffice: proven for the weekly model.",
    "hires_between": "Proven for the weekly model: fewer than {bound} do not suffice.",
    "hires_cheapest": "Proven for the weekly model: no schedule costs more than {gap} less.",
    "hires_cost": (
        "They cost {cents} {currency} to the horizon's end, recruiting included; with the same number, at most {gap} "
        "less."
    ),
    "hires_cost_first": "They cost {cents} {currency} to the horizon's end, recruiting included.",
    "hires_fewer": (
        "With one less, {hours} people-hours more are missing in {weeks:week|weeks}; most of them ({most}) in the "
        "week of {week}."
    ),
    "hires_fewer_found": (
        "With one less, at least {least} people-hours more are missing; the best schedule found misses {hours} in "
        "{weeks:week|weeks}, most of them ({most}) in the week of {week}."
    ),
    "hires_buffers": (
        "The buffers count in the weekly model: overtime_share of everybody open to overtime, and the hours of on-call "
        "duty. The weeks tried have what the operation has: its on-call policies, and overtime only as far as its "
        "contracts and rules let the roster use it."
    ),
    "hires_fewer_none": "With one less, hardly an hour is missing: the last hire closes the last small gap.",
    "hires_level_mean": "For the mean volume {people} would do.",
    "hires_level": "For volumes that {quantile} of weeks stay below, {people} are needed.",
    "hires_level_own": "The need is that of volumes that {quantile} of weeks stay below.",
    "hires_idle": "{profile} helps nothing that is short; hire nobody of this kind for it.",
    "hires_unhelped": (
        "Missed in the weeks tried, and served by no profile that could be hired: {queues}. Hires cannot meet these "
        "goals."
    ),
    "hires_held_up": "Tested by whole rosters of {weeks:week|weeks}: every goal was met in simulation.",
    "hires_not_held_up": (
        "Tested by whole rosters, the plan does not hold everywhere: {missed} of {all} goals were missed in "
        "{weeks:week|weeks}. Take the number of hires as a least, and look at the queues below."
    ),
    "hires_not_tested": "No roster was built to test this (checks: 0): the number is that of the weekly model alone.",
    "hires_table": "Hires",
    "hires_head_order": "order by",
    "hires_head_start": "first day",
    "hires_head_profile": "profile",
    "hires_head_people": "people",
    "hires_head_cost": "cost ({currency})",
    "hires_short_table": "Weeks that stay short",
    "hires_head_week": "week of",
    "hires_head_missing": "people-hours missing",
    "hires_head_where": "where",
    "hires_head_helpers": "could work overtime",
    "hires_head_overtime": "overtime it would take",
    "hires_nobody": "nobody may work overtime there",
    "hires_all_queues": "all queues together",
    "hires_some_queues": "{queues}",
    "hires_many_queues": "{queues} and {more} more",
    "hires_floor": "floor {floor}",
    "hires_language_table": "Languages: people-hours a week, and the least covered in the weeks asked for",
    "hires_head_language": "language",
    "hires_head_need_first": "need now",
    "hires_head_need_last": "need at the end",
    "hires_head_held": "least covered without hires",
    "hires_head_with": "with hires",
    "hires_tried_table": "Weeks tried with a whole roster",
    "hires_head_round": "round",
    "hires_head_there": "people there",
    "hires_head_hired": "of them hired",
    "hires_head_need": "hours needed",
    "hires_head_paid": "hours paid",
    "hires_head_goals": "goals missed",
    "hires_no_roster": "no roster in time",
    "hires_all_met": "none of {queues}",
    "hires_missed": "{count} of {queues}: {names}",
    "hires_usable": (
        "What a paid hour carries: {first} hours of need, measured on the roster that stands (breaks, activities, "
        "people where nobody was missing); {after} after the weeks tried."
    ),
    "hires_model": (
        "Weekly model: need with its safety and absence reserve, by the hour; every set of queues must have the "
        "hours of the people who can serve any of it (Hall). People leave and are on leave in expectation, papers "
        "are renewed, a hire's hours grow with the newcomer weeks. Matches count as far as their fixtures are known."
    ),
    "hires_chart": "Need and people, by language",
    "hires_chart_note": (
        "People-hours a week: grey is needed, red is missing of it with the hires; from the dashed rule on the weeks "
        "must be covered. Languages share people who speak several evenly."
    ),
    "hires_chart_need": "needed",
    "hires_chart_held": "people employed today",
    "hires_chart_with": "with hires",
    "hires_chart_axis": "people-hours a week",
}
