"""What an operation promises and cannot keep, by arithmetic."""

SENTENCES: dict[str, str] = {
    "sense_floor_short": (
        "{floor} = {promised} h a week; {parts} = {have}; short {short} ({more} with paid breaks). "
        "Hire, teach or open fewer hours; what is missing will be shown and priced."
    ),
    "sense_floor_tight": (
        "{floor} = {promised} h a week, {with_breaks} with paid breaks; {parts} = {have}; short {short}. "
    ),
    "sense_floor_breaks": (
        "{floor}: at least {least} with breaks counted needs {needed:person|people}; {have} qualify. "
        "The floor will be missed at break times."
    ),
    "sense_language_short": (
        "{language}: the work of the last 4 weeks takes {needed} h a week; {parts} = {have}; short {short}."
    ),
    "sense_language_nobody": "{language}: the work of the last 4 weeks takes {needed} h a week; nobody speaks it.",
    "sense_queue_unserved": "no agent can serve “{queue}” (language, skill, channel and certificates together).",
    "sense_named_unserved": (
        "“{queue}”: nobody with the role “{role}” can serve it, so its customers have no agent of their own."
    ),
    "sense_contract_over": "{agent} left on {day}, before the plan starts, and will not be planned.",
    "sense_contract_later": "{agent} starts on {day}, after the plan ends, and will not be planned.",
    "sense_contract_ends": "{agent} leaves on {day}, inside the plan.",
    "sense_agent_without_queue": "{agent} can serve no queue (language, skill, channel and certificates together).",
    "sense_agent_without_shift": "no shift of the menus {menus} fits the hours of {agent}'s contract “{contract}”.",
    "sense_certificate_over": "{agent}'s certificate “{certificate}” ended on {day}; its queues are closed to them.",
    "sense_certificate_ends": (
        "{agent}'s certificate “{certificate}” ends on {day}, inside the plan; its queues are closed to them "
        "throughout."
    ),
    "sense_history_early": (
        "the history ends on {day}, {days:day|days} before the plan starts; the forecast reaches further. "
    ),
    "sense_history_short": (
        "the history has {days:day|days}; at least {weeks:week|weeks} are needed to learn a week's shape."
    ),
    "sense_queue_without_history": "the queue “{queue}” has no history; its forecast can only borrow or be zero.",
    "sense_queue_silent": "the queue “{queue}” has been silent since {day}; is a file missing?",
    "sense_contract_loose": (
        "the contract “{contract}” states {key} = {stated}, the rule “{rule}” allows {allowed}; the rule, being "
        "stricter, holds."
    ),
    "sense_contract_against_law": (
        "the contract “{contract}” owes {key} = {stated}, the rule “{rule}” allows {allowed}; both cannot be kept. "
        "Lower the contract."
    ),
    "sense_protection_loose": (
        "{agent} is protected up to {stated} a day, the rule “{rule}” allows {allowed}; the rule, being stricter, "
        "holds."
    ),
    "sense_stricter_wins": (
        "“{winner}” and “{loser}” limit one thing ({thing}: {strict} and {loose}, {agents:agent|agents}); the "
        "stricter, {strict} of “{winner}”, holds."
    ),
    "sense_limits_clash": (
        "“{winner}” wants at least {strict} and “{loser}” at most {loose} ({thing}, {agents:agent|agents}); both "
        "cannot be kept. Change one under rules."
    ),
    "sense_contract_without_shift": (
        "NO SHIFT of the contract “{contract}” may be worked: of {all:shift|shifts} none is allowed by {rules}. Its "
        "{agents:agent|agents} would stay without shifts. Change the menus or the rules."
    ),
    "sense_shifts_forbidden": (
        "“{rule}” forbids {shifts} of {all:shift|shifts} of the contract “{contract}” to everybody ({names}); they "
        "will never be planned."
    ),
    "sense_consent_assumed": (
        "of {agents:agent|agents} it is not stated whether they consented to overtime in writing; it is assumed, so "
        "“{rule}” lets them work beyond the agreed week. State overtime_consent (yes or no) for each."
    ),
    "sense_lock_against_rule": (
        "the lock of {agent} on {day} (“{shift}”) breaks the rule “{rule}” ({citation}): {amount} against {limit}. "
        "Change the lock: no roster can keep both."
    ),
    "sense_certificate_unasked": (
        "no queue and no desk asks for the certificate “{certificate}” of {agents:agent|agents}, but for one written "
        "almost like it."
    ),
    "sense_no_previous": "without previous.csv these rules cannot be proven at the plan's start: {rules}.",
    "sense_no_balances": "without balances.csv these rules start from zero hours owed and cannot be proven: {rules}.",
}
