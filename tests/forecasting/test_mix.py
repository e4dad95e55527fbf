"""Language and channel mix on event nights: it shifts because every queue learns its own lift."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from forecasting import ContactHistory, Match, QueueTraits, forecast
from tests.forecasting.worlds import CHAT, PEAK_MIN, ZONE, known_world, params_for

ENGLISH = QueueTraits("chat-en-general", "chat", "en", "general")
MAIL = QueueTraits("email-tr-general", "email", "tr", "general")


def peak_contacts() -> pd.Series:
    """Contacts of each queue around the peak of tonight's match, next to the same hours of an evening without one.

    Turkish chat has the world's lift; English chat and Turkish mail have the same level, and no lift at all.
    """
    w, rng = known_world(), np.random.default_rng(3)
    truth = w.truth[w.truth["queue"] == CHAT.queue]
    chat = w.history.frame[w.history.frame["queue"] == CHAT.queue]
    calm = [
        truth[["start"]].assign(queue=q.queue, offered=rng.poisson(truth["mean"] - truth["lift"]), aht_s=200.0)
        for q in (ENGLISH, MAIL)
    ]
    history = ContactHistory(pd.concat([chat, *calm], ignore_index=True), 30, ZONE)
    kick_off = w.end() + timedelta(hours=19)
    tonight = Match(id="tonight", starts_at=kick_off)
    calendar = replace(w.calendar, events=(*w.calendar.events[:20], tonight))
    horizon = (w.end(), w.end() + timedelta(days=8), 30)
    made = forecast(history, (CHAT, ENGLISH, MAIL), calendar, horizon, params_for(w, calibration={"origins": 0}))
    peak = kick_off + timedelta(minutes=PEAK_MIN - 30)
    sums = []
    for days in (0, 7):
        t = made.table
        rows = (t["start"] >= peak + timedelta(days=days)) & (t["start"] < peak + timedelta(days=days, hours=1))
        sums.append(t[rows].groupby("queue")["mean"].sum())
    return sums[0] / sums[1]


def test_the_mix_of_languages_and_channels_shifts_on_match_nights_as_it_did_before() -> None:
    """Turkish chat roughly doubles where English chat and mail stay: no fixed shares of a total."""
    ratio = peak_contacts()
    assert ratio[CHAT.queue] > 1.5
    assert ratio[ENGLISH.queue] == pytest.approx(1.0, abs=0.15)
    assert ratio[MAIL.queue] == pytest.approx(1.0, abs=0.15)
