"""Files of futures and branches: every mistake at its line, all together."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.operation.yaml_document import Document
from planner.problems import OperationError
from scenarios.robust.asked import Branches, Futures
from scenarios.robust.branching.moments import moments
from scenarios.robust.reading import read_futures, weigh

TWO = """
name: Two futures
futures:
  - {name: as planned, weight: 3}
  - name: more
    weight: 1
    changes:
      - {kind: volume, share: 0.5}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "futures.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(error: OperationError) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in error.problems]


def test_weights_become_shares(tmp_path: Path, small_inputs: Inputs) -> None:
    """Any scale will do: three to one is 75 % and 25 %; rosters are kept."""
    path = written(tmp_path, TWO)
    asked, document = read_futures(path, Futures)
    found = weigh(asked, document, path, small_inputs)
    assert [one.share for one in found] == [0.75, 0.25]
    assert [one.scenario.roster for one in found] == ["keep", "keep"]


def test_all_that_does_not_fit_is_told_at_once(tmp_path: Path, small_inputs: Inputs) -> None:
    """Another operation, a name used twice, a channel nobody has, a file that is not there."""
    text = TWO.replace("name: Two futures", "name: Two futures\noperation: Elsewhere").replace("more", "as planned")
    text = text.replace("share: 0.5", "share: 0.5, channels: [fax]") + "  - {name: gone, weight: 1, file: none.yaml}\n"
    path = written(tmp_path, text)
    asked, document = read_futures(path, Futures)
    with pytest.raises(OperationError) as caught:
        weigh(asked, document, path, small_inputs)
    found = codes(caught.value)
    assert ("robust_other_operation", 3) in found
    assert [row for code, row in found if code == "robust_same_name"] == [5, 6]
    assert 9 in [row for _, row in found]
    assert "none.yaml" in {problem.file for problem in caught.value.problems}


def test_one_future_is_none(tmp_path: Path) -> None:
    """A roster for a single future is a scenario; weights are above 0."""
    path = written(tmp_path, "name: One\nfutures:\n  - {name: a, weight: 0}\n")
    with pytest.raises(OperationError) as caught:
        read_futures(path, Futures)
    assert caught.value.problems


@pytest.mark.parametrize(
    ("known", "code"), [("2031-01-01T12:00", "branches_known_outside"), ("2020-01-01T12:00", "branches_known_before")]
)
def test_a_moment_that_changes_nothing_is_refused(small_inputs: Inputs, known: str, code: str) -> None:
    """Known after the plan, nothing can change; known before it was made, nothing is open."""
    asked = Branches.model_validate(
        {"name": "b", "known_at": known, "branches": [{"name": n, "weight": 1} for n in ("a", "b")]}
    )
    with pytest.raises(OperationError) as caught:
        moments(asked, Document(None, {}), Path("b.yaml"), small_inputs)
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize("text", ["weight: 1e308", "weight: 0", "name: ' '"])
def test_a_weight_or_name_out_of_bounds_is_refused(tmp_path: Path, text: str) -> None:
    """Weights so large that their sum is no number, or of nothing; a name that nobody can read."""
    asked = TWO.replace("weight: 1\n" if text.startswith("w") else "name: more", f"{text}\n")
    with pytest.raises(OperationError) as caught:
        read_futures(written(tmp_path, asked), Futures)
    assert len(caught.value.problems) == 1


def test_a_file_name_that_no_system_takes_is_told(tmp_path: Path, small_inputs: Inputs) -> None:
    """A NUL in a name is the user's mistake, not ours."""
    path = written(tmp_path, TWO + '  - {name: gone, weight: 1, file: "a\\0b"}\n')
    asked, document = read_futures(path, Futures)
    with pytest.raises(OperationError) as caught:
        weigh(asked, document, path, small_inputs)
    assert [problem.code for problem in caught.value.problems] == ["file_unreadable"]
