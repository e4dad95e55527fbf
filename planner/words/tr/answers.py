"""What all answers share: the plan asked, how sure a figure is, and where it is found again."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "answer_of_plan": "Sorulan plan: {plan}, {start} - {end}; saatler yereldir ({zone}).",
    "answer_plan_older": (
        "{plan} planı yapıldıktan sonra dosyalar değişti: kişiler, izinler ve kurallar bugünkü, ihtiyaç ve vardiyalar "
        "planınki. İkisiyle birden yanıt almak için yeniden planlayın."
    ),
    "day_outside_plan": "{value} günü, {start} - {end} arasındaki planın dışında.",
    "grounds_title": "Her sayının sağlaması",
    "head_figure": "sayı",
    "head_value": "değer",
    "head_sure": "ne kadar kesin",
    "head_found_again": "sağlama komutu",
    "sure_exact": "sayıldı",
    "sure_forecast": "beklenen",
    "sure_simulated": "benzetim",
    "sure_simulated_within": "benzetim, ± {give}",
    "sure_searched": "bulunan en iyisi",
    "figure_unit_people": "kişi",
    "figure_unit_contacts": "temas",
    "figure_unit_min": "dk",
    "figure_unit_h": "sa",
    "figure_unit_s": "sn",
    "figure_unit_intervals": "aralık",
    "figure_unit_duties": "vardiya",
    "figure_unit_times": "kez",
}
