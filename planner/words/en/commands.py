"""What the command line says: done, refused, kept."""

SENTENCES: dict[str, str] = {
    "said_init": "Made the example operation {template} in {folder}. Next: vardiya plan {folder} --weeks {weeks}",
    "said_demo": "Report, workbook, calendars and CSV are in {folder}; open {folder}/report.html.",
    "said_import": (
        "Fixtures: {added} added, {moved} changed, {unchanged} unchanged, {left_out} left out; kept in {file}."
    ),
    "said_publish": "Published plan {plan} as publication {number}; its files are in {folder}.",
    "said_export": "Files written to {out}: {count}.",
    "said_as_of": "As of {as_of}; plan {start} to {end}, seed {seed}.",
    "said_older": "This plan is older than the operation's files: what it says may no longer hold. Plan again.",
    "failed_operation": "The operation cannot be used; problems: {count}",
    "failed_request": "This cannot be done; problems: {count}",
    "failed_scenario": "The scenario {name} cannot be used; problems: {count}",
    "unknown_template": "the template “{value}” is not known; known: {allowed}.",
    "folder_not_empty": "the folder is not empty; choose a new one, nothing is written over.",
    "more_problems": "  ... and {count} more; vardiya validate --json lists them all.",
    "target_is_folder": "“{value}” is a folder; name a file.",
    "target_in_file": "“{value}” cannot be written: {place} is no folder.",
    "target_refused": "“{value}” cannot be written: nothing may be written to {place}.",
    "place_sheet": "sheet {sheet}",
    "place_row": "row {row}",
    "place_column": "column {column}",
    "place_option": "option {option}",
    "failed_locked": (
        "Another run is working on {folder}. Wait for it to end; its lock frees itself even if it is killed."
    ),
    "failed_storage": "The store or a file could not be read or written: {detail}.",
    "failed_values": "The values make no sense: {detail}",
    "failed_bug": "This is a mistake of ours, nothing was published: {detail}. Run again with --verbose and report it.",
    "failed_process_lost": (
        "The process of the search ended before its time ({detail}); nothing was changed. Ask again, with less at once."
    ),
    "failed_disagree": (
        "This is a mistake of ours: the engine's plan breaks hard rules in the check (times: {count}). The draft is "
        "kept for vardiya check; it cannot be published. Please report it."
    ),
    "said_cut_short": "Interrupted: the best roster found so far is kept as draft {plan}.",
    "said_cut_short_broken": "Interrupted: what was found so far breaks hard rules (times: {count}); nothing is kept.",
    "failed_infeasible": "Proven: no roster keeps all of these at once: {reasons}. Ease one of them.",
    "failed_no_roster": "No roster was found in time. Give more with --time-limit. {reasons}",
    "failed_no_roster_plain": "No roster was found in time. Give more with --time-limit.",
    "failed_hard_violations": "Not published: the plan breaks hard rules (times: {count}). See vardiya check.",
    "failed_not_simulated": "Not published: the plan was never simulated. Run vardiya plan first.",
    "no_plan": "No such plan is stored. Run vardiya plan first.",
    "ambiguous_plan": "Several plans begin like this; give more of the id.",
    "nothing_published": "Nothing is published yet; name two plans to compare.",
    "agents_changed": "agents.csv has changed since this plan was made: {agents} left it. Plan again.",
    "plan_without_roster": "This plan has no roster; run vardiya plan.",
    "unknown_format": "the format “{value}” is not known; allowed: {allowed}.",
    "weeks_out_of_range": "{value} weeks cannot be planned; allowed are 1 to {most}.",
    "start_out_of_range": "{value} is no day to plan from; allowed are the years 2000 to 2100.",
    "as_of_out_of_range": "nothing is known as of {value}; allowed are the years 2000 to 2100.",
    "seed_out_of_range": "the seed {value} cannot be used; allowed are whole numbers from 0.",
    "workers_out_of_range": "{value} processes cannot work side by side; it takes 1 or more, 64 at most for a search.",
    "time_limit_out_of_range": "a time limit of {value} cannot be used; allowed are seconds from 0.",
    "asked_before_history": (
        "{value} has no history before it (the first contacts are of {first}), so no forecast can "
        "be made; choose a later day."
    ),
    "start_before_history": "the plan starts on {value}, before its history ends on {end}; choose a later day.",
}
