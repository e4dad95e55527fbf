"""A dashboard in forty lines: it plans in a background thread, shows roster and service, and publishes on a click.

python examples/dashboard.py DIR [PORT]

GET / is the page, /report the plan's report, /state the same as JSON, /feeds/ID.ics an agent's calendar; POST /publish
publishes the draft that is shown, POST /stop ends the search with its best roster so far. For one planner at this
machine: it listens on 127.0.0.1 alone, and does nothing that a page of another site asks. Each call is explained in
docs/guides/library.md.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import planner
from planner.inputs import gather
from planner.locking import operation_lock
from planner.report.exports import export
from planner.report.failures import explain
from planner.store import open_store

FOLDER, PORT = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8000
OURS, stop = f"http://127.0.0.1:{PORT}", threading.Event()
state, shown = {"doing": "begins"}, {"/report": b"No plan yet."}  # threads put whole values in, and change none


def work() -> None:
    """Plan a week and keep the draft; where there is no roster, the page says so."""
    operation = planner.load(FOLDER)
    plan = planner.plan(operation, weeks=1, progress=lambda step: state.update(doing=step.stage), cancel=stop.is_set)
    if plan.attainment is None:
        state.update(doing="no roster")
        return
    with operation_lock(FOLDER, "dashboard"), open_store(FOLDER) as store:
        store.save_plan(plan, datetime.now(UTC))
    shown["/report"] = export(plan, gather(operation, plan.request), ("html",), "en")["report.html"]
    state.update(doing="planned", plan=plan.id, duties=str(len(plan.roster.duties)))


def publish() -> None:
    """Publish exactly the draft that is shown, and show everybody's calendar."""
    with operation_lock(FOLDER, "dashboard"), open_store(FOLDER) as store:
        done = planner.publish(store.plan(state.get("plan", "-")), store, published_at=datetime.now(UTC))
        shown.update({f"/feeds/{file.name}": file.read_bytes() for file in (store.folder / "feeds").iterdir()})
    state.update(doing="published", publication=str(done.number))


def attempt(act: Callable[[], None]) -> None:
    """Do it; whatever goes wrong is told in words, and the page lives on."""
    try:
        act()
    except Exception as error:
        state.update(doing=explain(error, "en")[1])


class Page(BaseHTTPRequestHandler):
    """What is asked of the dashboard, each request in a thread of its own."""

    def do_GET(self) -> None:
        told = "".join(f"<p>{escape(name)}: {escape(value)}" for name, value in dict(state).items())
        page = f"{told}<p><a href=/report>Report</a><form method=post action=/publish><button>Publish</button></form>"
        self.answer({**shown, "/": page.encode(), "/state": json.dumps(dict(state)).encode()}.get(self.path))

    def do_POST(self) -> None:
        if self.headers.get("Origin", OURS) == OURS:
            {"/publish": lambda: attempt(publish), "/stop": stop.set}.get(self.path, lambda: None)()
        self.answer(json.dumps(dict(state)).encode())

    def answer(self, body: bytes | None) -> None:
        known = body is not None and f"http://{self.headers.get('Host')}" == OURS
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8" if self.path in ("/", "/report") else "text/plain")
        self.end_headers()
        self.wfile.write(body if body is not None and known else b"")


threading.Thread(target=attempt, args=(work,), daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", PORT), Page).serve_forever()
