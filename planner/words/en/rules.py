"""Rules by name, and what it means to break one."""

SENTENCES: dict[str, str] = {
    "rule_rows": "Rows of the roster",
    "broken_rows": "{who}: the row cannot be so: {amount} where {limit} is allowed.",
    "unit_days": "{n:day|days}",
    "unit_duties": "{n:shift|shifts}",
    "unit_agents": "{n:person|people}",
    "unit_weekends": "{n} weekends",
    "unit_queues": "{n:queue|queues}",
    "unit_breaks": "{n} breaks",
    "unit_unknown_agents": "{n} unknown agents",
    "unit_unknown_windows": "{n} unknown on-call windows",
    "unit_not_eligible": "{n} who may not",
    "unit_days_one": "1 day",
    "unit_duties_one": "1 shift",
    "unit_agents_one": "1 person",
    "unit_weekends_one": "1 weekend",
    "unit_queues_one": "1 queue",
    "unit_breaks_one": "1 break",
    "unit_unknown_agents_one": "1 unknown agent",
    "unit_unknown_windows_one": "1 unknown on-call window",
    "unit_not_eligible_one": "1 who may not",
}
