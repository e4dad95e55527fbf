"""An operation's rule book in words."""

SENTENCES: dict[str, str] = {
    "book_title": "Rules of {operation}: {title} (book {book}, version {version}, checked on {checked})",
    "book_not_advice": "Not legal advice: values as read from these sources on that date. {sources}.",
    "book_counts": (
        "{rules:rule|rules}: {hard} hard, {priced} priced; {loosened} loosened and {tightened} tightened against the "
        "book, {unverified} still to be verified by counsel."
    ),
    "book_hard": "hard",
    "book_priced": "priced",
    "book_both": "hard and priced",
    "book_idle": "no facts stated: binds nobody",
    "book_values": "Values: {values}.",
    "book_source": "Source: {article}.",
    "book_note": "Read so: {note}.",
    "book_unverified": "NOT VERIFIED: this reading still needs counsel.",
    "book_added": "Not in the book: added by the operation.",
    "book_dropped": "LEFT OUT by the operation: {rule} ({article})",
    "book_said": "{verdict}: {changes}. {by}{reason}",
    "book_value": "{name} {before} -> {after}",
    "book_by": "{by}: ",
    "book_broken": "Broken when: {broken}",
    "verdict_loosened": "LOOSENED",
    "verdict_tightened": "Tightened",
    "verdict_changed": "Changed (neither tighter nor looser by its nature)",
    "verdict_equal": "Set to what the book says anyway",
    "value_none": "none",
    "value_yes": "yes",
    "value_no": "no",
    "word_who": "somebody",
    "word_amount": "(what is found)",
    "word_limit": "(the limit)",
    "and_so_on": "and so on",
}
