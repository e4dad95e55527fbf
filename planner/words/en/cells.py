"""What is wrong with a cell or a row of a CSV file."""

SENTENCES: dict[str, str] = {
    "did_you_mean": "Did you mean “{word}”?",
    "in_rows": "({count} rows.)",
    "and_more": "{more} more problems of this kind are not listed.",
    "cell_empty": "the cell is empty; this column needs a value in every row.",
    "not_an_id": "“{value}” is no id; use up to 64 letters, digits, points, dashes or underscores.",
    "number_of_two_readings": "“{value}” could be {whole} or {small}; write it without a point.",
    "not_a_number": "“{value}” is not a number; write 5.5 (5,5 only where the columns are separated by semicolons).",
    "not_whole": "“{value}” is not a whole number.",
    "negative": "“{value}” is negative; the least is 0.",
    "too_large": "“{value}” is too large; the most is {most}.",
    "not_a_flag": "“{value}” is neither true nor false; write true or false.",
    "not_a_day": "“{value}” is not a date; write 2025-11-03.",
    "not_a_month": "“{value}” is not a month; write 2025-11.",
    "not_a_clock": "“{value}” is not a clock time; write 08:30.",
    "not_a_time": (
        "“{value}” is not a time; write 2025-11-03T08:30, with an offset (+03:00) or in the operation's zone."
    ),
    "time_in_gap": "“{value}” does not exist in {zone}: the clocks go forward then. Write the time with its offset.",
    "time_twice": "“{value}” comes twice in {zone}: the clocks go back then. Write the time with its offset.",
    "off_grid": "“{value}” does not start on the history's grid of {step} minutes (history_interval_min).",
    "not_a_language": "“{part}” is no language; write tr:C1, or tr:C2/B2 for speech and writing.",
    "not_a_level": "“{part}” has no CEFR level; use A1, A2, B1, B2, C1 or C2.",
    "language_twice": "“{value}” names a language twice.",
    "not_a_skill": "“{part}” is no skill with a proficiency of 1 to 5; write payments:4.",
    "bad_tier": "“{value}” is no tier; 1 is the biggest, 4 the smallest.",
    "ends_before_start": "“{value}” does not lie after the start, {start}.",
    "row_twice": "“{value}” stands here a second time (first in row {first}); keep one of the rows.",
    "event_twice": (
        "the event id “{value}” is used already ({first}); ids are unique over all files, unless the row is a later "
        "version of the same event with a known_from of its own."
    ),
    "only_for_kind": "only events of kind {kind} have this column, not “{value}”; leave the cell empty.",
    "unknown_sport": "“{value}” is no known sport; known: {allowed}.",
    "unknown_medium": "“{value}” is no known medium; known: {allowed}.",
    "unknown_market": "“{value}” is no market of operation.yaml (calendar.markets); known: {allowed}.",
    "unknown_country": "the holidays of “{value}” are not known; use a code of two letters like TR.",
    "interval_twice": "the queue “{value}” has this interval already with other figures ({first}); keep the right one.",
    "interval_repeated": "{value} rows repeat an interval with the same figures; they were dropped.",
    "aht_zero": "the AHT is 0 although contacts were handled; leave the cell empty if it is not known.",
    "offered_or_tickets": "the row has neither contacts offered nor tickets; leave it out if nothing was counted.",
    "tickets_stated": "{value}: {rows} rows count only tickets; contacts = tickets × {factor}, as operation.yaml says.",
    "tickets_learnt": (
        "{value}: {rows} rows count only tickets; contacts = tickets × {factor}, learnt where both are known (1 where "
        "they never are). State contacts_per_ticket in operation.yaml if you know better."
    ),
    "absences_overlap": "this absence of {value} overlaps the one in row {first}; join them.",
    "duties_overlap": "this duty of {value} overlaps the one in row {first}.",
    "amount_needed": "a protection “most_daily” needs its minutes in amount_min.",
    "window_too_short": "{value} minutes do not fit between starts_at and ends_at ({window} minutes).",
    "factor_or_add": "an edit has either a factor or an amount to add, not both and not neither.",
    "edit_name_taken": "a part of the forecast or an event is called so already; give the edit another name.",
    "queue_or_pattern": "an edit names either one queue or channels, languages or skills, not both and not neither.",
    "edit_reaches_no_queue": "no queue has all of these channels, languages and skills; the edit would change nothing.",
    "event_reaches_no_queue": (
        "the event “{value}” reaches no queue: none has this channel, language and skill together. "
    ),
    "agent_left": "“{value}” is not in agents.csv; the row was left out.",
    "agent_without_name": "the agent “{value}” has no name in names.csv; add a row id,name.",
    "unknown_agent": "“{value}” is no agent of agents.csv.",
    "unknown_contract": "“{value}” is no contract of operation.yaml; known: {allowed}.",
    "unknown_team": "“{value}” is no team of operation.yaml; known: {allowed}.",
    "unknown_site": "“{value}” is no site of operation.yaml; known: {allowed}.",
    "unknown_channel": "“{value}” is no channel of operation.yaml; known: {allowed}.",
    "unknown_driver": "“{value}” is no series under forecast.drivers of operation.yaml; known: {allowed}.",
    "driver_below_zero": "“{value}” is below zero; a volume is not. Set `log: false` for shares and flags.",
    "unknown_queue": "“{value}” is no queue of operation.yaml; known: {allowed}.",
    "unknown_language": "no queue and no agent knows the language “{value}”; known: {allowed}.",
    "unknown_skill": "no queue and no agent knows the skill “{value}”; known: {allowed}.",
    "unknown_role": "no agent has the role “{value}”; known: {allowed}.",
    "unknown_menu": "“{value}” is no shift menu; known: {allowed}.",
    "unknown_shift": "“{value}” is no shift of the menus and not “off”; known: {allowed}.",
    "unknown_activity": "“{value}” is no activity of operation.yaml; known: {allowed}.",
    "unknown_competition": "“{value}” is no competition of operation.yaml (matches.competitions); known: {allowed}.",
    "unknown_state": (
        "“{value}” is no known state of agents; say under shrinkage.states of operation.yaml whether it means working, "
        "inside, planned or out."
    ),
    "states_repeated": "{value} rows repeat a state of an agent; they were dropped.",
    "unknown_certificate": (
        "nobody holds or states the certificate “{value}”; known: {allowed}. A new one belongs under certificates in "
        "operation.yaml."
    ),
    "unknown_feast_group": "no feast of operation.yaml (days) has the group “{value}”; known: {allowed}.",
    "unknown_pattern": "“{value}” is no shift pattern of operation.yaml; known: {allowed}.",
    "unknown_pattern_menu": "“{value}” is no shift menu, not off and not *; known: {allowed}.",
    "unknown_choice": "“{value}” is neither a shift menu nor a shift; known: {allowed}.",
    "pattern_outside_contract": (
        "the pattern “{value}” has shifts that the contract “{contract}” does not allow ({menus}); change one of them."
    ),
    "not_hours": "“{part}” is no weekdays with hours; write Mon-Fri 17:00-24:00; Sat 09:00-18:00.",
    "not_a_weekday": "“{part}” is no day of the week; write Mon, Tue, Wed, Thu, Fri, Sat or Sun.",
    "hours_order": "the hours of “{part}” do not end after they start, or last over a day; 22:00-26:00 ends at 02:00.",
    "pair_of_one": "“{value}” cannot be a pair with themselves; name two agents.",
    "bids_too_many": "{agent} has {most} points for all bids and spends {spent} up to this row (“{value}” here).",
    "unknown_kind": "“{value}” is no known kind; known: {allowed}.",
}
