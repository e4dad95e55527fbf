"""English: personal data."""

SENTENCES: dict[str, str] = {
    "column_reason": (
        "the column “{value}” is not read and nothing of it is kept; take it out of the file: a reason may be health "
        "data (GDPR Art. 9, KVKK Art. 6), and a roster needs none."
    ),
    "name_not_an_id": (
        "the cell is no id; use up to 64 letters, digits, points, dashes or underscores. (It is not shown here, as "
        "it may be a name.)"
    ),
    "privacy_unknown": (
        "nothing is held on “{value}”: no file, no plan and no publication knows this id (known: "
        "{people:person|people})."
    ),
    "privacy_at_work": (
        "{value} still works here by agents.csv: set last_day to a day that has passed, plan and publish without "
        "them, then ask again."
    ),
    "privacy_rostered": (
        "{value} has published shifts until {until}: publish a plan without them first, so that nobody counts on them."
    ),
    "privacy_retained": (
        "shifts of {value} up to {last} are kept until {until} (operation.yaml, retention.publications: {days} "
        "days), as claims may rest on them; --anyway erases them all the same, with --why in the audit trail."
    ),
    "privacy_named": (
        "{file} (lines {lines}) names {value} in words of its own: take the id out or put another in its place, then "
        "ask again."
    ),
    "privacy_mentioned": (
        "{file} (lines {lines}) holds the word {value}, perhaps not for the person: look at it; --anyway erases "
        "all the same and leaves the file as it is."
    ),
    "privacy_what": "What",
    "privacy_place": "Place",
    "privacy_rows": "Rows",
    "privacy_nothing": "Nothing is held.",
    "privacy_counts": "Rows and files changed",
    "said_privacy_export": (
        "{count:row|rows} from {places:place|places} written to {out}: index.html says what is what. It holds "
        "personal data; hand it to the person, then delete it."
    ),
    "said_privacy_dry": (
        "Nothing was changed. With --yes the rows above go from the operation's files, names and notices are "
        "deleted, and in plans, publications, log and audit a random id takes the place of {agent}; copies of the "
        "store made before are removed."
    ),
    "said_privacy_erased": "{agent} is erased; where shifts stay for the figures they belong to {tombstone}.",
    "said_privacy_left": (
        "These files still name the person; vardiya does not change what you exported or wrote yourself. Delete or "
        "mend them:"
    ),
    "said_privacy_unread": (
        "These files could not be looked into (locked, damaged or too large): see yourself whether they name the "
        "person:"
    ),
    "said_privacy_purged": "Let go by retention: {told}.",
    "said_privacy_nothing_old": "Nothing is older than its retention.",
    "privacy_page_title": "Data held on {agent}",
    "privacy_page_made": "Made on {at} by vardiya, the shift planning of your employer.",
    "privacy_page_rights": (
        "You have the right to this copy (GDPR Articles 15 and 20; KVKK Articles 11 and 13), to have it corrected, "
        "and to have it erased once no law wants it kept."
    ),
    "privacy_page_what": "What",
    "privacy_page_rows": "Rows",
    "privacy_page_file": "File (CSV)",
    "privacy_page_json": "All of it in one machine-readable file:",
    "privacy_page_third": (
        "Reasons for absences are not held. Ids of others (as in pairs) are their data as well: please treat them "
        "with care."
    ),
    "held_agents": "Contract, team, languages, skills and certificates",
    "held_names": "Name and address",
    "held_absences": "Absences, without reason",
    "held_activities": "Trainings, coachings and meetings due",
    "held_balances": "Balance of hours",
    "held_bids": "Bids for shifts",
    "held_ledger": "Nights, weekends and feasts of earlier months, as delivered",
    "held_locks": "Days that are fixed",
    "held_offers": "Offers of overtime or time off",
    "held_pairs": "Pairs that cover each other or stay apart",
    "held_previous": "Shifts worked before",
    "held_protections": "Protections with their dates, without reason",
    "held_wishes": "Wishes",
    "held_store_identities": "Name and address as of the last publication",
    "held_store_duties": "Published shifts and on-call duties",
    "held_store_ledger": "Nights, weekends and feasts of the last twelve months",
    "held_store_feeds": "Entries of the calendar feed",
    "held_store_outbox": "Notices",
    "held_store_audit": "Lines of the audit trail",
    "held_store_publications": "Publications whose reason names the id",
    "held_store_runs": "Records of runs",
    "held_store_attempts": "Records of attempts",
    "held_store_steps": "Records of steps",
    "held_store_erasures": "Records of erasures",
    "held_plans": "Shifts in drafts and published plans",
    "held_log": "Lines of the nightly log",
    "held_files": "Files of drafts, publications and feeds",
    "held_drafts": "Folders of drafts",
    "held_published": "Folders of publications",
    "held_backups": "Copies of the store removed",
    "held_store_plans": "Stored plans",
    "held_store_stages": "Stages of plans",
    "held_store_holders": "Who holds the lock",
    "held_store_scores": "Scores of forecasts",
    "held_store_pointer": "Pointer",
    "held_store_checks": "Results of checks",
}
