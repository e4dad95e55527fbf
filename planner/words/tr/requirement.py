"""`vardiya explain requirement`: temaslardan kişiye, ve bir kişi eksik ya da fazla olsa ne olur."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "need_title": "Neden bu kadar kişi: {queue}, {at}",
    "need_contacts_line": "{queue}: {mean} temas bekleniyor (10 seferin 8'inde {low} - {high} arası), AHT {aht} sn.",
    "need_of_plan": "{plan} planının tahminine göre, {as_of} itibarıyla, tohum {seed}; saatler yereldir ({zone}).",
    "need_made_now": (
        "Bu anı kapsayan saklı plan yok: tahmin {as_of} itibarıyla yapıldı, tohum {seed}; saatler yereldir ({zone})."
    ),
    "need_plan_older": (
        "Bunlar, {plan} planının günleri için bugünkü dosyaların verdiği rakamlardır ({as_of} anına kadarki geçmiş, "
        "tohum {seed}; saatler yereldir, {zone}). Plan başka dosyalardan ya da üzerine konan değişikliklerle yapıldı; "
        "kendi tahmini ve ihtiyacı farklı olabilir. `vardiya plan` bugünkü dosyalardan yeni bir plan yapar."
    ),
    "need_parts": "Temastan işe",
    "need_queue": "{queue}, aynı kişiler yanıtlar",
    "need_handed": "başka kuyruklardan aktarılan",
    "need_arriving": "Gelen iş, hepsi",
    "need_one_more": "Bir kişi eksik, bir kişi fazla",
    "need_contacts_word": "temasın",
    "need_turns": "müşteri iletisinin",
    "need_late_goal": (
        "Bir kişi eksikken, yeterince kişiyle ve bir kişi fazlayken, başka kimse yardım etmezse {contacts} {unit} kaçı "
        "{within} süresinden çok bekler; hedefe göre {allowed} kadarı bekleyebilir"
    ),
    "need_late": (
        "Bir kişi eksikken, yeterince kişiyle ve bir kişi fazlayken, başka kimse yardım etmezse {contacts} {unit} kaçı "
        "{within} süresinden çok bekler"
    ),
    "need_behind": (
        "{queue} kuyruğunun {within} süresi boyunca, {at} - {until} arasındaki açık saatlerinde bir kişi eksik, "
        "gereken kadar ya da bir kişi fazla çalışırsa ve başka kimse yardım etmezse: {until} anında söze göre "
        "geride kalan ve bekleyen temaslar"
    ),
    "need_one_fewer": "bir kişi eksik",
    "need_as_needed": "gereken kadar",
    "need_one_beyond": "bir kişi fazla",
    "head_beside": "Kişi",
    "head_behind": "Söze göre geride",
    "head_waiting": "Hâlâ bekleyen",
    "figure_need_behind": "{about} kişiyle söze göre geride kalan",
    "figure_need_waiting": "{about} kişiyle bekleyen",
    "head_late_share": "Payı",
    "figure_forecast_mean": "beklenen temas",
    "figure_forecast_q10": "temas, 10 seferin 1'inde daha az",
    "figure_forecast_q90": "temas, 10 seferin 1'inde daha çok",
    "figure_need_contacts": "beklenen temas, {about}",
    "figure_need_part": "temas: {about}",
    "figure_need_part_people": "meşgul edilen kişi: {about}",
    "figure_need_queue_contacts": "{about} kuyruğuna gelen temas",
    "figure_need_queue_people": "{about} kuyruğunun meşgul ettiği kişi",
    "figure_need_step": "eklenen kişi: {about}",
    "figure_need_rostered": "vardiyada gereken kişi",
    "figure_need_late": "{about} kişi hazırken geciken",
    "step_short_arriving": "gelen iş",
    "step_short_carried": "önceden başlayan",
    "step_short_chance": "kümelenme",
    "step_short_doubt": "belirsizlik",
    "step_short_period": "seyrek saatler",
    "step_short_pooled": "başkaları yardım eder",
    "step_short_absent": "devamsızlık",
    "step_short_inside": "hazır olmayan",
    "step_short_moved": "ötelenen",
}
