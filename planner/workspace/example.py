"""A small example of a workspace: three sites of the `minimal` template, two of which share their callers."""

from __future__ import annotations

import re
from pathlib import Path

from planner.templates import minimal
from planner.templates.writing import refuse_non_empty, write_folder

WORKSPACE = """\
# Three sites, made by `vardiya workspace init`. Istanbul and Izmir answer the same calls and are planned as one.
version: 1
name: Corner Shops
sites:
  istanbul: {operation: istanbul}
  izmir: {operation: izmir}
  valletta: {operation: valletta}
pools:
  - [istanbul, izmir]
"""
MALTA = (
    ("zone: Europe/Istanbul", "zone: Europe/Malta\ncurrency: EUR\ncosts: {hour: 1400}\nrules: {preset: malta}"),
    ("phone-tr: {channel: phone, language: tr", "phone-en: {channel: phone, language: en"),
    ("language: tr, spoken: true, hours", "language: en, spoken: true, hours"),
    ("week_h: 45, least_week_h: 30, most_week_h: 45", "week_h: 40, least_week_h: 30, most_week_h: 40"),
)
"""What is different in Malta: clock, money, law, language, working week."""


def init_workspace(folder: Path, seed: int) -> None:
    """Write the example to a new or empty folder, whole or not at all; another seed is another history.

    Raises
    ------
    OperationError
        `folder_not_empty`.
    """
    refuse_non_empty(folder)
    write_folder(folder, _files(seed))


def _files(seed: int) -> dict[str, str]:
    found = {"workspace.yaml": WORKSPACE}
    for number, site in enumerate(("istanbul", "izmir", "valletta")):
        texts = minimal.files(3 * seed + number)
        found |= {f"{site}/{name}": _of_site(site, name, text) for name, text in texts.items()}
    return found


def _of_site(site: str, name: str, text: str) -> str:
    """A file of the template as the site has it: its own name, agents with its letter, in Malta English."""
    letters = {"istanbul": "A", "izmir": "B", "valletta": "V"}
    if name == "operation.yaml":
        text = text.replace("name: Corner Shop Support", f"name: Corner Shop {site.capitalize()}")
        for before, after in MALTA if site == "valletta" else ():
            text = text.replace(before, after)
    if name in ("agents.csv", "names.csv"):
        text = re.sub(r"^A(\d)", rf"{letters[site]}\1", text, flags=re.MULTILINE)
    return text.replace("tr:C2/C2", "en:C2/C2").replace("phone-tr,", "phone-en,") if site == "valletta" else text
