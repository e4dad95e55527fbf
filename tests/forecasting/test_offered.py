"""A contact log becomes wanted contacts: redials joined, transfers once, bots left out, customers forgotten."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forecasting import ForecastError
from forecasting.offered import Offered, OfferedParams, offered_contacts

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
COLUMNS = ["queue", "at", "customer", "outcome", "wait_s", "handle_s", "contact", "transfer_of"]


def log(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Rows of (queue, minutes after noon, customer, outcome, wait, handle, leg, leg before), the last ones optional."""
    filled = [(*row, *(None,) * (len(COLUMNS) - len(row))) for row in rows]
    frame = pd.DataFrame(filled, columns=COLUMNS)
    frame["at"] = pd.to_datetime([NOON + timedelta(minutes=float(str(m))) for m in frame["at"]], utc=True)
    return frame.astype({"wait_s": float, "handle_s": float})


def counted(frame: pd.DataFrame, **params: object) -> Offered:
    """Wanted contacts per half hour."""
    return offered_contacts(frame, 30, "UTC", OfferedParams.model_validate(params))


def rows(made: Offered) -> list[tuple[object, ...]]:
    """Intervals with contacts: queue, minutes after noon, offered, handled, AHT."""
    frame = made.history.frame
    frame = frame[frame["offered"] > 0]
    after = ((frame["start"] - NOON).dt.total_seconds() // 60).astype(int)
    return list(zip(frame["queue"], after, frame["offered"], frame["handled"], frame["aht_s"], strict=True))


def test_a_customer_who_gives_up_and_redials_wanted_one_contact() -> None:
    """Three calls in half an hour, the last one answered: one contact, wanted when the first came."""
    tries = log(
        ("phone", 20, "a", "abandoned", 120, None),
        ("phone", 25, "a", "abandoned", 60, None),
        ("phone", 40, "a", "handled", 30, 300),
    )
    made = counted(tries)
    assert rows(made) == [("phone", 0, 1, 1, 300.0)]
    assert made.redials == 2


def test_a_redial_counts_from_the_end_of_the_attempt_and_only_so_long() -> None:
    """30 minutes after giving up: the wait in the queue does not use them up."""
    late = log(("phone", 0, "a", "abandoned", 600, None), ("phone", 39, "a", "handled", 0, 300))
    assert counted(late).redials == 1
    assert counted(late, redial_min=28).redials == 0


def test_waits_of_the_served_and_of_the_lost_are_kept_apart() -> None:
    """Patience is estimated from both; who redials and is lost again waited as long as the last time."""
    tries = log(
        ("phone", 1, "a", "handled", 20, 300),
        ("phone", 2, "b", "abandoned", 90, None),
        ("phone", 3, "c", "abandoned", 30, None),
        ("phone", 6, "c", "abandoned", 50, None),
    )
    first = counted(tries).history.frame.iloc[0]
    assert (first["offered"], first["abandoned"], first["wait_s"], first["abandon_wait_s"]) == (3, 2, 20.0, 70.0)


def test_a_customer_who_was_served_and_comes_back_counts_again() -> None:
    """A second contact after an answer is new work."""
    made = counted(log(("phone", 0, "a", "handled", 0, 300), ("phone", 10, "a", "handled", 0, 200)))
    assert rows(made) == [("phone", 0, 2, 2, 250.0)]


def test_another_channel_is_a_redial_only_where_the_subject_is_the_same() -> None:
    """Who gives up on the phone and opens a chat counts in the chat that served him, at the first try."""
    tries = log(("phone", 5, "a", "abandoned", 60, None), ("chat", 40, "a", "handled", 5, 400))
    assert counted(tries).redials == 0
    made = counted(tries, subjects={"phone": "payments", "chat": "payments"}, redial_min=60)
    assert rows(made) == [("chat", 0, 1, 1, 400.0)]


def test_a_transfer_counts_once_with_the_work_of_both_legs() -> None:
    """By the ids of the legs, or by the customer who is passed on."""
    by_id = log(
        ("general", 0, "", "transferred", 10, 100, "l1", None),
        ("payments", 2, "", "handled", 5, 400, "l2", "l1"),
    )
    made = counted(by_id)
    assert rows(made) == [("payments", 0, 1, 1, 500.0)]
    assert (made.transfers, made.redials, made.anonymous) == (1, 0, 2)
    assert rows(counted(by_id, counted_at="first")) == [("general", 0, 1, 1, 500.0)]
    by_customer = log(("general", 0, "a", "transferred", 10, 100), ("payments", 3, "a", "handled", 5, 400))
    assert rows(counted(by_customer)) == [("payments", 0, 1, 1, 500.0)]


def test_who_gives_up_after_a_transfer_is_lost_where_he_waited() -> None:
    """The second queue failed him, not the first."""
    made = counted(log(("general", 0, "a", "transferred", 10, 100), ("payments", 3, "a", "abandoned", 200, None)))
    assert rows(made)[0][:4] == ("payments", 0, 1, 0)


def test_what_a_bot_settled_wants_no_agent() -> None:
    """Contained contacts are counted apart."""
    made = counted(log(("chat", 0, "a", "contained", None, None), ("chat", 1, "b", "handled", 0, 60)))
    assert made.contained == 1
    assert rows(made) == [("chat", 0, 1, 1, 60.0)]


def test_unknown_customers_are_never_joined() -> None:
    """Withheld numbers are many people."""
    made = counted(log(("phone", 0, "", "abandoned", 30, None), ("phone", 5, None, "abandoned", 30, None)))
    assert rows(made)[0][2] == 2


def test_quiet_intervals_are_zero_and_days_without_anybody_are_missing() -> None:
    """A log has no row for silence; a whole day of it is a hole in the export."""
    frame = counted(
        log(("phone", 0, "a", "handled", 0, 60), ("chat", 95, "c", "handled", 0, 60), ("phone", 4320, "b", "handled"))
    ).history.frame
    phone, chat = (frame[frame["queue"] == name] for name in ("phone", "chat"))
    assert phone["start"].iloc[0] == NOON
    assert chat["start"].iloc[0] == NOON + timedelta(minutes=90)
    assert sorted(set(phone["start"].dt.day)) == [3, 6]
    assert (phone["offered"] == 0).sum() == len(phone) - 2


def test_no_customer_is_left_in_what_is_made() -> None:
    """Keys may be names or numbers."""
    made = counted(log(("phone", 0, "+90 555", "handled", 0, 60)))
    assert "customer" not in made.history.frame
    assert "555" not in made.history.frame.to_csv()


def test_every_problem_of_a_log_is_named_without_its_values() -> None:
    """One run tells everything; a wrong row is told by its number, not by whom it names."""
    bad = log(
        ("phone", 0, "Ada", "gone", 0, 60),
        (None, 1, "Ada", "handled", -1, 60),
        ("phone", 2, "Ada", "handled", 0, 60, "l", "nowhere"),
        ("phone", 3, "Ada", "handled", 0, 60, "l"),
    )
    with pytest.raises(ForecastError) as caught:
        counted(bad)
    codes = {p.code for p in caught.value.problems}
    assert codes == {"log_outcome", "log_missing", "log_negative", "log_leg_twice", "log_leg_unknown"}
    assert "Ada" not in str(caught.value)
    with pytest.raises(ForecastError, match="log_column"):
        counted(bad.drop(columns="customer"))
    with pytest.raises(ForecastError, match="empty_history"):
        counted(log(("chat", 0, "a", "contained")))


ROW = st.tuples(
    st.sampled_from(["phone", "chat"]),
    st.integers(0, 400),
    st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["handled", "abandoned", "transferred"]),
)


@settings(max_examples=25, deadline=None)
@example([("phone", 0, "a", "abandoned"), ("phone", 1, "a", "handled"), ("chat", 0, "a", "transferred")], 1)
@given(st.lists(ROW, min_size=1, max_size=40), st.integers(0, 120))
def test_no_attempt_is_lost_or_counted_twice(made: list[tuple[str, int, str, str]], redial_min: int) -> None:
    """Wanted contacts and joined rows add up to the log, whatever the order of its rows."""
    found = counted(log(*made), redial_min=redial_min)
    assert found.history.frame["offered"].sum() + found.redials + found.transfers == len(made)
    longer = counted(log(*made), redial_min=redial_min + 60)
    assert longer.history.frame["offered"].sum() <= found.history.frame["offered"].sum()


def test_redials_of_an_overloaded_night_are_taken_out() -> None:
    """Each of 2,000 wanted calls tries up to four times: the count of wanted ones comes back exactly."""
    rng = np.random.default_rng(3)
    made = []
    for customer in range(2000):
        at = float(rng.uniform(0, 600))
        for _ in range(int(rng.integers(0, 4))):
            made.append(("phone", at, f"c{customer}", "abandoned", 60, None))
            at += float(rng.uniform(2, 20))
        made.append(("phone", at, f"c{customer}", "handled", 20, 200))
    assert counted(log(*made)).history.frame["offered"].sum() == 2000
