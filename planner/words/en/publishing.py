"""English: publications."""

SENTENCES: dict[str, str] = {
    "calendar_cancelled": "Cancelled: {what}",
    "publishing_again": "It was published before: nothing changed, its files and calendars are whole.",
    "publishing_back": (
        "Publication {gone} (plan {gone_plan}) is taken back; plan {plan} is in force again, as publication {number}."
    ),
    "publishing_withdrawn": (
        "Publication {gone} (plan {gone_plan}) is taken back, as number {number}; from today on nothing is published."
    ),
    "publishing_no_change": "Nothing that was published changes.",
    "publishing_changes": (
        "Of what was published {days:day of one agent changes|agents' days change}, of {people:person|people}: "
        "shifts added {added}, moved {moved}, removed {removed}; only breaks or activities {breaks}."
    ),
    "publishing_first": (
        "Published for the first time, {first} to {last}: {days:shift|agents' days with a shift} of "
        "{people:person|people}."
    ),
    "publishing_frozen": "In the frozen days or begun: {days:agent's day|agents' days} of {people:person|people}.",
    "publishing_notice": (
        "First told at shorter notice than the rule book asks: {days:agent's day|agents' days} of "
        "{people:person|people}."
    ),
    "publishing_table": "The first {count}; {more} more stand in --json.",
    "publishing_feeds": "Calendars that changed: {feeds}, in {folder}.",
    "publishing_feeds_due": (
        "{feeds:calendar is|calendars are} out of date, for {folder} could not be written. What was asked is done, do "
        "not repeat it: see that there is room and the right to write, then run `vardiya doctor --repair`; the next "
        "night or publication writes them too."
    ),
    "publishing_notices": "{notices:notice waits|notices wait} in the outbox.",
    "publishing_no_notices": "No notice is queued: operation.yaml names nobody to be told (section notify).",
    "publishing_in_force": "Plan {plan} is in force as publication {number}; there is nothing to publish.",
    "publishing_next": "Publish exactly this draft: vardiya publish {folder} --plan {plan}",
    "publishing_next_held": (
        'It changes what is held. Publish it all the same: vardiya publish {folder} --plan {plan} --anyway "WHY"'
    ),
    "head_held": "Held",
    "day_change_added": "shift added",
    "day_change_moved": "shift moved",
    "day_change_removed": "shift removed",
    "day_change_breaks": "breaks or activities",
    "held_": "",
    "held_frozen": "frozen",
    "held_notice": "short notice",
    "failed_frozen": (
        "Not published: it changes published days that are frozen or begun (agents' days: {count}): {days}. "
        "cycle.frozen_days in operation.yaml says how long days are frozen. To publish it all the same, say why: "
        '--anyway "REASON". The reason stays in the audit trail, and these people\'s calendars change at once: '
        "see that each of them is asked or told, for so late a change may need consent or cost a premium."
    ),
    "failed_notice": (
        "Not published: it tells agents of days at shorter notice than the rule `notice` of the rule book asks "
        "(agents' days: {count}): {days}. Start the plan later, or publish it all the same and say why: "
        '--anyway "REASON". The reason stays in the audit trail; whoever may refuse work at so short a notice '
        "can still do so."
    ),
    "failed_no_reason": "Nothing was changed: the reason is empty. It stays in the audit trail, so it has to be said.",
    "nothing_to_unpublish": "Nothing is published, so there is nothing to take back.",
}
