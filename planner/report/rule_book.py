"""`vardiya explain rules`: the operation's rule book in words, and what each change loosened."""

from __future__ import annotations

from textwrap import wrap

from pydantic import TypeAdapter

from planner.report.rule_values import says, value_text
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.rule_reading import BookRead, RuleRead, Verdict, parameters
from planner.words import sentence
from planner.words.numbers import number

MARKS: dict[Verdict | None, str] = {Verdict.LOOSENED: WARN, Verdict.TIGHTENED: GOOD, None: ""}
HEAD_WIDTH = 24


def book_parts(found: BookRead, lang: str) -> tuple[Part, ...]:
    """Title and counts, every rule with its text, values, source and changes, the rules left out, the notice."""
    book = found.book
    title = {"operation": found.operation, "title": book.title, "book": book.name, "version": book.version}
    loosened = found.count(Verdict.LOOSENED)
    doubtful = [read for read in found.rules if read.binds and _doubtful(read)]
    counts = {
        "rules": number(len(found.rules), lang),
        "hard": number(sum(read.hard for read in found.rules), lang),
        "priced": number(sum(read.priced for read in found.rules), lang),
        "loosened": number(loosened, lang),
        "tightened": number(found.count(Verdict.TIGHTENED), lang),
        "unverified": number(len(doubtful), lang),
        "idle": number(sum(not read.binds for read in found.rules), lang),
    }
    sources = {"sources": "; ".join(book.sources)}
    return (
        Line(sentence("book_title", title | {"checked": book.checked.isoformat()}, lang)),
        Line(sentence("book_counts", counts, lang), WARN if loosened or doubtful else GOOD),
        Line(sentence("book_not_advice", sources, lang), QUIET),
        _table(found, lang),
        *_dropped(found, lang),
    )


def book_body(found: BookRead, lang: str) -> dict[str, object]:
    """The same for machines: values as they are, and in words."""
    book = found.book
    return {
        "operation": found.operation,
        "book": book.name,
        "title": book.title,
        "version": book.version,
        "checked": book.checked.isoformat(),
        "sources": list(book.sources),
        "notice": book.notice,
        "lang": lang,
        "rules": [_body(read, lang) for read in found.rules],
        "dropped": [
            {"kind": entry.rule.kind, "article": entry.article, "reason": reason, "verdict": str(Verdict.LOOSENED)}
            for entry, reason in found.dropped
        ],
        "unverified": list(found.unverified),
    }


def _body(read: RuleRead, lang: str) -> dict[str, object]:
    values = parameters(read.rule)
    return {
        "kind": read.rule.kind,
        "name": _name(read, lang),
        "says": says(read.rule, values, lang),
        "hard": read.hard,
        "priced": read.priced,
        "binds": read.binds,
        "citation": read.rule.citation,
        "article": "" if read.entry is None else read.entry.article,
        "note": "" if read.entry is None else read.entry.note,
        "verified": read.entry is not None and read.entry.verified,
        "in_book": read.entry is not None,
        "parameters": read.rule.model_dump(mode="json", exclude={"kind"}),  # type: ignore[attr-defined]  # a RuleModel
        "words": {name: value_text(read.rule, name, value, lang) for name, value in values.items()},
        "verdict": None if read.verdict is None else str(read.verdict),
        "changes": [
            {"name": v.name, "before": _plain(v.before), "after": _plain(v.after), "verdict": str(v.verdict)}
            for v in read.values
        ],
        "reason": read.reason,
        "by": read.by,
    }


def _plain(value: object) -> object:
    """A parameter as JSON holds it, and as `parameters` shows it."""
    return TypeAdapter(object).dump_python(value, mode="json")


def _table(found: BookRead, lang: str) -> Table:
    rows = tuple((_head(read, lang) + "\n", _told(read, lang) + "\n") for read in found.rules)
    marks = tuple(WARN if _doubtful(read) else MARKS.get(read.verdict, "") for read in found.rules)
    return Table((sentence("head_rule", {}, lang), ""), rows, marks=marks)


def _head(read: RuleRead, lang: str) -> str:
    """Name, kind as in operation.yaml, and whether it is hard or priced, in a narrow column."""
    lines = (_name(read, lang), read.rule.kind, _force(read, lang))
    return "\n".join(part for line in lines for part in wrap(line, HEAD_WIDTH))


def _doubtful(read: RuleRead) -> bool:
    return read.entry is not None and not read.entry.verified


def _name(read: RuleRead, lang: str) -> str:
    return str(getattr(read.rule.words, lang)[0])


def _force(read: RuleRead, lang: str) -> str:
    both = read.hard and read.priced
    code = "both" if both else "hard" if read.hard else "priced" if read.priced else "idle"
    return sentence(f"book_{code}", {}, lang)


def _told(read: RuleRead, lang: str) -> str:
    """What it says, its values, where it is from, and what was changed: a line each."""
    values = parameters(read.rule)
    listed = "; ".join(f"{name} {value_text(read.rule, name, value, lang)}" for name, value in values.items())
    lines = [says(read.rule, values, lang)]
    lines += [sentence("book_values", {"values": listed}, lang)] if listed else []
    article = read.rule.citation if read.entry is None else read.entry.article
    lines.append(sentence("book_source", {"article": article}, lang))
    if read.entry is None:
        lines.append(sentence("book_added", {}, lang))
    elif read.entry.note:
        lines.append(sentence("book_note", {"note": read.entry.note}, lang))
    lines += [sentence("book_unverified", {}, lang)] if _doubtful(read) else []
    return "\n".join((*lines, *_change(read, lang)))


def _change(read: RuleRead, lang: str) -> tuple[str, ...]:
    if read.verdict is None:
        return ()
    told = (
        {
            "name": v.name,
            "before": value_text(read.rule, v.name, v.before, lang),
            "after": value_text(read.rule, v.name, v.after, lang),
        }
        for v in read.values
        if v.verdict is not Verdict.EQUAL
    )
    listed = ", ".join(sentence("book_value", one, lang) for one in told)
    said = {
        "verdict": sentence(f"verdict_{read.verdict}", {}, lang),
        "changes": listed,
        "by": sentence("book_by", {"by": read.by}, lang) if read.by else "",
        "reason": read.reason,
    }
    return (sentence("book_said" if listed else "book_said_plain", said, lang),)


def _dropped(found: BookRead, lang: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            sentence(
                "book_dropped",
                {"rule": sentence(f"rule_{entry.rule.kind}", {}, lang), "article": entry.article, "reason": reason},
                lang,
            ),
            WARN,
        )
        for entry, reason in found.dropped
    )
