"""What a page of ours may do in a browser: show its own words, drawings and one style sheet; run and fetch nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

REFUSED = "base-uri 'none'; form-action 'none'"


def policy(sheet: str) -> Markup:
    """The page's Content-Security-Policy: no script, no address, no style but this very sheet (by its hash)."""
    from markupsafe import Markup

    digest = base64.b64encode(hashlib.sha256(_css(sheet).encode()).digest()).decode()
    content = f"default-src 'none'; style-src 'sha256-{digest}'; {REFUSED}"
    return Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(Markup(content))


def style(sheet: str) -> Markup:
    """The style sheet inside the page; one of ours, so it stands as it is."""
    from markupsafe import Markup

    return Markup("<style>{}</style>").format(Markup(_css(sheet)))


@cache
def _css(sheet: str) -> str:
    return (files("planner.report") / "templates" / sheet).read_text(encoding="utf-8")
