"""The command `vardiya`: parse, call the library once, print, exit with a documented code.

Packages are imported inside the commands, so that `--help` stays fast.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import shlex
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, cast

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.answers.counted import Asked, Counted
    from planner.answers.gap import Gap
    from planner.answers.standing import Standing
    from planner.inputs import Inputs
    from planner.nights import Night, Skipped
    from planner.pipeline import Progress, Stages
    from planner.plans import Plan
    from planner.privacy import Erased, Holding
    from planner.problems import Problem
    from planner.report.publishing_told import PublishedTold
    from planner.report.tables import Part
    from planner.store import Store
    from planner.workspace import SiteOutcome, Workspace
    from scenarios.base_plan import BasePlan
    from scenarios.chosen_base import Chosen
    from scenarios.robust.running import Footing
    from scenarios.searching import Ground
    from scenarios.searching.asks import AnyAsk
    from scenarios.searching.question import Answer
    from scenarios.searching.question import Asked as AskedQuestion
    from scenarios.sweeping import Asking
    from scenarios.sweeping.points import Laid, Point
    from scenarios.sweeping.results import Sweep
    from solver.grid import Grid
    from solver.outcomes import Violation


app = typer.Typer(
    name="vardiya",
    help="Plan the shifts of a contact centre: forecast, staffing, roster, proof, simulation, publication.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
scenario_app = typer.Typer(
    help="What-if questions: a scenario is a named change of a plan's inputs.", no_args_is_help=True
)
app.add_typer(scenario_app, name="scenario")
explain_app = typer.Typer(help="Why something is what it is, in arithmetic.", no_args_is_help=True)
app.add_typer(explain_app, name="explain")
workspace_app = typer.Typer(
    help="Several sites: operations planned side by side, those of a pool as one roster.", no_args_is_help=True
)
app.add_typer(workspace_app, name="workspace")
privacy_app = typer.Typer(
    help="Personal data: what is held on one person, its erasure, and what the retention lets go.", no_args_is_help=True
)
app.add_typer(privacy_app, name="privacy")

DONE, TARGETS, USAGE, INFEASIBLE, NO_ROSTER, LOCKED, STORAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 70, 130
SIGNALLED = 128  # and the signal's number: 130 for Ctrl-C, 143 for SIGTERM

# New objects before Python looks for garbage in circles: by its own 700 it looks 500 times through what imports made,
# which lives to the end anyway, a sixth of the time of a short command. In a long plan it still collects.
UNCOLLECTED = 500_000

# One thread for products of matrices: these are small, and threads that wait for one another on a busy machine took
# up to twenty times the work; their number also decides how sums are cut, and so the last digits of a forecast.
ALONE = "OPENBLAS_NUM_THREADS"


def _now() -> datetime:
    return datetime.now(UTC)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write YYYY-MM-DD") from None


def _moment(text: str) -> datetime:
    """A moment; one without an offset stays so, and is local to the operation."""
    if text == "now":
        return _now()
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else at
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"{text!r} is no moment; write 2025-11-02T00:00+03:00 or now") from None


def _language(text: str) -> str:
    if text not in ("en", "tr"):
        raise typer.BadParameter(f"{text!r} is not spoken; choose en or tr")
    return text


def _share_of(text: str) -> float:
    """A growth such as 8%, -5 % or 0.08, as a share."""
    number, percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        value = float(number.strip().replace(",", ".")) / (100.0 if percent else 1.0)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no growth; write 8% or 0.08") from None
    if not -1.0 < value <= 1.0:
        raise typer.BadParameter(f"{text!r} is out of range; a year's growth lies between -99% and 100%")
    return value


def _period(text: str) -> Literal["day", "week", "month"]:
    if text not in ("day", "week", "month"):
        raise typer.BadParameter(f"{text!r} is no period; choose day, week or month")
    return cast("Literal['day', 'week', 'month']", text)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(version("vardiya"))
        raise typer.Exit(DONE)


Dir = Annotated[Path, typer.Argument(help="The operation's folder.")]
Dirs = Annotated[
    list[Path] | None,
    typer.Argument(help="Folders of operations or workspaces.", show_default="the folder you are in"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Do every step on a copy; write, publish and send nothing.")]
LogFile = Annotated[
    Path | None,
    typer.Option("--log", help="Append JSON lines here; default: DIR/.vardiya/nightly.jsonl.", dir_okay=False),
]
MetricsFile = Annotated[
    Path | None,
    typer.Option("--metrics", help="Write figures for Prometheus' textfile collector here.", dir_okay=False),
]
WorkspaceDir = Annotated[Path, typer.Argument(help="The workspace's folder.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object on stdout; words go to stderr.")]
Lang = Annotated[
    str | None, typer.Option("--lang", help="Language of words: en or tr.", parser=_language, metavar="en|tr")
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        help="See only history before this moment (ISO, or 'now'); default: its end.",
        parser=_moment,
        metavar="MOMENT",
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Seed of everything random.")]
Start = Annotated[
    date | None,
    typer.Option("--start", help="First day, YYYY-MM-DD; default: the Monday after as-of.", parser=_day, metavar="DAY"),
]
Weeks = Annotated[int, typer.Option("--weeks", help="Weeks to plan, 1 to 12.")]
Limit = Annotated[
    float | None, typer.Option("--time-limit", help="Seconds to search for the roster; default: operation.yaml.")
]
SearchLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        help="Search for a roster built anew, in seconds of an idle machine: counted in moves, so that equal questions "
        "give equal answers; default: as the base, at most 15. Of a base planned anew: seconds to search for it.",
    ),
]
Reproducible = Annotated[bool, typer.Option("--reproducible", help="Same inputs, same bytes; slower.")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=64, help="Processes that search at once; default: 2 where there are 2 cores."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 when a service goal is missed.")]
Page = Annotated[
    Path | None, typer.Option("--html", help="Write an offline page with pictures to this file.", dir_okay=False)
]
Agent = Annotated[str, typer.Option("--agent", help="The person's id.", metavar="ID")]
Named = Annotated[str | None, typer.Option("--plan", help="A plan's id or its beginning; default: the newest plan.")]
By = Annotated[str, typer.Option("--by", help="Who, for the audit trail: a role or an id, never a name.")]

_lang = "en"


@app.callback()
def _main(
    lang: Lang = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what happens to stderr.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    global _lang
    _lang = lang or "en"
    if verbose:
        logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")


@app.command()
def init(
    folder: Dir = Path("my-operation"),
    template: Annotated[str, typer.Option("--template", help="sportsbook or minimal.")] = "sportsbook",
    seed: Seed = 1,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Make an example operation with seeded, synthetic history.

    Example: vardiya init op --template sportsbook
    """
    from planner.templates import init as make

    _speak(lang)
    make(folder, template, seed)
    _emit({"folder": str(folder), "template": template, "seed": seed}, "init", as_json)
    weeks = "1" if template == "minimal" else "4"
    _say("said_init", as_json, folder=str(folder), template=template, weeks=weeks)


@app.command()
def demo(
    folder: Dir = Path("demo-operation"),
    weeks: Weeks = 4,
    seed: Seed = 1,
    as_of: AsOf = None,
    limit: Limit = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Run the main job on the sportsbook example: make it, plan it, prove it, publish it, write the outputs.

    Example: vardiya demo
    """
    from planner.templates import init as make
    from planner.writing_files import write_files

    _speak(lang)
    if not (folder / "operation.yaml").exists():
        make(folder, "sportsbook", seed)
    inputs = _inputs(folder, None, weeks, as_of, seed, limit)
    made = _plan_and_store(folder, inputs, as_json)
    _show_plan(made, inputs, as_json)
    _stop_unless_proven(made, folder)
    told = _publish(folder, made, inputs, ("demo", "a demonstration", True))
    published = folder / ".vardiya" / told.done.folder
    found = {p.relative_to(published).as_posix(): p.read_bytes() for p in published.rglob("*") if p.is_file()}
    write_files(folder / "out", found)
    _say("said_demo", as_json, folder=str(folder / "out"))


@app.command()
def validate(
    folder: Dir = Path(),
    start: Start = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Read an operation, report every problem, and check by arithmetic whether it makes sense.

    Example: vardiya validate op --weeks 4
    """
    from planner.counsel import counsel_sense
    from planner.inputs import seen_only
    from planner.operation import validate as sense
    from planner.report import payload, terminal
    from planner.report.answers.promised_hours import hours_body
    from planner.report.counted_rows import counted_body
    from planner.rule_sense import rule_sense

    _speak(lang)
    inputs = _inputs(folder, start, weeks, as_of, 1, None)
    arithmetic = sense(seen_only(inputs), inputs.start, weeks)
    found = (*inputs.operation.warnings, *arithmetic, *counsel_sense(inputs.operation), *rule_sense(inputs))
    asked = {"start": inputs.start, "weeks": weeks, "as_of": inputs.as_of.isoformat()}
    counted = inputs.operation.counted
    body = payload.problems(found, _lang) | asked | {"counted": counted_body(counted, _lang)}
    _emit(body | (hours_body(inputs) if as_json else {}), "validate", as_json)
    terminal.write(terminal.problem_list(found, _lang), stderr=as_json)
    terminal.write(terminal.counted_list(counted, _lang), stderr=as_json)
    terminal.write(terminal.as_of(inputs, _lang), stderr=as_json)


@app.command()
def schema(as_json: Json = False, lang: Lang = None) -> None:
    """Print the JSON Schema of operation.yaml; with --json inside an object that names its own version.

    Example: vardiya schema > operation.schema.json
    """
    from planner.operation.schema import operation_schema

    _speak(lang)
    if as_json:
        _emit({"operation": operation_schema()}, "schema", as_json)
    else:
        print(json.dumps(operation_schema(), indent=2, ensure_ascii=False))


@app.command(name="import")
def import_(
    folder: Dir = Path(),
    *,
    fixtures: Annotated[
        str | None,
        typer.Option("--fixtures", help="A fixture list: a file, or an http(s) address.", metavar="FILE|URL"),
    ] = None,
    contacts: Annotated[Path | None, typer.Option("--contacts", help="A log of single contacts to import.")] = None,
    inbox: Annotated[bool, typer.Option("--inbox", help="Take in the contacts delivered to DIR/inbox/.")] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="With --inbox: count what would be taken.")] = False,
    competition: Annotated[
        str | None,
        typer.Option("--competition", help="Competition, as in operation.yaml or of your own (with --tier)."),
    ] = None,
    redial_min: Annotated[
        float, typer.Option("--redial-min", help="Minutes within which who gave up and tries again wanted one contact.")
    ] = 30.0,
    across_channels: Annotated[
        bool, typer.Option("--across-channels", help="Redials also by another channel of the same language and skill.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", help="openfootball-json, openfootball-text, football-data or ical.")
    ] = "openfootball-json",
    tier: Annotated[
        int | None,
        typer.Option("--tier", help="1 (biggest) to 4, for a competition that operation.yaml does not list."),
    ] = None,
    zone: Annotated[
        str | None, typer.Option("--zone", help="IANA zone of kick-offs whose list gives none.", metavar="ZONE")
    ] = None,
    sport: Annotated[str | None, typer.Option("--sport", help="Sport of all these matches; default: football.")] = None,
    from_: Annotated[
        date | None, typer.Option("--from", help="Only matches on or after this day.", parser=_day, metavar="DAY")
    ] = None,
    known_from: Annotated[
        datetime | None,
        typer.Option(
            "--known-from",
            help="When the list became known; default: always, and now for a coming match that moves.",
            parser=_moment,
            metavar="MOMENT",
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch also from addresses inside the house.")
    ] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Import a fixture list (repeats update its matches), a log of single contacts, or what lies in DIR/inbox/.

    Example: vardiya import op --fixtures tr.1.json --competition super-lig --from 2025-11-03
    """
    from planner.formats import Limits, Target, import_fixtures
    from planner.report import payload, terminal

    _speak(lang)
    asked = (fixtures is not None, contacts is not None, inbox)
    if dry and not inbox:
        raise _unclear("import_dry")
    if asked == (False, False, True):
        _import_inbox(folder, as_json, dry=dry)
        return
    if contacts is not None and asked == (False, True, False):
        _import_contacts(contacts, folder, (redial_min, across_channels), as_json)
        return
    if fixtures is None or asked != (True, False, False):
        raise _unclear("import_what")
    target = Target(folder, competition or "", from_, known_from, _now(), zone, tier, sport or "")
    done = import_fixtures(fixtures, target, format=format_, limits=Limits(private=allow_private))
    counts = {"added": done.added, "moved": done.moved, "unchanged": done.unchanged, "left_out": done.left_out}
    warned = {"warnings": payload.problems(done.warnings, _lang)["problems"]}
    _emit(counts | warned | {"file": str(done.file)}, "import", as_json)
    _say("said_import", as_json, **{name: str(count) for name, count in counts.items()}, file=str(done.file))
    if done.warnings:
        terminal.write(terminal.problem_list(done.warnings, _lang), stderr=as_json)


def _import_contacts(file: Path, folder: Path, redials: tuple[float, bool], as_json: bool) -> None:
    """Import a contact log and say what became of its rows."""
    from dataclasses import asdict

    from planner.contact_log import LogTarget, import_contacts
    from planner.report import payload, terminal

    done = import_contacts(file, LogTarget(folder, *redials))
    told = {name: value for name, value in asdict(done).items() if name != "warnings"} | {"file": str(done.file)}
    _emit(told | {"warnings": payload.problems(done.warnings, _lang)["problems"]}, "import", as_json)
    _say("said_import_contacts", as_json, **{name: str(value) for name, value in told.items()})
    if done.warnings:
        terminal.write(terminal.problem_list(done.warnings, _lang), stderr=as_json)


def _import_inbox(folder: Path, as_json: bool, *, dry: bool) -> None:
    """Take in what was delivered and say what became of it; exit 2 where a file was refused."""
    from planner.intake import intake_lines, intake_payload, take_in
    from planner.locking import operation_lock
    from planner.report import payload, terminal

    with operation_lock(folder, "import"):
        found = take_in(folder, now=_now(), dry=dry)
    problems = (*found.refused, *found.warnings)
    _emit(intake_payload(found) | payload.problems(problems, _lang), "import", as_json)
    for line in intake_lines(found, _lang):
        terminal.write(line, stderr=as_json)
    if problems:
        terminal.write(terminal.problem_list(problems, _lang), stderr=as_json)
    if found.refused:
        raise typer.Exit(USAGE)


def _unclear(code: str) -> Exception:
    """The error of a command line that does not say what it wants."""
    from planner.words import sentence

    return typer.BadParameter(sentence(code, {}, _lang))


@app.command()
def forecast(
    folder: Dir = Path(),
    start: Start = None,
    weeks: Annotated[int, typer.Option("--weeks", help="Weeks to forecast, 1 to 78.")] = 4,
    by: Annotated[
        str | None,
        typer.Option("--by", help="Sums by day, week or month instead of intervals; default beyond 12 weeks: week."),
    ] = None,
    growth: Annotated[
        float | None,
        typer.Option("--growth", help="Growth a year that you state, such as 8%.", parser=_share_of, metavar="PERCENT"),
    ] = None,
    as_of: AsOf = None,
    seed: Seed = 1,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Forecast contacts per queue and interval, or contacts and work of many weeks, and stop there.

    Example: vardiya forecast op --weeks 78 --growth 8% --by month
    """
    from planner.capacity import FEW_WEEKS, MOST_WEEKS, make_capacity, with_growth
    from planner.report import capacities, terminal

    _speak(lang)
    inputs = with_growth(_inputs(folder, start, weeks, as_of, seed, None, most_weeks=MOST_WEEKS), growth)
    if by is None and weeks <= FEW_WEEKS:
        _partial(folder, inputs, "forecast", as_json)
        return
    found = make_capacity(inputs, _period(by or "week"))
    _emit(capacities.capacity_body(found, _lang), "capacity", as_json)
    terminal.write(terminal.drawn(capacities.capacity_parts(found, _lang)), stderr=as_json)


@app.command()
def backtest(
    folder: Dir = Path(),
    origins: Annotated[int, typer.Option("--origins", help="Test starts, a week apart.")] = 8,
    horizon: Annotated[int, typer.Option("--horizon", help="Days ahead of each test start.")] = 14,
    models: Annotated[
        str | None, typer.Option("--models", help="Models to score, with commas between; default: the quick ones.")
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the chosen models into operation.yaml (forecast.models).")
    ] = False,
    as_of: AsOf = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Score the forecasting models on earlier test starts, choose one per queue, and prove it beats the spreadsheet.

    Example: vardiya backtest op --origins 8 --horizon 14 --html backtest.html --apply
    """
    from planner.looking_back import Ask, look_back
    from planner.model_choice import apply_choice, model_choice
    from planner.report import forecast_payload, sheet_pages, terminal
    from planner.report.backtests import backtest_parts, choice_lines

    _speak(lang)
    ask = Ask(origins, horizon, tuple(models.split(",")) if models else ())
    found = look_back(_inputs(folder, None, 1, as_of, 1, None), ask)
    choice = model_choice(found)
    applied = apply and apply_choice(folder, choice)
    _emit(forecast_payload.backtest(found) | forecast_payload.choice(choice, applied), "backtest", as_json)
    terminal.write(terminal.drawn(backtest_parts(found, _lang)), stderr=as_json)
    terminal.write(terminal.drawn(choice_lines(choice, applied, _lang)), stderr=as_json)
    if html is not None:
        _write_page(html, sheet_pages.backtest_page(found, _lang), as_json)


@app.command()
def intraday(
    folder: Dir = Path(),
    as_of: AsOf = None,
    seed: Seed = 1,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Compare today with its forecast as it was at midnight, and forecast the rest of the day in its light.

    Today is the day in which the history ends as of the moment; nothing is changed or published.
    Example: vardiya intraday op --as-of 2025-10-29T14:00
    """
    from planner.intraday import today
    from planner.report import terminal
    from planner.report.today import today_body, today_parts

    _speak(lang)
    found = today(_inputs(folder, None, 1, as_of, seed, None), _store(folder))
    _emit(today_body(found), "intraday", as_json)
    terminal.write(terminal.drawn(today_parts(found, _lang)), stderr=as_json)


@explain_app.command(name="agent")
def explain_agent(
    folder: Dir = Path(),
    *,
    agent: Annotated[str, typer.Option("--agent", help="The agent's id, as in agents.csv.")],
    on: Annotated[date, typer.Option("--day", help="The local day, YYYY-MM-DD.", parser=_day, metavar="DAY")],
    wish: Annotated[
        str | None,
        typer.Option(
            "--wish",
            help="Why not so: off, work, 08:00-12:00 (a start between) or a shift; default: the agent's own wish.",
        ),
    ] = None,
    named: Named = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Write the other rosters of the answer to this folder.", file_okay=False),
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say why an agent works a shift or is off on a day, why not as wished, who would move, and how burdens compare.

    Asked of a stored plan; nothing is changed and nobody is moved. Exit 0 whatever the answer.
    Example: vardiya explain agent op --agent A016 --day 2025-11-08 --wish off --out out
    """
    from planner.answers.agent_day import AgentQuestion
    from planner.answers.agent_day import explain_agent as explain
    from planner.answers.standing import standing
    from planner.operation import load
    from planner.report import terminal
    from planner.report.answers.agent_day import agent_day_body, agent_day_parts, roster_files
    from planner.writing_files import write_files

    _speak(lang)
    found = explain(standing(load(folder), _store(folder), named), AgentQuestion(agent, on, wish))
    if out is not None:
        write_files(out, roster_files(found))
    _emit(agent_day_body(found, str(folder), out, _lang), "explain-agent", as_json)
    terminal.write(terminal.drawn(agent_day_parts(found, str(folder), out, _lang)), stderr=as_json)


@explain_app.command(name="diff")
def explain_diff(
    folder: Dir = Path(),
    before: Annotated[
        str | None, typer.Argument(help="A plan's id; default: the published, or the one before.")
    ] = None,
    after: Annotated[str | None, typer.Argument(help="A plan's id; default: the newest plan.")] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show what changed between two plans, which input caused it, and what it does to people, money and service.

    Example: vardiya explain diff op
    """
    from planner.answers.plan_changes import explain_diff as explain
    from planner.operation import load
    from planner.report import terminal
    from planner.report.answers.plan_changes import changes_body, changes_parts

    _speak(lang)
    operation = load(folder)
    found = explain(operation, _store(folder), before, after)
    _emit(changes_body(found, operation, str(folder), _lang), "explain-diff", as_json)
    terminal.write(terminal.drawn(changes_parts(found, operation, str(folder), _lang)), stderr=as_json)


@explain_app.command(name="forecast")
def explain_forecast(
    folder: Dir = Path(),
    *,
    queue: Annotated[str, typer.Option("--queue", help="The queue, as in operation.yaml.")],
    on: Annotated[
        date | None,
        typer.Option("--day", help="The local day; default: the first after the history.", parser=_day, metavar="DAY"),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option("--at", help="Only the interval that holds this moment.", parser=_moment, metavar="MOMENT"),
    ] = None,
    named: Annotated[
        str | None, typer.Option("--plan", help="By this stored plan's forecast; default: the newest that covers it.")
    ] = None,
    as_of: AsOf = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show what a day's forecast is made of; after the day, give its error back to the parts.

    A day of the past is forecast as it would have been the night before, unless --as-of says when.
    Example: vardiya explain forecast op --queue phone-tr --day 2025-10-29 --html why.html
    """
    from planner.answers.forecast_figures import forecast_figures
    from planner.explaining import explain_forecast as explain
    from planner.forecast_asked import Question
    from planner.operation import load
    from planner.report import forecast_payload, reasons, sheet_pages, terminal
    from planner.report.answers.grounds import figures_body, ground_parts

    _speak(lang)
    asked = Question(queue, on, at, named)
    found = explain(load(folder), asked, _store(folder), as_of)
    figures = forecast_figures(found, asked, as_of)
    body = forecast_payload.reasons(found, _lang) | figures_body(figures, str(folder))
    _emit(body, "explain-forecast", as_json)
    told = (*reasons.reasons_parts(found, _lang), *ground_parts(figures[:1], str(folder), _lang))
    terminal.write(terminal.drawn(told), stderr=as_json)
    if html is not None:
        _write_page(html, sheet_pages.reasons_page(found, _lang), as_json)


@explain_app.command(name="gap")
def explain_gap(
    folder: Dir = Path(),
    *,
    queue: Annotated[str, typer.Option("--queue", help="The queue, as in operation.yaml.")],
    at: Annotated[datetime, typer.Option("--at", help="A moment in the plan.", parser=_moment, metavar="MOMENT")],
    named: Named = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write each way out as way-N.csv here.", file_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say why a queue is short of people at a moment, who could serve it then, and what ways out cost and bring.

    A way out is a lawful roster: with --out it is a file that check, simulate and reroster read.
    Example: vardiya explain gap op --queue chat-tr-general --at 2025-11-05T22:00 --out ways
    """
    from planner.answers.gap import explain_gap as explain
    from planner.answers.standing import standing
    from planner.operation import load
    from planner.report import terminal
    from planner.report.answers.gap import gap_body, gap_parts
    from planner.report.answers.gap_page import gap_page

    _speak(lang)
    asked = standing(load(folder), _store(folder), named)
    found, ways = explain(asked, queue, at), None if out is None else str(out)
    if out is not None:
        _write_ways(found, asked, out, as_json)
    _emit(gap_body(found, asked, str(folder), _lang, ways), "explain-gap", as_json)
    terminal.write(terminal.drawn(gap_parts(found, asked, str(folder), _lang, ways)), stderr=as_json)
    if html is not None:
        _write_page(html, gap_page(found, asked, str(folder), _lang, ways), as_json)


def _write_ways(found: Gap, asked: Standing, out: Path, as_json: bool) -> None:
    """Write the rosters of ways out, if there are any."""
    from planner.report.answers.gap_files import way_files
    from planner.writing_files import write_files

    files = way_files(found, asked)
    if files:
        write_files(out, files)
        _say("said_ways", as_json, files=", ".join(str(out / name) for name in files))


@explain_app.command(name="infeasible")
def explain_infeasible(
    folder: Dir = Path(),
    start: Start = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    limit: Annotated[float, typer.Option("--time-limit", min=1, help="Seconds to look for clashes and ways out.")] = 60,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say which promises no lawful roster of today's people can keep, why, and what would make each possible.

    Promises are floors, on-call windows, fixed shifts, trainings and covers. Needs no plan; exit 0 whatever the answer.
    Example: vardiya explain infeasible op --weeks 4
    """
    from planner.answers.infeasible import explain_infeasible as explain
    from planner.answers.infeasible import roster_at_hand
    from planner.report import terminal
    from planner.report.answers.infeasible import infeasible_body, infeasible_parts

    _speak(lang)
    inputs = _inputs(folder, start, weeks, as_of, 1, None)
    found = explain(inputs, limit, _is_interrupted, roster_at_hand(inputs, folder))
    _emit(infeasible_body(found, str(folder), _lang), "explain-infeasible", as_json)
    terminal.write(terminal.drawn(infeasible_parts(found, str(folder), _lang)), stderr=as_json)


@explain_app.command(name="requirement")
def explain_requirement(
    folder: Dir = Path(),
    *,
    queue: Annotated[str, typer.Option("--queue", help="The queue, as in operation.yaml.")],
    at: Annotated[
        datetime,
        typer.Option("--at", help="The moment; local without an offset.", parser=_moment, metavar="MOMENT"),
    ],
    named: Annotated[
        str | None, typer.Option("--plan", help="By this stored plan's forecast; default: the newest that covers it.")
    ] = None,
    as_of: AsOf = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show why so many people are needed at a moment: contacts by part, steps that add up, one fewer and one more.

    Example: vardiya explain requirement op --queue phone-tr --at 2025-11-04T20:00 --html why.html
    """
    from planner.answers.requirement import explain_need
    from planner.forecast_asked import Question
    from planner.operation import load
    from planner.report import terminal
    from planner.report.answers.requirement import need_body, need_parts

    _speak(lang)
    found = explain_need(load(folder), Question(queue, None, at, named), _store(folder), as_of)
    _emit(need_body(found, str(folder), _lang), "explain-requirement", as_json)
    terminal.write(terminal.drawn(need_parts(found, str(folder), _lang)), stderr=as_json)
    if html is not None:
        from planner.report.answers.requirement_page import need_page

        _write_page(html, need_page(found, str(folder), _lang), as_json)


@explain_app.command(name="prices")
def explain_prices(
    folder: Dir = Path(),
    named: Named = None,
    what: Annotated[
        str, typer.Option("--what", help="Parts, with commas between: people, floors, training, rules (a minute more).")
    ] = "people,floors,training",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the rosters behind the prices here.", file_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Price one more and one fewer person by skill and hour of the week, each floor, training slot and rule of a plan.

    Example: vardiya explain prices op --what people,rules --html prices.html
    """
    from planner.answers.prices import explain_prices as explain
    from planner.answers.prices import wanted
    from planner.answers.standing import standing
    from planner.operation import load
    from planner.report import terminal
    from planner.report.answers import price_files, price_pages, prices
    from planner.writing_files import write_files

    _speak(lang)
    asked, to = standing(load(folder), _store(folder), named), None if out is None else str(out)
    with terminal.counting(_lang, as_json, "prices_step") as progress:
        found = explain(asked, wanted(what), to, progress)
    if out is not None:
        write_files(out, price_files.price_files(found))
    _emit(prices.price_body(found, str(folder)), "explain-prices", as_json)
    told = prices.price_parts(found, str(folder), _lang)
    terminal.write(
        terminal.drawn((*told, price_files.file_line(len(found.written.rosters), to, _lang))), stderr=as_json
    )
    if html is not None:
        _write_page(html, price_pages.price_page(found, str(folder), _lang), as_json)


@explain_app.command(name="rules")
def explain_rules(folder: Dir = Path(), as_json: Json = False, lang: Lang = None) -> None:
    """Print the operation's rule book in words: what holds, by which law, and what each change loosened.

    Example: vardiya explain rules op
    """
    from planner.operation import load
    from planner.report import rule_book, terminal
    from planner.rule_reading import read_book

    _speak(lang)
    found = read_book(load(folder))
    _emit(rule_book.book_body(found, _lang), "explain-rules", as_json)
    terminal.write(terminal.drawn(rule_book.book_parts(found, _lang)), stderr=as_json)


@app.command()
def erlang(
    *,
    model: Annotated[
        str, typer.Option("--model", help="a: customers give up; c: they wait for ever; b: they are lost; chat.")
    ] = "a",
    offered: Annotated[float, typer.Option("--offered", help="Contacts in a period (--per).")],
    per: Annotated[str, typer.Option("--per", help="The period: 15min, 30min, 1h or day.")] = "30min",
    aht: Annotated[str, typer.Option("--aht", help="Handling time, s; chat: at 1, 2, .. at once, 480,600,720.")],
    patience: Annotated[
        float | None, typer.Option("--patience", help="Mean time until a customer gives up, s (models a and chat).")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", help="Share to be served, 0.8 or 80%; b: below 0.5 the share blocked.")
    ] = None,
    within: Annotated[float, typer.Option("--within", help="Seconds to answer within.")] = 20.0,
    agents: Annotated[
        float | None, typer.Option("--agents", help="Tell the service of so many agents; they may be part of one.")
    ] = None,
    definition: Annotated[
        str, typer.Option("--definition", help="Of whom: offered, net-offered, served, waited or virtual.")
    ] = "offered",
    concurrency: Annotated[int | None, typer.Option("--concurrency", help="Chats an agent may hold at once.")] = None,
    mean_chats: Annotated[
        float | None, typer.Option("--mean-chats", help="Chats at once on average while one --aht was measured.")
    ] = None,
    slow_per_chat: Annotated[
        float | None, typer.Option("--slow-per-chat", help="What a further chat adds to a session alone, as a share.")
    ] = None,
    occupancy: Annotated[float, typer.Option("--occupancy", help="Highest accepted occupancy, 0 to 1.")] = 1.0,
    lines: Annotated[
        int | None, typer.Option("--lines", help="Most contacts at once, served and waiting; the next hears engaged.")
    ] = None,
    redial_share: Annotated[
        float | None, typer.Option("--redial-share", help="Share of those who gave up or heard engaged who try again.")
    ] = None,
    vip_share: Annotated[
        float | None,
        typer.Option("--vip-share", help="Share of contacts that goes first (model c); the goal is theirs."),
    ] = None,
    patience_shape: Annotated[
        float | None,
        typer.Option("--patience-shape", help="Weibull shape of the patience; below 1 many leave at once."),
    ] = None,
    likely: Annotated[
        str | None,
        typer.Option("--likely", help="Volumes, each as likely, 20,25,31: with --agents also the service over all."),
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Reckon one line: agents from a goal, or the service of so many agents; it reads no operation.

    Models: a (Erlang A), b, c, and chat, where an agent holds several at once.
    Example: vardiya erlang --model a --offered 200 --per 30min --aht 300 --patience 180 --target 0.8 --within 30
    """
    from planner.calculator import Question, reckon
    from planner.likely_volumes import reckon_likely
    from planner.report import calculator, terminal

    _speak(lang)
    asked = Question(
        model, offered, per, aht, patience, target, within, agents, definition,
        concurrency, mean_chats, slow_per_chat, occupancy, lines, redial_share, vip_share, patience_shape,
    )  # fmt: skip
    found, over = reckon(asked), None if likely is None else reckon_likely(asked, likely)
    _emit(calculator.answer_body(found) | calculator.likely_body(over), "erlang", as_json)
    told = (*calculator.answer_parts(found, asked, _lang), *calculator.likely_lines(over, asked, _lang))
    terminal.write(terminal.drawn(told), stderr=as_json)


@app.command()
def staff(
    folder: Dir = Path(),
    start: Start = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    seed: Seed = 1,
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at", help="Only this moment, pool by pool; local without an offset.", parser=_moment, metavar="MOMENT"
        ),
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Forecast and turn it into the people needed per language and channel family, and stop there.

    Example: vardiya staff op --weeks 2 --html people.html
    """
    from planner.report import payload, staffing_pages, staffing_steps, terminal
    from planner.staffing_reasons import staffing_at

    _speak(lang)
    inputs = _inputs(folder, start, weeks, as_of, seed, None)
    made = _until(folder, inputs, "requirement", as_json)
    there = None if at is None else staffing_at(made, inputs, at)
    told = {} if there is None else staffing_steps.pools_body(there)
    _emit(payload.partial(made, "requirement") | told, "requirement", as_json)
    if there is None:
        terminal.write(terminal.partial_summary(made, inputs, "requirement", _lang), stderr=as_json)
    else:
        terminal.write(terminal.drawn(staffing_steps.pools_parts(there, made.grid, _lang)), stderr=as_json)
    if html is not None:
        _write_page(html, staffing_pages.staffing_page(made, inputs, _lang), as_json)


@app.command()
def roster(
    folder: Dir = Path(),
    start: Start = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    seed: Seed = 1,
    limit: Limit = None,
    workers: Workers = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Forecast, staff and build a roster, and stop before the proof; nothing is stored as a draft.

    Example: vardiya roster op --weeks 1 --time-limit 30
    """
    _speak(lang)
    _partial(folder, _inputs(folder, start, weeks, as_of, seed, limit, workers=workers), "roster", as_json)


@app.command()
def plan(
    folder: Dir = Path(),
    start: Start = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    seed: Seed = 1,
    limit: Limit = None,
    reproducible: Reproducible = False,
    workers: Workers = None,
    strict: Strict = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Plan: forecast, requirement, roster, check and simulation; the plan is stored as a draft.

    Example: vardiya plan op --weeks 4
    """
    _speak(lang)
    inputs = _remembering(folder, _inputs(folder, start, weeks, as_of, seed, limit, reproducible, workers=workers))
    made = _plan_and_store(folder, inputs, as_json)
    targets_met = _show_plan(made, inputs, as_json)
    _stop_unless_proven(made, folder)
    if strict and not targets_met:
        raise typer.Exit(TARGETS)


@app.command()
def check(
    folder: Dir = Path(),
    named: Named = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--roster", help="Check this roster instead: a .csv as exported, or an edited .xlsx.", metavar="FILE"
        ),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option("--at", help="Also count who is there at this moment.", parser=_moment, metavar="MOMENT"),
    ] = None,
    queue: Annotated[str | None, typer.Option("--queue", help="With --at: those who can serve this queue.")] = None,
    agent: Annotated[str | None, typer.Option("--agent", help="Also count what this agent works and bears.")] = None,
    counts: Annotated[
        bool, typer.Option("--counts", help="Only what is counted; nobody but --agent is named.")
    ] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Check a roster against the law, the contracts and the operation's rules, without the engine.

    A stored plan's roster, re-priced beside the engine's figures, and its certificate; or, with --roster, a file's.
    Example: vardiya check op --roster out/roster.xlsx
    """
    from planner.answers.counted import Asked

    _speak(lang)
    asked = Asked(at, queue, agent, counts)
    if file is not None:
        _check_file(folder, file, named, asked, as_json)
    else:
        _check_stored(folder, named, asked, as_json)


def _check_stored(folder: Path, named: str | None, asked: Asked, as_json: bool) -> None:
    """Check a stored plan's roster and say whether engine and checker price it alike, and what else was asked of it."""
    from planner.answers.counted import count
    from planner.answers.standing import Standing
    from planner.evidence import evidence_of
    from planner.proof import recheck
    from planner.report import checked, terminal
    from planner.report.answers.counted import counted_body, counted_parts
    from planner.repricing import reprice

    made, inputs = _stored(folder, named)
    found = recheck(made, inputs)
    counted = count(Standing(made, inputs), made.roster, found, asked)
    if asked.counts:
        _show_counts(counted, found, made.grid, as_json)
        return
    terms, evidence = reprice(made, inputs, found), evidence_of(made, inputs)
    body = checked.plan_checked_body(made, found, terms, inputs, _lang) | checked.evidence_figures(evidence)
    _emit(body | counted_body(counted), "check", as_json)
    told = checked.plan_checked(found, terms, inputs, _lang, evidence)
    terminal.write(terminal.drawn((*told, *counted_parts(counted, made.grid, _lang))), stderr=as_json)
    terminal.write(terminal.as_of(inputs, _lang), stderr=as_json)
    if not all(term.agrees for term in terms) or (evidence is not None and evidence.faults):
        raise typer.Exit(BUG)
    _stop_if_broken(found)


def _check_file(folder: Path, file: Path, named: str | None, asked: Asked, as_json: bool) -> None:
    """Check a roster from a file and say what it changes against the plan, and what else was asked of it."""
    from planner.answers.counted import count_file
    from planner.operation import load
    from planner.report import checked, terminal
    from planner.report.answers.counted import counted_body, counted_parts
    from planner.roster_check import judge_file

    judged = judge_file(file, load(folder), _store(folder), named)
    counted = count_file(judged, asked)
    if asked.counts:
        _show_counts(counted, judged.found, judged.inputs.grid, as_json)
        return
    _emit(checked.file_checked_body(judged, _lang) | counted_body(counted), "check", as_json)
    told = (*checked.file_checked(judged, _lang), *counted_parts(counted, judged.inputs.grid, _lang))
    terminal.write(terminal.drawn(told), stderr=as_json)
    _stop_if_broken(judged.found)


def _show_counts(counted: Counted | None, found: tuple[Violation, ...], grid: Grid, as_json: bool) -> None:
    """What was counted and no more: nobody's rules, days or absences."""
    from planner.report import terminal
    from planner.report.answers.counted import counted_body, counted_parts

    _emit(counted_body(counted), "check-counts", as_json)
    terminal.write(terminal.drawn(counted_parts(counted, grid, _lang)), stderr=as_json)
    _stop_if_broken(found)


def _stop_if_broken(found: tuple[Violation, ...]) -> None:
    """End with the code of a broken rule if a hard one is."""
    if any(violation.hard for violation in found):
        raise typer.Exit(TARGETS)


@app.command()
def simulate(
    folder: Dir = Path(),
    named: Named = None,
    seed: Seed = 1,
    replications: Annotated[
        int | None, typer.Option("--replications", help="How often to play it, 1 to 1000; default: operation.yaml.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", help="Threads that play at once; they change no figure.")] = 1,
    sources: Annotated[
        bool, typer.Option("--sources/--no-sources", help="Find out what the risk comes from (four times the work).")
    ] = True,
    fixes: Annotated[
        bool, typer.Option("--fixes", help="Also tell what one more agent would change, by queue and four hours.")
    ] = False,
    file: Annotated[
        Path | None,
        typer.Option("--roster", help="Simulate this roster instead, over the plan's days.", metavar="FILE"),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--day", help="Only this local day, quickly: its service, with the plan's seed.", parser=_day, metavar="DAY"
        ),
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Simulate a stored plan's service by routing every contact to the people on duty, many times over.

    Example: vardiya simulate op --replications 100 --html risk.html
    """
    from planner.at_risk import risk_of
    from planner.playing import Playing
    from planner.proof import resimulate
    from planner.report import payload, simulated_days, simulations, terminal
    from planner.report.fixes import fix_parts

    _speak(lang)
    made, inputs = _stored(folder, named, file)
    if on is not None:
        _simulate_day(made, inputs, on, replications, as_json)
        return
    with terminal.counting(_lang, quiet=as_json) as told:
        attained = resimulate(made, inputs, seed, Playing(replications, sources, workers, told))
    found = simulated_days.Simulated(attained, made, inputs)
    risk = risk_of(made, inputs, attained) if fixes else None
    _emit(payload.header(made) | payload.attainment(attained) | payload.risk(risk), "simulate", as_json)
    shown = (*simulations.simulation_parts(found, _lang), *(() if risk is None else fix_parts(risk, inputs, _lang)))
    terminal.write(terminal.drawn(shown), stderr=as_json)
    if html is not None:
        from planner.report.staffing_pages import simulation_page

        _write_page(html, simulation_page(found, _lang), as_json)


def _simulate_day(made: Plan, inputs: Inputs, on: date, replications: int | None, as_json: bool) -> None:
    """Simulate one day of a plan's roster, with the plan's seed."""
    from planner.answers.served_day import REPLICATIONS, served_day
    from planner.answers.standing import Standing
    from planner.report import payload, terminal
    from planner.report.answers.day_service import day_service_body, day_service_parts

    standing = Standing(made, inputs)
    attained = served_day(
        standing, made.roster, standing.day(on), REPLICATIONS if replications is None else replications
    )
    _emit(payload.header(made) | day_service_body(attained, standing, on), "simulate", as_json)
    terminal.write(terminal.drawn(day_service_parts(attained, standing, on, _lang)), stderr=as_json)


@app.command()
def diff(
    folder: Dir = Path(),
    before: Annotated[str | None, typer.Argument(help="A plan's id; default: what is in force.")] = None,
    after: Annotated[str | None, typer.Argument(help="A plan's id; default: the newest plan.")] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show what changes between two plans: duties, people, hours, service; and what publishing would change.

    By default the newest draft against what is in force on its days.
    Example: vardiya diff op
    """
    from planner.differences import compare
    from planner.report import payload, terminal

    _speak(lang)
    store = _store(folder)
    newer = store.plan(after)
    found = compare(store.plan(_before(store, newer, before)), newer)
    body, shown = ({}, ()) if before is not None else _would_change(folder, store, newer)
    _emit(payload.difference(found) | body, "diff", as_json)
    terminal.write(terminal.difference_summary(found, _lang), stderr=as_json)
    terminal.write(terminal.drawn(shown), stderr=as_json)


@app.command()
def reroster(
    folder: Dir = Path(),
    changes: Annotated[
        Path, typer.Option("--changes", help="What changed: a YAML file of absences, swaps, events, demand, outages.")
    ] = Path("changes.yaml"),
    named: Named = None,
    most_people: Annotated[
        int | None,
        typer.Option("--most-people", min=0, help="How many people's days may change; default: the file's, else 5."),
    ] = None,
    take: Annotated[
        int | None,
        typer.Option("--take", min=0, help="Keep this as a draft, enter the absences in absences.csv; 0 = as it is."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write every alternative and swap as a roster file to this folder.")
    ] = None,
    limit: Annotated[
        float, typer.Option("--time-limit", min=0, help="Seconds of work to search for ways to mend it.")
    ] = 7.0,
    as_of: AsOf = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Mend a plan with the least change after absences, swaps, moved events, new demand or an outage.

    Ranked alternatives with people, hours, money and simulated service; swaps are answered yes or no.
    Example: vardiya reroster op --changes sick.yaml --out ways
    """
    from planner.answers.standing import standing
    from planner.changing.reading import read_changes
    from planner.mending import Budget, mend
    from planner.operation import load
    from planner.report import terminal
    from planner.report.answers.reroster import Told, kept_parts, reroster_body, reroster_parts
    from planner.report.answers.reroster_files import Keeping, keep
    from planner.report.answers.reroster_page import reroster_page

    _speak(lang)
    asked, places = read_changes(changes)
    store, operation = _store(folder), load(folder)
    budget = Budget(as_of, most_people, limit)
    found = mend(standing(operation, store, named), asked, store, budget, (changes.name, places))
    kept = keep(found, folder, store, Keeping(_now(), out, take))
    told = Told(1 if take is None else take, str(folder), kept.written)
    _emit(reroster_body(found, told), "reroster", as_json)
    shown = (*reroster_parts(found, told, _lang), *kept_parts(found, kept, _lang))
    terminal.write(terminal.drawn(shown), stderr=as_json)
    if html is not None:
        _write_page(html, reroster_page(found, told, _lang), as_json)


@app.command()
def publish(
    folder: Dir = Path(),
    named: Named = None,
    anyway: Annotated[
        str | None, typer.Option("--anyway", help="Publish although it changes frozen days or comes late: the reason.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why, for the audit trail.")] = "",
    by: By = "cli",
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Publish exactly one stored draft: whole or absent. The newest plan unless one is named.

    Refused where it changes published days that are frozen, or tells of days at too short notice.
    Example: vardiya publish op --plan 3f2a
    """
    from planner.report import terminal
    from planner.report.publishing_told import published_body, published_parts

    _speak(lang)
    made, inputs = _stored(folder, named)
    told = _publish(folder, made, inputs, (by, why if anyway is None else anyway, anyway is not None))
    _emit(published_body(told), "publish", as_json)
    terminal.write(terminal.drawn(published_parts(told, _lang)), stderr=as_json)


@app.command()
def unpublish(
    folder: Dir = Path(),
    why: Annotated[str, typer.Option("--why", help="The reason, for the audit trail.")] = "",
    by: By = "cli",
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Take the current publication back: the one before it is in force again from today on, or none.

    Nothing is deleted; calendars restore the shifts of before, or cancel.
    Example: vardiya unpublish op --why "the final moved to Sunday"
    """
    from planner.locking import operation_lock
    from planner.publishing import outcome, would_withdraw
    from planner.publishing import unpublish as take_back
    from planner.report import terminal
    from planner.report.publishing_told import PublishedTold, published_body, published_parts

    _speak(lang)
    store, now = _store(folder), _now()
    with operation_lock(folder, "vardiya unpublish"):
        gone = store.published()
        changes = () if gone is None else would_withdraw(store, now)
        done = take_back(store, at=now, who=by, why=why)
        told = PublishedTold(done, changes, outcome(store, done), str(store.folder), gone)
    _emit(published_body(told), "unpublish", as_json)
    terminal.write(terminal.drawn(published_parts(told, _lang)), stderr=as_json)


@app.command()
def export(
    folder: Dir = Path(),
    format_: Annotated[
        list[str] | None, typer.Option("--format", help="csv, xlsx, ics, html (default) or json; may be repeated.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for the files.")] = Path("out"),
    named: Named = None,
    names: Annotated[bool, typer.Option("--names", help="Join names from names.csv (if the policy allows).")] = False,
    csv_raw: Annotated[bool, typer.Option("--csv-raw", help="CSV for machines: no apostrophe before =.")] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Write a stored plan as files: roster.csv, roster.xlsx, one .ics per agent, report.html, plan.json.

    Example: vardiya export op --format xlsx --out x
    """
    _speak(lang)
    made, inputs = _stored(folder, named)
    wanted = tuple("csv-raw" if csv_raw and name == "csv" else name for name in format_ or ["html"])
    written = _write_exports(made, inputs, wanted, out, names=names)
    _emit({"plan": made.id, "files": written}, "export", as_json)
    _say("said_export", as_json, count=str(len(written)), out=str(out))


@app.command()
def nightly(
    folder: Dirs = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    seed: Seed = 1,
    limit: Limit = None,
    dry: DryRun = False,
    log: LogFile = None,
    metrics: MetricsFile = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Take in new contacts, score yesterday's forecast, forecast, draft a plan, and publish it if the policy says so.

    Exit 1 when a gate kept the last plan, 5 when another run is under way; a second run of a night is a no-op.
    Several folders, or a workspace: each on its own; the exit code is the worst.
    Example: vardiya nightly op --as-of now
    """
    from planner.inputs import PlanRequest
    from planner.nights import Asked, run_nights
    from planner.nights.exporting import exporter
    from planner.report import terminal

    _speak(lang)
    _see_writable(metrics=metrics)
    with terminal.progress(_lang, quiet=as_json) as told:
        request = PlanRequest(None, weeks, as_of, seed, limit)
        asked = Asked(request, _now(), dry, exporter(_lang), told, _is_interrupted, log=log)
        nights = run_nights(tuple(folder or [Path()]), asked)
    _show_nights(nights, metrics, as_json, dry)


@app.command()
def retry(
    folder: Dirs = None,
    dry: DryRun = False,
    log: LogFile = None,
    metrics: MetricsFile = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Run again the nights that failed, were interrupted or kept the last plan, each asked as it was then.

    Operations whose last night was done are left alone. Example: vardiya retry op
    """
    from planner.inputs import PlanRequest
    from planner.nights import Asked, retry_nights
    from planner.nights.exporting import exporter
    from planner.report import terminal

    _speak(lang)
    _see_writable(metrics=metrics)
    with terminal.progress(_lang, quiet=as_json) as told:
        asked = Asked(PlanRequest(), _now(), dry, exporter(_lang), told, _is_interrupted, log=log)
        nights = retry_nights(tuple(folder or [Path()]), asked)
    _show_nights(nights, metrics, as_json, dry)


@app.command()
def doctor(
    folder: Dir = Path(),
    repair: Annotated[bool, typer.Option("--repair", help="Mend what the store itself gives again.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Let go what is old and what killed writes left.")] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="With --prune: only say what would go.")] = False,
    backup: Annotated[bool, typer.Option("--backup", help="Copy the store into .vardiya/backups/.")] = False,
    to: Annotated[
        Path | None, typer.Option("--to", help="With --backup: the file to copy to instead.", dir_okay=False)
    ] = None,
    restore: Annotated[
        Path | None, typer.Option("--restore", help="Put this copy in the store's place, which is kept; then mend.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Look at what is stored and published: what is wrong, and what to type. Changes nothing unless asked to.

    Exit 6 when something is damaged, 0 otherwise; of a workspace all sites.
    Example: vardiya doctor op
    """
    from planner.doctor import Asked, treat
    from planner.doctor.telling import doctor_body, doctor_parts, exit_code
    from planner.report import terminal

    _speak(lang)
    asked = Asked(repair, prune, dry, backup, to, restore, _lang)
    seen = treat(folder, asked, _now())
    _emit(doctor_body(seen, _lang), "doctor", as_json)
    terminal.write(terminal.drawn(doctor_parts(seen, asked, _lang)), stderr=as_json)
    if exit_code(seen):
        raise typer.Exit(STORAGE)


def _show_nights(nights: tuple[Night | Skipped, ...], metrics: Path | None, as_json: bool, dry: bool) -> None:
    """Print nights, write their metrics, and exit with the worst code."""
    from planner.nights.body import nights_body
    from planner.nights.exposition import write_metrics
    from planner.nights.shown import nights_parts
    from planner.report import terminal

    body = nights_body(nights, _lang)
    _emit(body, "nightly", as_json)
    terminal.write(terminal.drawn(nights_parts(nights, _lang)), stderr=as_json)
    if metrics is not None and not dry:
        write_metrics(metrics, nights, _now())
    if body["exit_code"]:
        raise typer.Exit(cast("int", body["exit_code"]))


@scenario_app.command(name="run")
def scenario_run(
    folder: Dir,
    files: Annotated[list[Path], typer.Argument(help="YAML files, one a scenario; several stand side by side.")],
    named: Named = None,
    start: Start = None,
    weeks: Annotated[int | None, typer.Option("--weeks", help="Plan so many weeks anew as the base, 1 to 12.")] = None,
    as_of: AsOf = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="Plan anew with this seed as the base.")] = None,
    limit: SearchLimit = None,
    treatment: Annotated[
        Literal["keep", "rebuild"] | None,
        typer.Option("--roster", help="Keep the base's roster or build anew; default: as the file says."),
    ] = None,
    replications: Annotated[
        int, typer.Option("--replications", help="How often each is played, 2 to 1000; more where it cannot tell.")
    ] = 50,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write each changed plan as files to a folder here.", file_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say what a scenario changes: service by queue and day, people, money, rules, risk, and what decides it.

    Compared with the newest stored plan, unless --plan names one or --start, --weeks, --as-of, --seed ask for another.
    Example: vardiya scenario run op op/scenarios/derby-at-2030.yaml op/scenarios/flu-wave.yaml --html what-if.html
    """
    from planner.operation import load
    from planner.report import terminal
    from scenarios.chosen_base import Asked as AskedBase
    from scenarios.chosen_base import choose
    from scenarios.report import run_body, run_files, run_page, run_parts
    from scenarios.runner import How
    from scenarios.runner import run_files as run_scenarios

    _speak(lang)
    _see_writable(html, out)
    store, where = _store(folder), str(folder)
    chosen = choose(load(folder), store, AskedBase(named, start, weeks, as_of, seed, limit))
    with terminal.progress(_lang, quiet=as_json) as told:
        how = How(replications, limit, store, told, _is_interrupted, _stop_without_roster, _lang)
        found = run_scenarios(chosen, files, how, treatment)
    written, folders = run_files.write_rosters(found, out, _lang)
    _emit(run_body.run_body(found, where, written, _lang), "scenario-run", as_json)
    terminal.write(terminal.drawn(run_parts.run_parts(found, where, written, _lang)), stderr=as_json)
    if folders:
        _say("said_scenario_files", as_json, files=", ".join(folders))
    if html is not None:
        _write_page(html, run_page.run_page(found, where, written, _lang), as_json)
    if found.cancelled:
        raise typer.Exit(INTERRUPTED)


@scenario_app.command(name="sweep")
def scenario_sweep(
    folder: Dir,
    file: Annotated[Path, typer.Argument(help="The grid's YAML file.")],
    named: Named = None,
    start: Start = None,
    weeks: Annotated[int | None, typer.Option("--weeks", help="Plan so many weeks anew as the base, 1 to 12.")] = None,
    as_of: AsOf = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="Plan anew with this seed as the base.")] = None,
    limit: SearchLimit = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help="Processes; default: one for each core.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Address of a Dask scheduler whose workers play, tcp://host:8786.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also more than 200 scenarios, or more than half an hour.")
    ] = False,
    form: Annotated[
        Literal["csv", "json", "parquet"], typer.Option("--format", help="Of the table that --out writes.")
    ] = "csv",
    out: Annotated[Path | None, typer.Option("--out", help="Write the whole table to this folder.")] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Play many scenarios: a grid over parameters, or draws of them; what was played before is taken from the store.

    Compared with the newest stored plan, unless --plan names one or --start, --weeks, --as-of, --seed ask for another.
    Example: vardiya scenario sweep op op/scenarios/grids/chatbot-and-hires.yaml --html sweep.html --out tables
    """
    from planner.operation import load
    from planner.report import terminal
    from scenarios.chosen_base import Asked as AskedBase
    from scenarios.chosen_base import choose
    from scenarios.sweeping import Asking, crew_of, judged_points, outputs, read_grid, refuse_many

    _speak(lang)
    _see_writable(html, out)
    store, laid = _store(folder), read_grid(file, _lang)
    outputs.needed(form if out is not None else "csv")
    refuse_many(laid.grid, yes=yes)
    with crew_of(scheduler, workers) as crew:
        chosen = choose(load(folder), store, AskedBase(named, start, weeks, as_of, seed, limit))
        points = judged_points(laid, chosen.inputs)
        found = _swept(chosen, laid, points, Asking(crew, store, lang=_lang, yes=yes, time_limit_s=limit), as_json)
    config = chosen.inputs.operation.config
    told = outputs.Told(config.name, config.currency, _lang)
    _emit(outputs.sweep_body(found), "sweep", as_json)
    terminal.write(terminal.drawn(outputs.sweep_parts(found, told)), stderr=as_json)
    if out is not None:
        _say("sweep_written", as_json, file=outputs.write_table(found, form, out))
    if html is not None:
        _write_page(html, outputs.sweep_page(found, told), as_json)


def _swept(chosen: Chosen, laid: Laid, points: tuple[Point, ...], asking: Asking, as_json: bool) -> Sweep:
    """Plan or take the base and play the points; Ctrl-C says what is kept."""
    from dataclasses import replace

    from planner.report import terminal
    from scenarios.sweeping import sweep
    from scenarios.sweeping.telling import Teller

    with terminal.progress(_lang, quiet=as_json) as told:
        base = _scenario_base(chosen, asking.stages, told, laid.grid.replications)
    with terminal.saying(quiet=as_json) as say:
        teller = Teller(say, _lang)
        try:
            return sweep(base, laid, points, replace(asking, told=teller))
        except KeyboardInterrupt:
            done, asked = (0, laid.grid.count) if teller.last is None else teller.last[:2]
            _say("sweep_stopped", True, done=str(done), asked=str(asked))
            raise


@scenario_app.command(name="search")
def scenario_search(
    folder: Dir,
    file: Annotated[Path, typer.Argument(help="The question's YAML file: best_start, fewest_hires, ...")],
    named: Named = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the answer as a scenario file for scenario run.", dir_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Answer an inverse question about a stored plan: when to start something, whom to hire, what something is worth.

    Example: vardiya scenario search op op/scenarios/questions/maintenance.yaml --html start.html
    """
    from planner.report import terminal
    from scenarios import searching
    from scenarios.searching.page import scenario_file, search_page

    _speak(lang)
    _see_writable(html, file=out)
    with terminal.counting(_lang, as_json, "search_step_done") as progress:
        asked, ground = _searched(folder, named, file, progress)
        found = searching.answer(asked, ground)
    where = str(folder)
    _emit(found.body(where), "scenario-search", as_json)
    terminal.write(terminal.drawn((found.lead(_lang), *found.parts(where, _lang))), stderr=as_json)
    if html is not None:
        _write_page(html, search_page(asked, found, ground.base, where, _lang), as_json)
    if out is not None:
        _write_scenario(out, scenario_file(found), as_json)


def _searched(
    folder: Path, named: str | None, file: Path, progress: Callable[[int, int], None]
) -> tuple[AnyAsk, Ground]:
    """An inverse question that fits, and the plan that it is asked of: the stored one that stands, or one made now."""
    from planner.operation import load
    from scenarios.base_plan import base_plan
    from scenarios.chosen_base import Asked as AskedBase
    from scenarios.chosen_base import choose
    from scenarios.searching import Ground, judge_ask, read_ask

    asked, document = read_ask(file)
    store = _store(folder)
    chosen = choose(load(folder), store, AskedBase(named))
    judge_ask(asked, chosen.inputs, file.name, document)
    stored = None if chosen.stored is None else chosen.stored.plan
    base = base_plan(chosen.inputs, stages=store, cancel=_is_interrupted, plan=stored)
    _stop_without_roster(base.plan, chosen.inputs)
    return asked, Ground(base, file.parent, store, progress, _is_interrupted)


@scenario_app.command(name="robust")
def scenario_robust(
    folder: Dir,
    file: Annotated[Path, typer.Argument(help="YAML file with the futures and how likely each is.")],
    named: Named = None,
    take: Annotated[bool, typer.Option("--take", help="Keep the roster for all futures as a draft plan.")] = False,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Build one roster for several futures: what it costs, which goals it saves, and what knowing would be worth.

    Example: vardiya scenario robust op op/scenarios/futures/three-futures.yaml --html robust.html
    """
    from planner.report import terminal
    from scenarios.robust.running import run_robust

    _speak(lang)
    _see_writable(html)
    store, chosen = _chosen_base(folder, named)
    with terminal.counting(_lang, as_json, "robust_step") as progress:
        told = run_robust(file, _footing(chosen, store, progress))
    _emit(told.body(str(folder)), "scenario-robust", as_json)
    _write_answer(told, (told.found.asked, told.found.base), folder, html, as_json)
    if take:
        store.save_plan(told.found.plan, _now())
        _say("robust_taken", as_json, plan=told.found.plan.id)


@scenario_app.command(name="branches")
def scenario_branches(
    folder: Dir,
    file: Annotated[Path, typer.Argument(help="YAML file with the branches, their chances and when it is known.")],
    named: Named = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write each branch's prepared roster to this folder.", file_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Prepare a roster for each branch of a tournament, and say what it costs to wait until it is known.

    Example: vardiya scenario branches op op/scenarios/futures/cup-branches.yaml --out prepared
    """
    from planner.report import terminal
    from planner.writing_files import write_files
    from scenarios.robust.running import run_branches

    _speak(lang)
    _see_writable(html, out)
    store, chosen = _chosen_base(folder, named)
    with terminal.counting(_lang, as_json, "robust_step") as progress:
        told = run_branches(file, _footing(chosen, store, progress))
    _emit(told.body(str(folder)), "scenario-branches", as_json)
    _write_answer(told, (told.found.asked, told.found.base), folder, html, as_json)
    if out is not None:
        files = told.files()
        write_files(out, files)
        _say("branches_written", as_json, files=", ".join(str(out / name) for name in files))


@scenario_app.command(name="playbook")
def scenario_playbook(
    folder: Dir = Path(),
    event: Annotated[str | None, typer.Option("--event", help="Id of one event; default: every big one.")] = None,
    named: Named = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Write a playbook for big events: which level tells early that a goal will be missed, and who is called then.

    Example: vardiya scenario playbook op --html playbook.html
    """
    from planner.answers.standing import Standing
    from planner.report import terminal
    from scenarios.robust.surge.answer import events_of, playbook
    from scenarios.robust.surge.told import PlaybookTold

    _speak(lang)
    _see_writable(html)
    store, chosen = _chosen_base(folder, named)
    events_of(chosen.inputs, event)
    with terminal.counting(_lang, as_json, "robust_step") as progress:
        base = _scenario_base(chosen, store)
        standing = chosen.stored or Standing(base.plan, chosen.inputs)
        told = PlaybookTold(playbook(base, standing, event, progress))
    _emit(told.body(), "scenario-playbook", as_json)
    terminal.write(terminal.drawn((told.lead(_lang), *told.parts(_lang))), stderr=as_json)
    if html is not None:
        _write_page(html, told.html(_lang), as_json)


@privacy_app.command(name="export")
def privacy_export(
    folder: Dir = Path(),
    *,
    agent: Agent,
    out: Annotated[Path, typer.Option("--out", help="Folder for the files.", file_okay=False)] = Path("personal-data"),
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Write all that is held on one person, from files, store and log: index.html, data.json and CSV files.

    Example: vardiya privacy export op --agent A007 --out a007
    """
    from planner.privacy import files_for, hand_over, held_on
    from planner.report import terminal
    from planner.report.personal_data import held_parts

    _speak(lang)
    _see_writable(None, out)
    with _store(folder) as store:
        found = held_on(folder, store, agent)
    hand_over(out, files_for(agent, found, _now(), _lang))
    counts = {one.place: len(one.rows) for one in found}
    _emit({"agent": agent, "out": str(out), "held": counts}, "privacy-export", as_json)
    terminal.write(terminal.drawn(held_parts(found, _lang)), stderr=as_json)
    told = {"count": str(sum(counts.values())), "places": str(len(counts)), "out": str(out)}
    _say("said_privacy_export", as_json, **told)


@privacy_app.command(name="erase")
def privacy_erase(
    folder: Dir = Path(),
    *,
    agent: Agent,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it only shows what would be done.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also shifts that the retention keeps.")] = False,
    why: Annotated[str, typer.Option("--why", help="The reason, for the audit trail; no names.")] = "",
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Erase one person who has left: names and rows go, a random id takes their place in plans and publications.

    Example: vardiya privacy erase op --agent A007 --yes
    """
    from planner.locking import operation_lock
    from planner.privacy import Asked, asked_of, drawn, erase, foresee, retention_of

    _speak(lang)
    with operation_lock(folder, "privacy erase"), _store(folder) as store:
        asked = asked_of(folder, store, Asked(drawn(agent), _now(), retention_of(folder), anyway))
        found = () if yes else foresee(folder, store, asked)
        done = erase(folder, store, asked, why=why) if yes else None
    if done is None:
        _show_foreseen(found, agent, as_json)
    else:
        _show_erased(done, agent, as_json)


def _show_foreseen(found: tuple[Holding, ...], agent: str, as_json: bool) -> None:
    from planner.report import terminal
    from planner.report.personal_data import held_parts

    counts = {one.place: len(one.rows) for one in found}
    _emit({"agent": agent, "done": False, "held": counts}, "privacy-erase", as_json)
    terminal.write(terminal.drawn(held_parts(found, _lang)), stderr=as_json)
    _say("said_privacy_dry", as_json, agent=agent)


def _show_erased(done: Erased, agent: str, as_json: bool) -> None:
    from planner.report import terminal
    from planner.report.personal_data import erased_parts

    files = {"left": list(done.left), "unread": list(done.unread)}
    _emit({"done": True, "tombstone": done.tombstone, "counts": dict(done.counts), **files}, "privacy-erase", as_json)
    terminal.write(terminal.drawn(erased_parts(done, agent, _lang)), stderr=as_json)
    if done.left or done.unread:
        raise typer.Exit(TARGETS)


@privacy_app.command(name="purge")
def privacy_purge(folder: Dir = Path(), as_json: Json = False, lang: Lang = None) -> None:
    """Let go what is older than the retention of operation.yaml, as every night does; tells counts by table.

    Example: vardiya privacy purge op
    """
    from planner.locking import operation_lock
    from planner.privacy import purge, retention_of

    _speak(lang)
    with operation_lock(folder, "privacy purge"), _store(folder) as store:
        done = purge(store, retention_of(folder), _now(), who="planner")
    _emit({"purged": dict(done.counts)}, "privacy-purge", as_json)
    _say("said_privacy_purged" if done.total else "said_privacy_nothing_old", as_json, told=done.told)


def _chosen_base(folder: Path, named: str | None) -> tuple[Store, Chosen]:
    """The store, and the plan in it that scenarios stand on."""
    from planner.operation import load
    from scenarios.chosen_base import Asked as AskedBase
    from scenarios.chosen_base import choose

    store = _store(folder)
    return store, choose(load(folder), store, AskedBase(named))


def _footing(chosen: Chosen, store: Store, progress: Callable[[int, int], None]) -> Footing:
    """What files of futures and branches are asked of."""
    from scenarios.robust.running import Footing

    return Footing(chosen.inputs, lambda: _scenario_base(chosen, store), store, progress, _is_interrupted)


def _write_answer(
    told: Answer, of: tuple[AskedQuestion, BasePlan], folder: Path, html: Path | None, as_json: bool
) -> None:
    """An answer in words, and as a page if one is asked for."""
    from planner.report import terminal
    from scenarios.searching.page import search_page

    asked, base = of
    terminal.write(terminal.drawn((told.lead(_lang), *told.parts(str(folder), _lang))), stderr=as_json)
    if html is not None:
        _write_page(html, search_page(asked, told, base, str(folder), _lang), as_json)


def _scenario_base(
    chosen: Chosen, stages: Stages | None, told: Progress | None = None, replications: int = 50
) -> BasePlan:
    """The stored plan that scenarios stand on, played; or a first one, planned."""
    from scenarios.base_plan import base_plan

    plan, stop = None if chosen.stored is None else chosen.stored.plan, _is_interrupted
    base = base_plan(chosen.inputs, stages=stages, progress=told, cancel=stop, replications=replications, plan=plan)
    _stop_without_roster(base.plan, chosen.inputs)
    return base


def _write_scenario(file: Path, text: bytes | None, as_json: bool) -> None:
    """An answer as a scenario file, where one can say it."""
    from planner.writing_files import write_files

    if text is not None:
        write_files(file.parent, {file.name: text})
    _say("search_no_scenario" if text is None else "search_written", as_json, file=str(file))


@workspace_app.command(name="init")
def workspace_init(
    folder: WorkspaceDir = Path("my-workspace"), seed: Seed = 1, as_json: Json = False, lang: Lang = None
) -> None:
    """Make an example of three small sites, two of which share their callers, with seeded, synthetic history.

    Example: vardiya workspace init sites
    """
    from planner.workspace.example import init_workspace

    _speak(lang)
    init_workspace(folder, seed)
    _emit({"folder": str(folder), "seed": seed}, "workspace-init", as_json)
    _say("said_workspace_init", as_json, folder=str(folder))


@workspace_app.command(name="plan")
def workspace_plan(
    folder: WorkspaceDir = Path(),
    start: Start = None,
    weeks: Weeks = 4,
    as_of: AsOf = None,
    seed: Seed = 1,
    limit: Limit = None,
    reproducible: Reproducible = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help="Sites planned at once; default: one for each core.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Address of a Dask scheduler whose workers plan, tcp://host:8786.")
    ] = None,
    apart: Annotated[
        bool,
        typer.Option("--compare-apart", help="Also plan the sites of pools each by itself, to compare."),
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write every site's roster to SITE/roster.csv here.", file_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Plan every site of a workspace side by side; pools are one roster; what is stored already is reused.

    A site that fails does not stop the others; the exit code is the worst of all.
    Example: vardiya workspace plan sites --weeks 2 --html sites.html
    """
    from planner.inputs import PlanRequest
    from planner.report import terminal
    from planner.workspace import read_workspace
    from scenarios.sites import Asked as AskedSites
    from scenarios.sites import plan_sites
    from scenarios.sweeping import crew_of

    _speak(lang)
    _see_writable(html, out)
    workspace = read_workspace(folder)
    request = PlanRequest(start, weeks, as_of, seed, limit, reproducible)
    with crew_of(scheduler, workers) as crew, terminal.counting(_lang, as_json, "sites_step") as told:
        outcomes = plan_sites(workspace, crew, AskedSites(request, _lang, apart, told, _now))
    _show_sites(workspace, outcomes, (out, html), as_json)


@workspace_app.command(name="summary")
def workspace_summary(
    folder: WorkspaceDir = Path(),
    out: Annotated[
        Path | None, typer.Option("--out", help="Write every site's roster to SITE/roster.csv here.", file_okay=False)
    ] = None,
    html: Page = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show the newest stored plan of every site side by side, without planning.

    Example: vardiya workspace summary sites --html sites.html
    """
    from planner.workspace import read_workspace
    from planner.workspace.stored import stored_sites

    _speak(lang)
    _see_writable(html, out)
    workspace = read_workspace(folder)
    _show_sites(workspace, stored_sites(workspace, _lang), (out, html), as_json)


def _show_sites(
    workspace: Workspace, outcomes: tuple[SiteOutcome, ...], files: tuple[Path | None, Path | None], as_json: bool
) -> None:
    """Print and write what came of a workspace; exit with the worst code of its sites."""
    from planner.report import terminal
    from planner.workspace.body import sites_body
    from planner.workspace.files import write_rosters
    from planner.workspace.outcomes import worst_code
    from planner.workspace.page import sites_page
    from planner.workspace.tables import sites_parts, summed_up

    found, (out, html) = summed_up(workspace, outcomes), files
    _emit(sites_body(found), "workspace", as_json)
    terminal.write(terminal.drawn(sites_parts(found, _lang)), stderr=as_json)
    if out is not None and write_rosters(found.outcomes, out):
        _say("said_sites_files", as_json, folder=str(out))
    if html is not None:
        _write_page(html, sites_page(found, _lang), as_json)
    code = worst_code(outcomes)
    if code:
        raise typer.Exit(code)


def _speak(lang: str | None) -> None:
    """Choose the language of words where it stands behind the verb."""
    global _lang
    _lang = lang or _lang


def _see_writable(
    html: Path | None = None, out: Path | None = None, file: Path | None = None, metrics: Path | None = None
) -> None:
    """See before the work that its page, the folder of its files, its file, or its figures can be written."""
    from planner.report.targets import see_writable

    see_writable({"html": html, "out": file, "metrics": metrics}, {"out": out})


def _inputs(
    folder: Path,
    start: date | None,
    weeks: int,
    as_of: datetime | None,
    seed: int,
    limit: float | None,
    reproducible: bool = False,
    most_weeks: int = 12,
    workers: int | None = None,
) -> Inputs:
    from planner.inputs import PlanRequest, gather
    from planner.operation import load

    return gather(load(folder), PlanRequest(start, weeks, as_of, seed, limit, reproducible, most_weeks, workers))


def _store(folder: Path) -> Store:
    """The store of an operation; a folder that is none gets none."""
    from planner.store import open_store

    _see_operation(folder)
    return open_store(folder)


def _see_operation(folder: Path) -> None:
    """See that a folder holds an operation; the problem names the folder, which may be mistyped."""
    from planner.operation import no_operation
    from planner.problems import OperationError

    lacking = no_operation(folder)
    if lacking:
        raise OperationError((lacking,))


def _stored(folder: Path, named: str | None, file: Path | None = None) -> tuple[Plan, Inputs]:
    """A stored plan (with the roster of a file, if one is given) and today's inputs for the same request."""
    from planner.inputs import gather
    from planner.operation import load
    from planner.proof import with_roster_of

    _see_operation(folder)
    operation = load(folder)
    made = _store(folder).plan(named)
    inputs = gather(operation, made.request)
    return made if file is None else with_roster_of(file, made, inputs), inputs


def _remembering(folder: Path, inputs: Inputs) -> Inputs:
    """The inputs with what publications had people carry in the twelve months before them."""
    from planner.ledger import with_ledger

    with _store(folder) as store:
        return with_ledger(inputs, store)


def _plan_and_store(folder: Path, inputs: Inputs, as_json: bool) -> Plan:
    """Run the pipeline under the operation's lock and store the draft."""
    from planner.locking import operation_lock
    from planner.pipeline import run_pipeline
    from planner.report import terminal

    with operation_lock(folder, "vardiya plan"), terminal.progress(_lang, quiet=as_json) as told:
        store = _store(folder)
        made = run_pipeline(inputs, stages=store, progress=told, cancel=_is_interrupted)
        _stop_without_roster(made, inputs)
        if not (made.cancelled and made.hard_violations):
            store.save_plan(made, _now())
    return made


def _stop_without_roster(made: Plan, inputs: Inputs) -> None:
    """Raise if a roster was wanted and there is none, with the locks that no roster can keep."""
    from planner.casework import make_case
    from planner.rule_locks import lock_sense
    from solver.outcomes import Status

    stage = made.roster_stage
    if stage is not None and stage.result is not None and stage.result.roster is None:
        proven = stage.result.status is Status.INFEASIBLE
        locks = lock_sense(inputs, make_case(inputs, stage.requirement)) if proven else ()
        raise _NoRosterError(stage.result.reasons, locks, _asked(made, inputs.operation.folder), proven=proven)


def _asked(made: Plan, folder: Path) -> str:
    """What a question about a plan's days is asked of, as it is typed."""
    return shlex.join((str(folder), "--start", made.start.isoformat(), "--weeks", str(made.weeks)))


def _stop_unless_proven(made: Plan, folder: Path) -> None:
    """End with the code of an interrupted plan, or of one on which engine and checker disagree."""
    broken = str(len(made.hard_violations))
    if made.cancelled:
        _say("said_cut_short_broken" if made.hard_violations else "said_cut_short", True, plan=made.id, count=broken)
        raise typer.Exit(INTERRUPTED)
    stage = made.roster_stage
    if made.hard_violations and stage is not None and stage.result.reasons:
        raise _NoRosterError(stage.result.reasons, (), _asked(made, folder), proven=False)
    if made.hard_violations:
        _say("failed_disagree", True, count=broken)
        raise typer.Exit(BUG)


def _until(folder: Path, inputs: Inputs, until: str, as_json: bool) -> Plan:
    """The plan stopped after a stage; nothing is stored as a draft."""
    from planner.pipeline import run_pipeline
    from planner.report import terminal

    with terminal.progress(_lang, quiet=as_json) as told:
        made = run_pipeline(inputs, until=until, stages=_store(folder), progress=told, cancel=_is_interrupted)
    _stop_without_roster(made, inputs)
    return made


def _partial(folder: Path, inputs: Inputs, until: str, as_json: bool) -> None:
    """Make and tell the plan stopped after a stage."""
    from planner.report import payload, terminal

    made = _until(folder, inputs, until, as_json)
    _emit(payload.partial(made, until), until, as_json)
    terminal.write(terminal.partial_summary(made, inputs, until, _lang), stderr=as_json)
    if made.cancelled:
        raise typer.Exit(INTERRUPTED)


def _show_plan(made: Plan, inputs: Inputs, as_json: bool) -> bool:
    """Print a plan; whether it meets its targets."""
    from planner.figures import summarise
    from planner.report import payload, terminal

    figures = summarise(made, inputs)
    _emit(payload.plan(made, figures), "plan", as_json)
    terminal.write(terminal.plan_summary(made, figures, inputs, _lang), stderr=as_json)
    return figures.targets_met


def _publish(
    folder: Path, made: Plan, inputs: Inputs, signed: tuple[str, str, bool] = ("cli", "", False)
) -> PublishedTold:
    """Publish a draft that is still legal under today's files; signed by whom, why, and whether whatever it changes."""
    from dataclasses import replace

    from planner.locking import operation_lock
    from planner.proof import recheck
    from planner.publishing import outcome, preview
    from planner.publishing import publish as publish_plan
    from planner.report.exports import export as exporter
    from planner.report.publishing_told import PublishedTold

    who, why, anyway = signed
    with operation_lock(folder, "vardiya publish"):
        proven, store, now = replace(made, violations=recheck(made, inputs)), _store(folder), _now()
        legal = () if proven.hard_violations else ("html", "csv", "xlsx", "ics", "json")
        files = exporter(proven, inputs, legal, _lang)
        before, changes = store.published(), preview(proven, store, now, inputs.operation.config)
        done = publish_plan(
            proven, store, published_at=now, files=files, who=who, why=why, anyway=anyway, inputs=inputs
        )
        return PublishedTold(done, changes, outcome(store, done), str(store.folder), again=done == before)


def _before(store: Store, newer: Plan, named: str | None) -> str:
    """The plan to compare a newer one with: the one named, or the one in force on its days."""
    from planner.problems import NotFoundError
    from planner.publishing import in_force_id

    if named is not None:
        return named
    held, published = in_force_id(store, newer.grid.days[0], newer.grid.days[-1]), store.published()
    if held is not None:
        return held
    if published is None:
        raise NotFoundError("nothing_published")
    return published.plan


def _would_change(folder: Path, store: Store, newer: Plan) -> tuple[dict[str, object], tuple[Part, ...]]:
    """What publishing a plan now would change of what is in force, for machines and as parts."""
    from planner.operation import load
    from planner.publishing import preview
    from planner.report.publishing_told import change_parts, changes_body, next_line

    changes = preview(newer, store, _now(), load(folder).config)
    done = next_line(newer.id, str(folder), changes, _lang, store.published())
    shown = (*change_parts(changes, _lang), done)
    return {"publishing": changes_body(changes)}, shown


def _write_exports(made: Plan, inputs: Inputs, formats: tuple[str, ...], out: Path, *, names: bool) -> list[str]:
    from planner.report.exports import export as exporter
    from planner.report.exports import known_names
    from planner.writing_files import write_files

    files = exporter(made, inputs, formats, _lang, known_names(inputs) if names else None)
    write_files(out, files)
    return sorted(str(out / name) for name in files)


def _write_page(file: Path, page: bytes, as_json: bool) -> None:
    from planner.writing_files import write_files

    write_files(file.parent, {file.name: page})
    _say("said_page", as_json, file=str(file))


def _emit(body: dict[str, object], kind: str, as_json: bool) -> None:
    """One schema-versioned object on stdout, with --json only."""
    if as_json:
        print(json.dumps({"schema": f"vardiya.{kind}/1", **body}, ensure_ascii=False, sort_keys=True, default=str))


def _say(code: str, as_json: bool, **parameters: str) -> None:
    from planner.words import sentence

    print(sentence(code, parameters, _lang), file=sys.stderr if as_json else sys.stdout)


class _NoRosterError(Exception):
    """No roster in time, or proven that there is none."""

    def __init__(self, reasons: tuple[str, ...], locks: tuple[Problem, ...], asked: str, *, proven: bool) -> None:
        self.reasons, self.locks, self.asked, self.proven = reasons, locks, asked, proven
        super().__init__("; ".join(reasons))


_interrupts: list[int] = []


def _interrupt(number: int, _frame: object) -> None:
    """Note Ctrl-C or SIGTERM, then raise: an exception may be lost in a library that calls back, a note is not."""
    _interrupts.append(number)
    raise KeyboardInterrupt


def _is_interrupted() -> bool:
    return bool(_interrupts)


def main() -> NoReturn:
    """Run the command and map every failure to its documented exit code."""
    _interrupts.clear()  # of an earlier command of the same process
    gc.set_threshold(UNCOLLECTED)
    os.environ.setdefault(ALONE, "1")  # read when NumPy is imported
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        code = app(prog_name="vardiya", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:
        code = _explain(error)
    if code == INTERRUPTED and _interrupts:
        code = SIGNALLED + _interrupts[-1]
    sys.exit(code or DONE)


def _explain(error: Exception) -> int:
    """Say what went wrong, in words on stderr and with --json as an object on stdout; the exit code."""
    from planner.report import failures, payload

    if hasattr(error, "show") and hasattr(error, "exit_code"):  # a usage error, with the usage line before it
        error.show()
        code, text = int(error.exit_code), str(error)
    else:
        code, text = _no_roster(error) if isinstance(error, _NoRosterError) else failures.explain(error, _lang)
        print(text, file=sys.stderr)
    if code == BUG:
        logging.getLogger("vardiya").error("internal error", exc_info=error)
    told = {"exit_code": code, "text": text} | payload.problems(failures.problems_of(error), _lang)
    _emit(told, "failure", "--json" in sys.argv)
    return code


def _no_roster(error: _NoRosterError) -> tuple[int, str]:
    """Exit code and text where there is no roster."""
    from planner.report.no_roster import no_roster_text

    text = no_roster_text(error.reasons, error.locks, error.asked, _lang, proven=error.proven)
    return INFEASIBLE if error.proven else NO_ROSTER, text


if __name__ == "__main__":
    main()
