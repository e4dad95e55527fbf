"""Every sentence exists in both languages and asks for the same figures."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import planner
from forecasting import EVENTS
from planner.words import LANGUAGES, TOPICS, sentence


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_a_topic_has_the_same_codes_and_figures_in_both_languages(topic: str) -> None:
    """A sentence that exists in one language only is a code in the other."""
    english, turkish = (TOPICS[topic][lang] for lang in LANGUAGES)
    assert sorted(english) == sorted(turkish)
    assert [code for code in english if placeholders(english[code]) != placeholders(turkish[code])] == []


def test_a_code_stands_in_one_topic_only() -> None:
    """Two sentences for one code would be shown by chance."""
    codes = [code for topic in TOPICS.values() for code in topic["en"]]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_event_has_a_word(lang: str) -> None:
    """Notes speak of a kind that the history never saw."""
    missing = [kind.kind for kind in EVENTS if sentence(f"kind_{kind.kind}", {}, lang) == f"kind_{kind.kind}"]
    assert missing == []


def test_what_was_meant_and_how_many_rows_are_added() -> None:
    """Both come with any sentence."""
    told = sentence("unknown_agent", {"value": "adda", "meant": "ada", "rows": "3", "allowed": "ada"})
    assert told == "“adda” is no agent of agents.csv. Did you mean “ada”? (3 rows.)"
    assert "“ada” mı demek" in sentence("unknown_agent", {"value": "adda", "meant": "ada"}, "tr")


def test_a_code_without_a_sentence_is_shown_as_it_is() -> None:
    """A gap in the catalogue must not hide what happened."""
    assert sentence("brand_new", {"file": "x.csv", "empty": ""}) == "brand_new (file=x.csv)"


def test_a_figure_that_was_not_given_is_shown_by_its_name() -> None:
    """The rest of the sentence still helps."""
    assert sentence("csv_ragged", {"found": 3}).startswith("the row has 3 cells, the header [needed]")


def test_a_value_with_braces_is_only_text() -> None:
    """What users typed is never taken for a placeholder."""
    assert "{0.__class__}" in sentence("unknown_agent", {"value": "{0.__class__}"})


def test_every_code_that_reading_an_operation_can_note_has_a_sentence() -> None:
    """Read from the source: texts that look like codes of problems."""
    root = Path(planner.__file__).parent
    files = [*(root / "operation").glob("*.py"), *(root / "formats").glob("*.py"), root / "fixture_files.py"]
    known = {code for topic in TOPICS.values() for code in topic["en"]}
    raised = re.compile(r'(?:CellError|Refused|_warning)\(\s*"([a-z]+(?:_[a-z0-9]+)+)"')
    noted = re.compile(
        r'"((?:unknown|not|yaml|csv|file|column|import|needs|sense|time|row|event|interval)_[a-z0-9_]+)"'
    )
    found = {code for file in files for pattern in (raised, noted) for code in pattern.findall(file.read_text("utf-8"))}
    assert len(found) > 80
    others = {"import_fixtures", "needs_transport", "time_off"}  # a public function, a column, an offer
    assert sorted(found - known - others) == []
