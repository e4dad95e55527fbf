"""Sayfa ve çalışma kitabı: başlıklar, açıklamalar, çizimler."""

SENTENCES: dict[str, str] = {
    "chart_contacts_hour": "saatlik temas",
    "chart_contacts_interval": "{minutes} dakikada temas",
    "chart_people": "kişi",
    "chart_seconds": "saniye",
    "chart_price": "açık ve isteklerin bedeli",
    "chart_per_hours": "{hours} saatte",
}
