"""The page and the workbook: headings, captions, charts."""

SENTENCES: dict[str, str] = {
    "chart_contacts_hour": "contacts per hour",
    "chart_contacts_interval": "contacts per {minutes} min",
    "chart_people": "people",
    "chart_seconds": "seconds",
    "chart_price": "price of gaps and wishes",
    "chart_per_hours": "per {hours} h",
}
