"""What all answers share: the plan asked, how sure a figure is, and where it is found again."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "answer_of_plan": "Sorulan plan: {plan}, {start} - {end}; saatler yereldir ({zone}), para birimi {currency}.",
    "answer_plan_older": (
        "{plan} planı yapıldıktan sonra dosyalar değişti: kişiler, izinler ve kurallar bugünkü, ihtiyaç ve vardiyalar "
        "planınki. İkisiyle birden yanıt almak için yeniden planlayın."
    ),
    "day_outside_plan": "{value} günü, {start} - {end} arasındaki planın dışında.",
    "counted_cost": (
        "Planda {hours} ücretli saat var: {wages} ücret; eksik kadro ve karşılanmayan isteklerin bedeli {wishes}."
    ),
    "counted_there": "{at}: {able} kişiden {present} kişi yerinde; iş yükü {load} kişilik.",
    "counted_there_queue": (
        "{at}, {queue}: bu kuyruğa bakabilen {able} kişiden {present} kişi yerinde; hedefi {need}, iş yükü "
        "{load} kişi istiyor. Bir kişi fazlası bu aralıktaki eksik kadro bedelini {more}, bir kişi azı "
        "{fewer} değiştirir."
    ),
    "queue_without_moment": "--queue, bir anda kimlerin sayılacağını söyler: --at de verin.",
    "head_state": "durum",
    "head_who": "kim",
    "there_present": "yerinde",
    "there_on_break": "molada",
    "there_in_activity": "eğitimde veya başka etkinlikte",
    "there_on_call": "nöbette",
    "there_off": "çalışmıyor",
    "day_service_title": "{day} hizmet düzeyi",
    "day_service_ground": (
        "Komşu günlerle birlikte {replications} kez benzetildi; vardiyalar değişse de temaslar aynıdır. ± iki "
        "standart hatadır."
    ),
    "head_in_time": "zamanında",
    "head_give": "±",
    "grounds_title": "Her sayının sağlaması (hangi komutla, --json çıktısının neresinde)",
    "head_figure": "sayı",
    "head_value": "değer",
    "head_sure": "ne kadar kesin",
    "head_found_again": "komut",
    "sure_exact": "sayıldı",
    "sure_forecast": "beklenen",
    "sure_simulated": "benzetim",
    "sure_simulated_within": "benzetim, ± {give}",
    "sure_searched": "bulunan en iyisi",
    "figure_unit_people": "kişi",
    "figure_unit_contacts": "temas",
    "figure_unit_min": "dk",
    "figure_unit_h": "sa",
    "figure_unit_points": "puan",
    "figure_unit_s": "sn",
    "figure_unit_intervals": "aralık",
    "figure_unit_duties": "vardiya",
    "figure_unit_times": "kez",
}
