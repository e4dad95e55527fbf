"""Words in Turkish: scenario changes of people and rules."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "scenario_too_few_agents": "{value} kişi, uygun {present} kişiden fazla.",
    "scenario_nobody": (
        "kimse belirtilmemiş; agents, count ya da share yazınız ya da kişileri teams, contracts, languages, "
        "skills, sites veya roles ile seçiniz."
    ),
    "scenario_who_twice": "agents, count ve share aynı soruyu, kaç kişi olduğunu yanıtlar; birini bırakınız.",
    "scenario_nobody_left": "herkes ayrılmış olur ve planlanacak bir şey kalmaz; daha az kişi belirtiniz.",
    "scenario_days_unstated": "most_days için en az süre de gerekir: days.",
    "scenario_days_order": "en çok {value} gün, en az {least} günden küçük.",
    "scenario_days_too_long": "{value} gün, first_day ile last_day arasına ({span} gün) sığmıyor.",
    "scenario_window_too_short": "{value} dakika, ayrılan günlere ({window} dakika) sığmıyor.",
    "scenario_attrition_how_many": (
        "bir ayda kaç kişinin ayrılacağını ya monthly_share ya da monthly_count söyler; yalnız birini yazınız."
    ),
    "scenario_says_nothing": "neyin değişeceği belirtilmemiş; şunlardan en az birini yazınız: {fields}.",
    "scenario_no_mentor": "“{value}” rolü kimsede yok; mentors ile kişi ya da başka bir rol belirtiniz.",
    "scenario_skill_mid_plan": (
        "bir plan bütün günleri ({first} – {last}) için tek bir beceri kümesi bilir; {value} günü öğrenilen bu "
        "günlerin hiçbirinde görünmez. first_day satırını kaldırınız, planı o gün başlatınız ya da bedelini görmek "
        "için training yazınız."
    ),
    "scenario_contract_exists": (
        "“{value}” sözleşmesi zaten var; terms bölümünü kaldırınız ya da yeni sözleşmeye başka bir ad veriniz."
    ),
    "scenario_beyond_book": (
        "haftada {value} saat, kural kitabının izin verdiğinden ({most} saat, weekly_hours kuralı) fazla; bu "
        "değişiklikten önce gerekçesiyle bir rule_change yazınız."
    ),
    "scenario_more_than_the_week": "{value} saat, {contract} sözleşmesinin bütün haftasından ({week} saat) az değil.",
    "scenario_set_and_dropped": "“{value}” nöbet kuralı hem tanımlanmış hem kaldırılmış; birini bırakınız.",
    "unknown_on_call_policy": (
        "“{value}” operation.yaml içinde bir nöbet kuralı değil; bilinenler: {allowed}. Yenisi için hours gerekir."
    ),
    "scenario_rate_twice": "hour ve raise_share aynı şeyi, bir saatin bedelini belirtir; birini bırakınız.",
    "scenario_rate_of_all": (
        "{value} bütün sözleşmeler için geçerlidir; contracts olmadan ayrı bir değişiklikte yazınız."
    ),
    "scenario_menu_exists": "“{value}” vardiya menüsü zaten var; yenisine başka bir ad veriniz.",
}
