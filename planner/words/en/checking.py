"""Checking a roster, from a plan or a file, and what is wrong with the rows of a file."""

SENTENCES: dict[str, str] = {
    "failed_roster_file": "The roster cannot be read, {count:problem|problems}:",
    "checked_file": "{file}: {duties:shift|shifts} and {on_call} on call, judged from {start} to {end}.",
    "checked_alone": "No plan was compared; its floors and on-call are those of operation.yaml.",
    "changed_none": "No shift differs from plan {plan}.",
    "changed_shifts": (
        "Against plan {plan}: {shifts:shift|shifts} changed, {pauses:shift|shifts} with other breaks, name or pay, "
        "{on_call} on call changed; {people:person|people} concerned ({names}); {hours} paid h."
    ),
    "changed_price": "Priced rules: {after} instead of the plan's {before}.",
    "terms_agree": "Engine and checker price the plan alike: {terms:priced rule|priced rules}, {cents} together.",
    "terms_differ": "Engine and checker price the plan differently; this is our bug, please report it:",
    "certificate_bound": (
        "Proven: no roster of these people can be priced below {bound}; this one is at {cost} (what gaps, wishes, "
        "limits and fees weigh, not wages). A better one could save at most {gap} of the worth of all demand, {own} of "
        "this price."
    ),
    "certificate_prices": "The bound was worked out again from the prices stored with the plan.",
    "certificate_search": "The bound comes from an exact search; it is stated as found then, not worked out again.",
    "certificate_old": "The files have changed since the plan, so its certificate could not be checked again.",
    "certificate_open": (
        "This roster is priced at {cost} (what gaps, wishes, limits and fees weigh, not wages); no bound was "
        "proven, so how much better one could be is not known."
    ),
    "certificate_wrong": "The plan's certificate does not hold; this is our bug, please report it: {faults}.",
    "head_engine": "Engine",
    "head_checker": "Checker",
    "head_found": "What was found",
    "rules_unverified": (
        "the rule book {book} holds rules whose reading still needs counsel: {rules}. See vardiya explain rules."
    ),
    "note_rules_unverified": "The reading of these rules still needs counsel: {rules}. See vardiya explain rules.",
    "rules_loosened": (
        "{count:rule|rules} of the book {book} loosened or left out by this operation: {rules}. "
        "See vardiya explain rules."
    ),
    "note_rules_loosened": "{count:rule|rules} of the book loosened or left out: {rules}. See vardiya explain rules.",
    "unknown_roster_shift": (
        "“{value}” is no shift of the menus; known: {allowed}. Leave the cell empty to find it by its hours."
    ),
    "not_breaks": "“{part}” is no break; write 12:00/30 (start/minutes), several with spaces between.",
    "not_activities": "“{part}” is no activity; write training@14:00/60 (kind@start/minutes).",
    "day_differs": "the row says “{value}”, but the shift starts on {start}; correct one of the two.",
    "row_too_long": "the row lasts until “{value}”, more than two days from {start}; correct one of the two.",
    "edit_lost": (
        "{agent} has {value} here and {rows} in the sheet with one row a shift, which is the one that counts; "
        "make the change there too."
    ),
    "not_a_workbook": "the file is no readable workbook ({reason}); save it as .xlsx or as .csv.",
    "no_roster_sheet": "no sheet has the columns {needed}; sheets: {value}. Keep the sheet of rows as exported.",
}
