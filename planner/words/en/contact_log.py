"""What is said about the import of a contact log."""

SENTENCES: dict[str, str] = {
    "said_import_contacts": (
        "{attempts} rows became {contacts} wanted contacts in {file}: {redials} redials and {transfers} transfers "
        "joined, {contained} settled by a bot left out, {anonymous} without a customer."
    ),
    "log_outcome": "“{value}” is no outcome; allowed: {allowed}.",
    "log_redial_min": "redials can be joined within 0 to 1440 minutes, not “{value}”.",
    "log_overlaps": (
        "{count} intervals are in other files of contacts already, first {value} at {first}; take them out there, or "
        "name the log like the file it replaces."
    ),
    "log_hour_twice": (
        "the clock shows this hour twice and the rows do not tell which one is meant; its {count} contacts were put "
        "into the first. Times with an offset would tell."
    ),
    "import_what": "Missing option: say --fixtures with --competition, --contacts, or --inbox.",
    "fault_log_column": "the log lacks this column.",
    "fault_log_missing": "this cell of the log is empty.",
    "fault_log_outcome": "a row of the log has an outcome that is not known.",
    "fault_log_negative": "a time in the log is negative or endless.",
    "fault_log_leg_twice": "an id of a contact stands in the log twice.",
    "fault_log_leg_unknown": "a row was transferred from a contact that the log does not have.",
}
