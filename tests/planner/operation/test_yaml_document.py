"""YAML is YAML 1.2, every value has a place, and nothing dangerous is loaded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.operation.yaml_document import MOST_DEPTH, Refused, parse_document


def test_values_have_the_types_of_yaml_1_2() -> None:
    """The language code no is a text, 010 is ten, and a clock time stays a text."""
    text = 'a: no\nb: 010\nc: 10:30\nd: 1.5\ne: "5"\nf: true\ng:\nh: 2025-11-03\ni: .inf\nj: [1, {k: -2}]\n'
    assert parse_document(text).values == {
        "a": "no",
        "b": 10,
        "c": "10:30",
        "d": 1.5,
        "e": "5",
        "f": True,
        "g": None,
        "h": "2025-11-03",
        "i": ".inf",
        "j": [1, {"k": -2}],
    }


def test_every_value_has_its_line_and_column() -> None:
    """A message without a place sends people searching."""
    document = parse_document("a:\n  b: 1\n  c:\n    - x\n    - {d: 2}\n")
    assert document.places[("a", "b")] == (2, 3)
    assert document.places[("a", "c", 0)] == (4, 7)
    assert document.places[("a", "c", 1, "d")] == (5, 8)
    assert document.place(("a", "c", 1, "missing")) == (5, 7)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml_duplicate_key", 3),
        ("a: &x 1\nb: 2\n", "yaml_anchor", 1),
        ("a: 1\nb: *x\n", "yaml_anchor", 2),
        ("a: !!python/object:os.system 1\n", "yaml_tag", 1),
        ("%YAML 1.1\n---\na: no\n", "yaml_directive", 2),
        ("a: 1\n---\nb: 2\n", "yaml_second_document", 2),
        ("a: 1\n? [b]\n: 2\n", "yaml_key", 2),
        ("a: [1, 2\nb: 3\n", "yaml_syntax", 2),
        ("a: b: c\n", "yaml_syntax", 1),
        ("a: \x07\n", "yaml_syntax", 1),
        ("[" * (MOST_DEPTH + 1), "yaml_too_deep", 1),
        ("a: !!str 1\n", "yaml_tag", 1),
    ],
)
def test_what_is_dangerous_or_doubtful_is_refused_at_its_line(text: str, code: str, line: int) -> None:
    """Duplicate keys, anchors, tags, directives, depth and mass are refused while parsing."""
    with pytest.raises(Refused) as caught:
        parse_document(text)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_more_values_than_the_budget_are_refused_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instances belong into CSV files; a mass of values is refused before all of it is read."""
    monkeypatch.setattr("planner.operation.yaml_document.MOST_NODES", 50)
    with pytest.raises(Refused) as caught:
        parse_document("- 1\n" * 100)
    assert (caught.value.code, caught.value.line) == ("yaml_too_many", 50)


def test_the_deepest_allowed_nesting_is_read() -> None:
    """The limit itself is still allowed."""
    values = parse_document("[" * MOST_DEPTH + "]" * MOST_DEPTH).values
    for _ in range(MOST_DEPTH - 1):
        assert isinstance(values, list)
        values = values[0]
    assert values == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-?[]{},&*!|>'\"#% \n\t0.~\\"), max_size=40))
def test_any_text_is_read_or_refused_with_a_code(text: str) -> None:
    """No input reaches the user as a traceback."""
    try:
        document = parse_document(text)
    except Refused as refused:
        line: int | None = refused.line
    else:
        line = None
        assert () not in document.places
    assert line is None or 1 <= line <= text.count("\n") + 2
