"""English: what the store cannot do, and what to do about it."""

SENTENCES: dict[str, str] = {
    "failed_locked_by": (
        "Another run is working on {folder}: {what} since {since}, process {pid} on {host}. Wait for it to end; its "
        "lock frees itself even if it is killed."
    ),
    "storage_full": (
        "The disk is full: {place} ({said}). What was stored before is whole. Free some space and run again."
    ),
    "storage_no_room": (
        "Too little room on the disk of {place}: {free_mb} MB free, {needed_mb} MB needed. Nothing was written. Free "
        "some space (`vardiya doctor --prune --dry-run` shows what can go) and run again."
    ),
    "storage_broken": (
        "The disk fails: {place} ({said}). Check the disk, then run `vardiya doctor`; copies "
        "of the store are in .vardiya/backups/."
    ),
    "storage_denied": (
        "Not allowed to read or write: {place} ({said}). Give the user who runs vardiya the "
        "right to write there, and see that the disk is not mounted read-only."
    ),
    "storage_busy": (
        "The store has been in use by another process for half a minute: {place} ({said}). "
        "Run again once that has ended; a database browser left open is a frequent cause."
    ),
    "storage_damaged": (
        "The store is damaged: {place} ({said}). Run `vardiya doctor`, then restore the newest "
        "copy from .vardiya/backups/."
    ),
    "storage_unreachable": (
        "The database does not answer: {place} ({said}). See that the server runs and that "
        "user and password are right; the password belongs into PGPASSWORD or the password file of PostgreSQL."
    ),
    "storage_remote": (
        "{place} lies on a network share ({kind}), where SQLite can lose what it stored. Nothing was written. Move the "
        "folder to a local disk, or keep the store in PostgreSQL by `store.url_from` in operation.yaml."
    ),
    "storage_newer": (
        "The store was written by a newer version (revision {revision}). Nothing was changed. Upgrade vardiya here, or "
        "restore a copy from before from .vardiya/backups/."
    ),
    "storage_old_plan": (
        "Plan {plan} cannot be read ({part}: {said}). Run `vardiya doctor FOLDER` first: it says whether it is damaged "
        "and which copy is whole. If nothing is damaged, another version made it: use that one to read it, or plan "
        "anew with `vardiya plan`."
    ),
    "storage_published_stage": (
        "A stage of published plan {plan} cannot be read ({part}: {said}). It was not made anew, for that could give "
        "another roster than the one people work by. Run `vardiya doctor FOLDER` and restore a copy that is whole."
    ),
    "storage_published_differs": (
        "Plan {plan} is in force, but its shifts are not those that were published under its id. Nothing was changed. "
        "Run `vardiya doctor FOLDER` and restore a copy that is whole."
    ),
    "storage_no_url": (
        "operation.yaml keeps the store in the database named by the environment variable {name} (store.url_from), "
        "which is not set. Nothing was read or written. Set it, as postgresql://USER@HOST/DATABASE."
    ),
    "storage_bad_section": (
        "The section `store` of {file} cannot be read. Write `store: {{url_from: NAME}}` with the name of an "
        "environment variable, or leave the section out to keep the store in .vardiya/."
    ),
    "storage_bad_url": (
        "The database's address is not one of PostgreSQL ({detail}). Write it as postgresql://USER@HOST:PORT/DATABASE."
    ),
    "storage_bad_schema": (
        "{name} cannot be the schema of an operation. Use a-z, 0-9 and _, at most 63, beginning with a letter."
    ),
    "storage_no_driver": (
        "The driver for PostgreSQL is not installed ({detail}). Install vardiya with the extra `postgres`."
    ),
    "storage_bad_copy": (
        "{place} is no sound copy of a store ({said}). Nothing was changed. Take another one from .vardiya/backups/."
    ),
    "storage_copy_lacks": (
        "Not copied: a published plan cannot be read in the store ({said}), so the copy could not give it back. "
        "Earlier copies stay. Run vardiya doctor: it says what is damaged and whether an earlier copy is whole."
    ),
    "storage_backup_elsewhere": (
        "The store is in PostgreSQL, whose own tools make the copies: {command}. Nothing was written."
    ),
    "storage_restore_elsewhere": (
        "The store is in PostgreSQL, whose own tools restore it (pg_restore or psql). Nothing was changed."
    ),
}
