"""English: what the doctor finds and does."""

SENTENCES: dict[str, str] = {
    "doctor_damage": "damage",
    "doctor_warning": "warning",
    "doctor_note": "note",
    "doctor_healthy": "{place} is healthy.",
    "doctor_to_look_at": "{place}: nothing is damaged; {count:thing|things} to look at.",
    "doctor_ill": "{place} is damaged ({count:finding|findings}).",
    "doctor_type": "type: {command}",
    "doctor_one_store": (
        "the workspace has several stores, and one file cannot be the copy of all; give the folder of one site."
    ),
    "doctor_alone": "it goes with {needs} only.",
    "doctor_said_copied": "The store was copied to {place}; the copy is sound.",
    "doctor_said_restored": "The store was restored from {source}. What was there before is kept in {aside}.",
    "doctor_said_restored_new": "The store was restored from {source}; there was none before.",
    "doctor_said_nothing": "There was nothing to do.",
    "doctor_said_dry": "Nothing was changed. Without --dry-run this would be done:",
    "doctor_freed": "{size} in all.",
    "doctor_did_put_back": "Put back: {count:folder|folders} that a killed write had moved aside.",
    "doctor_did_close": "Closed: {count:run|runs} that had died. `vardiya retry` runs the last night again.",
    "doctor_did_point": "The pointer names the newest publication again.",
    "doctor_did_lay": "Files written again from the plan: {count:publication|publications}.",
    "doctor_did_feeds": "Calendars written again: {count}.",
    "doctor_did_sweep": "Left by killed writes, removed: {count:file or folder|files or folders}, {size}.",
    "doctor_did_replaced": "Stores that a restore had put aside, removed: {count}, {size}.",
    "doctor_did_folders": "Files of old drafts, publications and copies removed: {size}.",
    "doctor_did_compact": "The database was written anew without free pages: {size} freed.",
    "doctor_no_room_to_compact": (
        "The database was not written anew: that takes as much room again, thrice to be safe, and the disk has less."
    ),
    "doctor_let_go_publications": "Publications older than their retention: {count}.",
    "doctor_let_go_duties": "Published shifts older than their retention: {count}.",
    "doctor_let_go_checks": "Checks of old publications: {count}.",
    "doctor_let_go_feeds": "Calendar entries of old publications: {count}.",
    "doctor_let_go_plans": "Drafts older than their retention: {count}.",
    "doctor_let_go_stages": "Stages that no plan reads: {count}.",
    "doctor_let_go_attempts": "Attempts of nights: {count}.",
    "doctor_let_go_steps": "Steps of nights: {count}.",
    "doctor_let_go_runs": "Records of runs: {count}.",
    "doctor_let_go_scores": "Scores of forecasts: {count}.",
    "doctor_let_go_outbox": "Notices: {count}.",
    "doctor_let_go_ledger": "Entries of the ledger: {count}.",
    "doctor_let_go_audit": "Lines of the audit trail: {count}.",
    "doctor_let_go_erasures": "Records of erasures: {count}.",
    "doctor_let_go_drafts": "Folders of drafts: {count}.",
    "doctor_let_go_published": "Folders of publications: {count}.",
    "doctor_let_go_backups": "Copies of the store: {count}.",
    "doctor_settings_wrong": "operation.yaml cannot be used ({count:problem|problems}): {said}",
    "doctor_settings_wrong_remedy": "Mend it; until then nothing is planned, and --prune lets nothing go.",
    "doctor_journal_left": (
        "Beside the store lies {name} ({bytes}): a write was cut short, and SQLite undoes it when the store is opened."
    ),
    "doctor_journal_left_remedy": "Never delete, move or copy it apart from the store: it holds what was there before.",
    "doctor_journal_alone": "{name} ({bytes}) lies without its store: the store was moved or deleted and it was not.",
    "doctor_journal_alone_remedy": (
        "If you moved store.sqlite, bring it back beside the journal before anything opens it."
    ),
    "doctor_closed": "The store cannot be opened. {said}",
    "doctor_closed_remedy": "Do what is said there, then run the doctor again.",
    "doctor_no_store": "There is no store yet: nothing was planned here.",
    "doctor_no_store_remedy": "`vardiya plan` makes it.",
    "doctor_gone": "The store is gone: {place}. Drafts, publications or copies of it are still there.",
    "doctor_gone_remedy": "Restore the newest sound copy, {copy}; published files and calendars stay as they are.",
    "doctor_gone_alone": "The store is gone ({place}), and there is no sound copy of it.",
    "doctor_gone_alone_remedy": (
        "Look in the backups of the computer. Work goes on by .vardiya/published/, which is whole by itself; plan anew "
        "with it as previous.csv."
    ),
    "doctor_emptied": "The store is empty: {place} has no tables.",
    "doctor_emptied_remedy": "Restore the newest sound copy, {copy}.",
    "doctor_emptied_alone": "The store is empty ({place} has no tables), and there is no sound copy of it.",
    "doctor_emptied_alone_remedy": (
        "Look in the backups of the computer. If nothing was ever planned here, `vardiya plan` makes the tables."
    ),
    "doctor_emptied_elsewhere": "The database has no tables for this folder, though drafts or publications are here.",
    "doctor_emptied_elsewhere_remedy": (
        "A folder that was moved or copied looks into a schema of its own: name the old one by ?schema=NAME in the "
        "database's URL. Else restore it with the tools of PostgreSQL."
    ),
    "doctor_older": "The store is of an earlier version (revision {held}; this one has {newest}).",
    "doctor_older_remedy": "The next command brings it up to date, after a copy; the rest is seen then.",
    "doctor_newer": "The store is of a newer version (revision {held}; this one knows up to {newest}).",
    "doctor_newer_remedy": "Upgrade vardiya here, or restore a copy from before the upgrade with --restore.",
    "doctor_network_share": "{place} lies on a network share ({kind}), where SQLite can lose what it stored.",
    "doctor_network_share_remedy": (
        "Move the folder to a local disk, or keep the store in PostgreSQL (store.url_from in operation.yaml)."
    ),
    "doctor_damaged": "The database is damaged ({count:fault|faults}): {said}",
    "doctor_damaged_remedy": "Restore the newest sound copy, {copy}; what is there now is kept beside it.",
    "doctor_damaged_alone": "The database is damaged ({count:fault|faults}), and there is no sound copy: {said}",
    "doctor_damaged_alone_remedy": (
        "Copy {place} away before anything else. Look in the backups of the computer for store.sqlite and give it to "
        "--restore; published files in .vardiya/published/ are whole by themselves."
    ),
    "doctor_damaged_elsewhere": "The database {place} cannot be read ({count:fault|faults}): {said}",
    "doctor_damaged_elsewhere_remedy": "Have it looked at where PostgreSQL runs; its own tools restore it.",
    "doctor_pointer_gone": "Nothing is named as published, though publication {newest} is the newest.",
    "doctor_pointer_gone_remedy": "Set the pointer back to it; publications themselves are never changed.",
    "doctor_pointer_astray": "Publication {named} is named as current, though {newest} is the newest.",
    "doctor_pointer_astray_remedy": "Set the pointer back to it; publications themselves are never changed.",
    "doctor_files_gone": "The files of publication {number} are gone ({folder}).",
    "doctor_files_gone_remedy": "Write them again from plan {plan}.",
    "doctor_files_half": "The files of publication {number} have no readable list of what belongs to them ({folder}).",
    "doctor_files_half_remedy": "Write them again from plan {plan}.",
    "doctor_files_altered": "Files of publication {number} are gone or were altered ({folder}): {files}",
    "doctor_files_altered_remedy": (
        "Write them again from plan {plan}; if somebody changed a shift in them, publish that change instead."
    ),
    "doctor_rows_differ": "The shifts of publication {number} in the database are not those of plan {plan}.",
    "doctor_rows_differ_remedy": (
        "Restore a copy from before with --restore; its files in {folder} tell what was meant."
    ),
    "doctor_published_unreadable": "{count:published plan|published plans} cannot be read ({plans}): {said}",
    "doctor_published_unreadable_remedy": (
        "Shifts, calendars and files stand without it. If an upgrade did it, the version that made the plan reads it; "
        "else restore a copy with --restore."
    ),
    "doctor_draft_unreadable": "{count:draft|drafts} cannot be read ({plans}): {said}",
    "doctor_draft_unreadable_remedy": "Plan anew; drafts that are too old go by their retention.",
    "doctor_feeds_wrong": "{count:calendar|calendars} of agents are gone, altered or nobody's ({names}).",
    "doctor_feeds_wrong_remedy": "Write them again from the store, byte for byte.",
    "doctor_running": "A run is under way: {what} since {since}, process {pid} on {host}. What it writes was left out.",
    "doctor_running_remedy": "Ask again when it has ended.",
    "doctor_holder_stale": "A dead run still says that it works here: {what}, process {pid} on {host}, since {since}.",
    "doctor_holder_stale_remedy": "It stops nobody; the next run or --repair takes it away.",
    "doctor_attempts_left": "{count:night is|nights are} recorded as running, but nobody works here (since {since}).",
    "doctor_attempts_left_remedy": "It was killed. Run it again; it goes on where it stopped.",
    "doctor_nights_unfinished": "{count:night was|nights were} begun and not finished (last step {at}).",
    "doctor_nights_unfinished_remedy": "Run it again; steps that are done are not done twice.",
    "doctor_no_night_done": "Nights were begun here, but none was ever done.",
    "doctor_no_night_done_remedy": "Run it again and do what it says.",
    "doctor_night_old": "The last night was done {hours} hours ago ({at}).",
    "doctor_night_old_remedy": "See that cron or systemd starts it, then run it again.",
    "doctor_night": "The last night was done {hours} hours ago ({at}).",
    "doctor_inbox_refused": "{count:delivery|deliveries} in the inbox cannot be taken in: {names}.",
    "doctor_inbox_refused_remedy": "See what is wrong with them, and have them delivered again.",
    "doctor_notices_stuck": "{count:notice has|notices have} waited for more than a day.",
    "doctor_notices_stuck_remedy": "See that the channels' addresses are set; the next night sends them.",
    "doctor_notices_failed": "{count:notice was|notices were} given up after {tries} tries.",
    "doctor_notices_failed_remedy": "Tell these people another way, and mend the addresses in names.csv.",
    "doctor_erasure_open": "{count:erasure|erasures} of a person was cut short; whose stands in {file}.",
    "doctor_erasure_open_remedy": "Ask for it again with the same id; it goes on where it stopped.",
    "doctor_folders_stray": "{count:folder|folders} of drafts or publications belong to nothing ({names}; {bytes}).",
    "doctor_folders_stray_remedy": "Let them go.",
    "doctor_publications_unrecorded": (
        "{count:publication|publications} were made after the copy that was restored, so that the store knows nothing "
        "of them; people may work by them ({folder}: {names})."
    ),
    "doctor_publications_unrecorded_remedy": (
        "Nothing removes them. Compare them with what is in force, and publish again what people work by; then move "
        "these folders to where you keep evidence."
    ),
    "doctor_drafts_gone": "The files of {count:nightly draft|nightly drafts} are gone ({plans}).",
    "doctor_drafts_gone_remedy": "Write them again if anybody needs them; the plan itself is stored.",
    "doctor_moved_aside": "{count:folder was|folders were} moved aside by a write that was killed ({names}).",
    "doctor_moved_aside_remedy": "Put it back.",
    "doctor_strays": "Killed writes left {count:file or folder|files or folders} ({names}; {bytes}).",
    "doctor_strays_remedy": "Let them go; nothing reads them.",
    "doctor_no_copy": "There is no copy of the store.",
    "doctor_no_copy_remedy": "Make one, and one every night from cron, onto another disk with --to.",
    "doctor_copy_unsound": "The newest copy of the store cannot be used ({name}): {said}",
    "doctor_copy_unsound_remedy": "Make another now.",
    "doctor_copy_old": "The newest copy of the store is {days:day|days} old ({name}; {count} in all, {bytes}).",
    "doctor_copy_old_remedy": "Make one, and one every night from cron.",
    "doctor_copies": "{count:copy|copies} of the store, {bytes}; the newest {name} is sound.",
    "doctor_little_room": "The disk has {free_bytes} free; a night and a copy should find {needed_bytes}.",
    "doctor_little_room_remedy": "Make room.",
    "doctor_room": "The disk has {free_bytes} free.",
    "doctor_grows": (
        "The store holds {bytes}, of which {table} {table_bytes}; a night adds {night_bytes} (mean of {nights})."
    ),
    "doctor_size": "The store holds {bytes}, of which {table} {table_bytes}.",
    "doctor_world_readable": "Everybody on this computer may read {names}.",
    "doctor_world_readable_remedy": "Close them to others: they hold names and shifts.",
    "doctor_not_set": "The environment variable {name} is not set here ({setting} in operation.yaml).",
    "doctor_not_set_remedy": "Set it where the nightly job runs (cron and systemd have an environment of their own).",
    "doctor_extra_missing": "The settings need {package}, which is not installed (extra {extra}).",
    "doctor_extra_missing_remedy": "Install it.",
    "doctor_python_old": "Python is {found}; vardiya needs {needed} or newer.",
    "doctor_python_old_remedy": "Install a newer Python.",
    "doctor_package_missing": "The package {name} ({needed}) is not installed.",
    "doctor_package_missing_remedy": "Install vardiya with what it needs.",
    "doctor_package_untested": "The package {name} is {found}, which was not tested with this vardiya.",
    "doctor_package_untested_remedy": "Install a version within the limits.",
    "doctor_versions": "vardiya {vardiya}, Python {python}, OR-Tools {ortools}.",
    "doctor_zone_unknown": "The time zone {zone} is not known on this computer.",
    "doctor_zone_unknown_remedy": "Install the zone database.",
    "doctor_zone": "Local time is {zone}, today UTC{offset} (zone database {tzdata}).",
    "doctor_clock_behind": "A night is recorded at {at}, but the clock says {now}.",
    "doctor_clock_behind_remedy": "Set the computer's clock; as-of and notice periods are counted by it.",
    "doctor_unseen": "These could not be looked at ({checks}): {said}",
    "doctor_unseen_remedy": "Do first what is said above; then run the doctor again.",
}
