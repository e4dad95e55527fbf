"""How a match of each sport runs. Lengths are usual ones, breaks and stoppages included (assumptions of the trade).

Football: two halves of 45 minutes and stoppages, 15 minutes' break. Basketball: FIBA rules, about two hours. Tennis:
best of three. Combat: a card of several fights, the main one last. Esports: best of three maps.
"""

from forecasting.events.course import Course, Phase, echo, since_end, since_start, throughout

NEXT_DAY = echo("next_day", "end", 600, 1320, 180)
WHISTLE = since_end("final_whistle", -10, 20)

FOOTBALL = Course(
    "match",
    phases=(
        since_start("build_up", -180, 0, 30),
        since_start("first_half", 0, 45),
        since_start("half_time", 45, 60),
        Phase("second_half", "start", 60, "end", -10),
        WHISTLE,
        since_end("settlement", 20, 320, 30),
        NEXT_DAY,
    ),
    duration_min=110,
    usual_starts_min=(960, 1140, 1200, 1305),  # 16:00, 19:00, 20:00, 21:45
)
BASKETBALL = Course(
    "match/basketball",
    phases=(
        since_start("build_up", -120, 0, 30),
        since_start("first_half", 0, 50),
        since_start("half_time", 50, 65),
        Phase("second_half", "start", 65, "end", -10),
        WHISTLE,
        since_end("settlement", 20, 260, 30),
        NEXT_DAY,
    ),
    duration_min=120,
    usual_starts_min=(1140, 1200, 1230, 1260),
    parent="match",
)
COMBAT = Course(
    "match/combat",
    phases=(
        since_start("build_up", -180, 0, 30),
        Phase("early_fights", "start", 0, "end", -60),
        since_end("main_fight", -60, -10),
        WHISTLE,
        since_end("settlement", 20, 320, 30),
        NEXT_DAY,
    ),
    duration_min=240,
    usual_starts_min=(1200, 1260, 1320),
    parent="match",
)


def _in_one_go(sport: str, duration_min: int, usual_starts_min: tuple[int, ...]) -> Course:
    """A sport whose play has no fixed break."""
    phases = (
        since_start("build_up", -90, 0, 30),
        throughout("play", 0, -10),
        WHISTLE,
        since_end("settlement", 20, 200, 30),
        NEXT_DAY,
    )
    return Course(f"match/{sport}", phases, duration_min, usual_starts_min, parent="match")


SPORTS: dict[str, Course] = {
    "football": FOOTBALL,
    "basketball": BASKETBALL,
    "tennis": _in_one_go("tennis", 120, (720, 840, 960, 1140)),
    "combat": COMBAT,
    "esports": _in_one_go("esports", 150, (900, 1020, 1140)),
    "other": _in_one_go("other", 120, (900, 1080, 1200)),
}
"""Course of each sport; a sport without a course of its own is "other"."""
