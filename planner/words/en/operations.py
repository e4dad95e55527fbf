"""What is wrong with a file of an operation as a whole, or with an import into it."""

SENTENCES: dict[str, str] = {
    "file_missing": "the file is missing.",
    "operation_is_workspace": (
        "the file is missing: “{value}” is a workspace of several sites. Name the folder of one of its sites, or ask "
        "for all of them with “vardiya workspace plan” and “vardiya workspace summary”."
    ),
    "operation_is_pool": (
        "the file is missing: “{value}” only keeps the plan of a pool. “vardiya workspace summary” of the workspace "
        "shows it, with --out as a roster file for each site; a site planned by itself has its plan in its own folder."
    ),
    "file_unreadable": "the file cannot be read: {reason}.",
    "file_outside": "the file leads out of the operation's folder; copy it into the folder.",
    "file_too_large": "the file has {size} bytes; at most {most} are read (CSV files: operation.yaml, files.most_mb).",
    "encoding_unknown": "the file is neither UTF-8 nor Windows-1254; save it as UTF-8.",
    "encoding_asked": (
        "the file is not UTF-8; save it as UTF-8, or state files.encoding in operation.yaml, for example windows-1252."
    ),
    "encoding_stated": "the file is not UTF-8 and was read as {value}, as operation.yaml says.",
    "encoding_mangled": (
        "“{value}” may be a Turkish letter that was read in the wrong encoding (Ý for İ, Þ for Ş, ð for ğ); "
        "export the file again as UTF-8."
    ),
    "encoding_1254": "the file is not UTF-8 and was read as Windows-1254 (Turkish); save it as UTF-8 to be sure.",
    "csv_syntax": "the file is no valid CSV: {reason}.",
    "csv_ragged": "the row has {found} cells, the header {needed}; text with a separator in it needs quotes.",
    "column_missing": "the column is missing; this file needs: {needed}.",
    "column_twice": "the column stands in the header twice.",
    "file_misnamed": "the file is not read; if you meant {meant}, give it that name.",
    "column_unknown": "the column “{value}” is not known and was not read.",
    "history_empty": "there is no contact history; put CSV files with queue, start, offered, aht_s into contacts/.",
    "too_many_rows": "{value} rows of contacts; at most {most} are read (operation.yaml, files.most_rows).",
    "table_too_long": "the table has {value} rows; at most {most} are read.",
    "archive_members": ("the packed file has {value} parts; at most {most} are unpacked."),
    "archive_name": (
        "the packed file has a part with a name that leads out of it or stands twice ({value}); it was not opened."
    ),
    "archive_size": ("the file unpacks to {size} bytes; at most {most} are read."),
    "archive_ratio": (
        "the part {value} of the file unpacks to {ratio} times its size; more than {most} times is not opened."
    ),
    "archive_nested": ("the part {value} of the file is packed itself; it was not opened."),
    "workbook_too_large": (
        "the workbook takes more memory or time, or has more cells, than a roster can need; "
        "at most {most} rows are read."
    ),
    "too_many_columns": "the header has {value} columns; at most {most} are read.",
    "line_too_long": "the line has more than {most} characters and is no row of a table.",
    "no_agents": "there are no agents; add at least one row.",
    "names_missing": "there is no names.csv; exports will show ids only.",
    "import_format": "“{value}” is no known format; known: {allowed}.",
    "import_syntax": "the file is no valid {kind}: {reason}.",
    "import_too_deep": "the file is nested more than {most} levels deep.",
    "import_shape": "the file has no list “{value}”, as the format wants it.",
    "import_field": "match {match}: “{field}” is missing or is no text: “{value}”.",
    "import_date": "match {match}: “{value}” is no date like {like}.",
    "import_time": "match {match}: “{value}” is no time like 20:00.",
    "import_twice": "match {match}: {value} stands in the file twice (first as match {first}).",
    "import_season": "the season cannot be told from the file; its name should end like 2025/26.",
    "import_competition": (
        "the competition “{value}” is not in operation.yaml (matches.competitions); known: {allowed}. "
        "For another one say how big its matches are: --tier 1 to 4."
    ),
    "import_postponed": "{value} is postponed without a new date and was left out.",
    "import_nothing": "the file has no match on or after {value}.",
    "import_name": "“{value}” is no name of a competition: 1 to 200 characters with a letter in them.",
    "import_sport": "“{value}” is no sport with a course of its own; known: {allowed}.",
    "import_line": (
        "the line is no match, date or round: “{value}”. Write a match like “{example}”, or put # before what is none."
    ),
    "import_undated": "no date stands above this match: “{value}”.",
    "import_weekday": "“{value}” names another day of the week than its date has; it was read as {day}.",
    "import_zone": "“{value}” is no known time zone; write UTC+3, CET or a name such as Europe/Istanbul.",
    "import_zone_assumed": "kick-offs without a zone were read on the clock of {value}; if that is wrong, give --zone.",
    "import_divisions": "the file holds several divisions ({value}); keep one in a file and import them one by one.",
    "import_no_match": "“{value}” names no two teams (like “{example}”) and was left out.",
    "import_teams": "“{value}” names more than two teams; write it like “{example}”.",
    "import_repeats": "“{value}” recurs; a fixture list states every match by itself.",
    "import_url_scheme": "addresses of the kind “{value}” are not fetched; use http or https, or save the file first.",
    "import_url_private": (
        "“{value}” leads to {number}, which is no public address; if that is meant, allow it with --allow-private."
    ),
    "import_url_failed": "the address could not be fetched: {reason}.",
    "import_url_status": "the address answered {status} ({reason}) instead of a file.",
    "import_url_large": "the address sends more than {most} bytes.",
    "import_url_slow": "the address did not send everything within {most} s.",
    "import_url_redirects": "the address leads on more than {most} times.",
    "counted_head": "Understood while reading, beyond what the files say:",
    "counted_files": "{folder} ({n:file|files})",
    "counted_rows": "(lines {lines})",
    "counted_columns": "columns that are not there count as: {columns}.",
    "counted_separator": "cells are separated by {value}, so a comma is a decimal mark.",
    "counted_encoding": "not UTF-8; read as {value}.",
    "counted_file_misnamed": "not read; did you mean {value}?",
    "counted_column": "the column {column} is not known and was left out.",
    "counted_empty_cell": "{count:empty cell|empty cells} of {column} filled with {value}.",
    "counted_no_column": "no column {column}; “{value}” counts for {count:row|rows}.",
    "counted_writing_as_speech": "{count:row|rows} with one language level; it counts for speech and writing.",
    "counted_skill_level": "{count:row|rows} with a skill without a level; it counts as {value}.",
    "counted_consent": "{count:row|rows} say nothing on consent to overtime; it is assumed.",
    "counted_hour_cost": "{count:row|rows} without hour_cents; {value} of operation.yaml counts.",
    "counted_aht_zero": "{count:row|rows} with an AHT of 0 and nothing handled; the AHT counts as unknown.",
    "counted_order_of_twice": "{count:row|rows} in the hour that comes twice; their order in the file tells which.",
    "counted_interval_repeated": "{count:row|rows} repeat an interval with the same figures and were dropped.",
    "counted_from_tickets": "{count:row|rows} count tickets only; contacts = tickets × {value}.",
    "counted_agent_left": "{count:row|rows} of agents who left were dropped.",
    "counted_states_repeated": "{count:row|rows} repeat a state and were dropped.",
    "counted_value_True": "yes",
    "counted_value_False": "no",
}
