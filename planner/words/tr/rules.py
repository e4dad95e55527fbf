"""Adlarıyla kurallar ve çiğnenmelerinin anlamı."""

SENTENCES: dict[str, str] = {
    "rule_rows": "Vardiya satırları",
    "broken_rows": "{who}: satır böyle olamaz: {amount}, izin verilen {limit}.",
    "unit_days": "{n} gün",
    "unit_duties": "{n} vardiya",
    "unit_agents": "{n} kişi",
    "unit_weekends": "{n} hafta sonu",
    "unit_queues": "{n} kuyruk",
    "unit_breaks": "{n} mola",
    "unit_unknown_agents": "{n} bilinmeyen temsilci",
    "unit_unknown_windows": "{n} bilinmeyen nöbet penceresi",
    "unit_not_eligible": "{n} uygun olmayan kişi",
    "unit_days_one": "1 gün",
    "unit_duties_one": "1 vardiya",
    "unit_agents_one": "1 kişi",
    "unit_weekends_one": "1 hafta sonu",
    "unit_queues_one": "1 kuyruk",
    "unit_breaks_one": "1 mola",
    "unit_unknown_agents_one": "1 bilinmeyen temsilci",
    "unit_unknown_windows_one": "1 bilinmeyen nöbet penceresi",
    "unit_not_eligible_one": "1 uygun olmayan kişi",
}
