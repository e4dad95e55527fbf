"""An operation's rule book in words."""

SENTENCES: dict[str, str] = {
    "book_title": "Rules of {operation}: {title} (book {book}, version {version}, checked on {checked})",
    "book_not_advice": "Not legal advice: values as read from these sources on that date. {sources}.",
    "book_counts": (
        "{rules:rule|rules}: {hard} hard, {priced} priced, {idle} binding nobody now; {loosened} loosened and "
        "{tightened} tightened against the book; of those that bind, {unverified} still to be verified by counsel."
    ),
    "book_hard": "hard",
    "book_priced": "priced",
    "book_both": "hard and priced",
    "book_idle": "binds nobody now",
    "book_values": "Values: {values}.",
    "book_source": "Source: {article}.",
    "book_note": "Read so: {note}.",
    "book_unverified": "NOT VERIFIED: this reading still needs counsel.",
    "book_added": "Not in the book: added by the operation.",
    "book_dropped": "LEFT OUT by the operation: {rule} ({article}). {reason}",
    "book_said": "{verdict}: {changes}. {by}{reason}",
    "book_said_plain": "{verdict}: {by}{reason}",
    "book_value": "{name} {before} -> {after}",
    "book_by": "{by}: ",
    "verdict_loosened": "LOOSENED",
    "verdict_tightened": "Tightened",
    "verdict_changed": "Changed (neither tighter nor looser by its nature)",
    "verdict_equal": "Set to what the book says anyway",
    "verdict_idle": "Added, and binds nobody as things are stated",
    "value_none": "none",
    "value_hard": "none (hard)",
    "value_yes": "yes",
    "value_no": "no",
    "value_every_day": "every day",
    "value_next_day": "{clock} of the next day",
}
