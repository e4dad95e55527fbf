"""Why an agent works a shift or is off, why not as wished, and how burdens compare."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "agent_works": "{day}: {agent}, {shift} vardiyasında çalışıyor, {start}-{end}, ücretli süre {paid}.",
    "agent_is_off": "{day}: {agent} için vardiya yok.",
    "agent_stands_by": "{day}: {agent} icap nöbetinde, {start}-{end} ({window}).",
    "agent_hours": (
        "{monday} haftası: ücretli {hours}, sözleşmedeki haftalık süre {agreed}, bir haftada en çok {most}."
    ),
    "agent_away": (
        "{agent} için kayıtlı bir izin günün tamamını ya da bir bölümünü kapsıyor; sayılan izin saatleri yukarıdaki "
        "süreye dahil değil."
    ),
    "agent_locked": "Bu gün locks.csv ile sabitlenmiştir.",
    "agent_off_costs": (
        "Herkes planlandığı gibi kalıp bu gün izinli geçirilseydi plan, kendi bedelleriyle {cents} kötüleşirdi:"
    ),
    "agent_off_saves": (
        "Herkes planlandığı gibi kalıp bu gün izinli geçirilseydi plan, kendi bedelleriyle {cents} iyileşirdi:"
    ),
    "agent_off_unlawful": "Öteki günler planlandığı gibi kalırken bu gün izinli olmak kurallara uymazdı:",
    "agent_missed": (
        "Vardiyanın en çok gerektiği an {at}: {queue} kuyruğuna bakabilenlerden {present} kişi hazır, {agent} olmasa "
        "{without} kişi. Vardiyanın {step} dakikalık {intervals} aralığında kişi eksik kalırdı ya da eksik artardı."
    ),
    "agent_not_missed": (
        "Bu vardiya olmasa da hiçbir aralıkta kişi eksik kalmazdı: vardiya sözleşme saatlerini dolduruyor."
    ),
    "agent_options": (
        "O gün sözleşmenin menülerinde başka {menu} vardiya var; öteki günler planlandığı gibi kalırken {lawful} "
        "tanesi kurallara uyuyor."
    ),
    "agent_no_option": (
        "O gün sözleşmenin menülerinde başka {menu} vardiya var; öteki günler planlandığı gibi kalırken hiçbiri "
        "kurallara uymuyor."
    ),
    "agent_options_title": "Günün en düşük bedelli başka vardiyaları (herkes planlandığı gibi)",
    "agent_shift_not_needed": (
        "Kurallara uyan bir vardiya var, ama getirisinden pahalı: en düşük bedellisi planı {cents} kötüleştirir."
    ),
    "agent_shift_missed": ("Kurallara uyan bir vardiya planı {cents} iyileştirirdi; planlama çalışması bunu bulmamış."),
    "agent_barred_title": "Başka vardiyalara engel olan kurallar (bir vardiyaya birden çok kural engel olabilir)",
    "agent_speaks_title": "Engel olan kurallar",
    "head_shifts_out": "engellenen vardiya",
    "head_nearest": "sınıra en yakını",
    "head_speaks": "ne diyor",
    "head_hours_of": "saatler",
    "head_change_missing": "bunun eksik kişi payı",
    "agent_day_off": "izinli",
    "agent_price_title": "Bedeline göre neler değişir",
    "term_together": "yeri değişenlerin bedelli kuralları, hepsi birden",
    "term_others": "başkalarını da ilgilendiren kurallar, hepsi birden",
    "agent_price_sum": "toplam",
    "wish_stated": "wishes.csv içindeki istek (sıra {rank}): {wish}.",
    "wish_asked": "Sorulan: {wish}.",
    "wish_off": "izin günü",
    "wish_work": "herhangi bir vardiya",
    "wish_start_between": "{earliest} ile {latest} arasında başlayan bir vardiya",
    "wish_shift": "{shift} vardiyası",
    "wish_none": "Bu gün için wishes.csv içinde istek yok; --wish ile başka bir gün düzeni sorabilirsiniz.",
    "verdict_granted": "Plan zaten istendiği gibi.",
    "verdict_lawful": "Planda böyle değil; başka kimsenin yeri değişmeden kurallara uyar; {price}.",
    "verdict_own_days": "Planda böyle değil; {agent} için başka günler de değişirse kurallara uyar; {price}.",
    "verdict_together": "Planda böyle değil; {people} de yer değiştirirse kurallara uyar; {price}.",
    "verdict_or_together": "{people} de yer değiştirirse {price}.",
    "verdict_no_rules": "Kurallara uymaz: {rules}.",
    "verdict_no": "Kurallara uymaz: bunu üstlenebilecek kimse bulunamadı.",
    "verdict_costs": "bedeli {cents}",
    "verdict_saves": "{cents} kazandırır",
    "verdict_free": "bedeli yok",
    "ask_notice": "{days} gün kala",
    "head_ask_first": "önce sorun",
    "wish_already": "Plan zaten böyle.",
    "wish_already_off": "Plan zaten böyle: izin günü, başlangıç saatine ilişkin bir isteği geri çevirmez.",
    "wish_lawful": "Öteki günler planlandığı gibi kalırken kurallara uyardı.",
    "wish_unlawful": "Öteki günler planlandığı gibi kalırken kurallara uymazdı.",
    "wish_unlawful_shifts": (
        "Uygun düşen {shifts} vardiya var; öteki günler planlandığı gibi kalırken hiçbiri kurallara uymuyor."
    ),
    "wish_no_week": (
        "Hayır: yandaki haftalar planlandığı gibi kalırken {agent} için bu haftanın öteki günleri nasıl düzenlenirse "
        "düzenlensin kurallara uymuyor. Başkalarının yer değiştirmesi bunu değiştirmez."
    ),
    "wish_alone_title": "Yalnız {agent} için günler değişirse",
    "wish_together_title": "Başkaları da yer değiştirirse: {people}",
    "wish_as_above": "Başka bir şeyin değişmesi gerekmez: yukarıda bedeli verilen izin günüdür ({cents}).",
    "wish_worse": "Plan, kendi bedelleriyle {cents} kötüleşirdi.",
    "wish_better": "Plan, kendi bedelleriyle {cents} iyileşirdi.",
    "wish_same": "Plan, kendi bedelleriyle aynı kalırdı.",
    "wish_broken": "Birden çok kişiyi bağlayan kurallara uymazdı:",
    "wish_nobody": (
        "Öteki {asked} kişiden bir ya da ikisinin aynı haftadaki değişikliği bunu telafi edebilir mi diye denendi: "
        "bedelinden çok kazandıran bir değişiklik bulunamadı."
    ),
    "wish_no_way": "Hayır: bunu üstlenebilecek kimse bulunamadı. Yukarıdaki kurallar engel oluyor.",
    "wish_yes": (
        "Gösterildiği biçimde kurallara uygun olarak karşılanabilir; bedeline değip değmediğine planlamacı karar "
        "verir. Hiç kimseye sorulmadı, hiç kimsenin yeri değişmedi."
    ),
    "agent_service_title": "{day} günü benzetimde zamanında karşılanan",
    "head_as_planned": "plandaki gibi",
    "head_with_off": "izin günüyle",
    "head_with_wish": "istekle",
    "agent_write": "Bedellerin ve yer değiştirenlerin sağlaması için önce dosyaları yazan komut: {command}",
    "agent_written": "Yazıldı: {files}.",
    "burdens_month": "{month} ayında paylaşım (bu planın günleri)",
    "burdens_year": "Yıl boyunca paylaşım (ledger.csv dosyasının en çok 12 ayı ve bu plan)",
    "burdens_ground": (
        "Karşılaştırılanlar; sözleşme, menü, koruma ve hazır bulunma bakımından bu işlerin verilebileceği kişilerdir; "
        "adil paylaşım kuralları da böyle sayar. Oranlar, kişinin çalışabileceği 30 gün ve 12 ay üzerindendir; böylece "
        "yeni başlayanlarla da karşılaştırılabilir. Sıra 1 en sık olandır, birden çok sıra paylaşılmış "
        "demektir; başkalarının adı hiç geçmez, {least} kişiden azı karşılaştırılmaz."
    ),
    "burdens_found": "Bütün sayımlar ve karşılaştırmalar: {command}",
    "head_burden": "ne",
    "head_count": "kez",
    "head_rate": "oran",
    "head_median": "ortanca",
    "head_range": "aralık",
    "head_rank": "sıra",
    "head_compared": "kişi",
    "burden_nights": "gece",
    "burden_weekends": "hafta sonu",
    "burden_feasts": "bayram",
    "burden_matches": "maç akşamı",
    "burden_on_call": "icap nöbeti",
    "burden_refused": "karşılanmayan istek",
    "burden_not_asked": "verilemezdi",
    "burden_too_few": "karşılaştırma için az kişi",
    "figure_agent_week": "ücretli saat, {about} haftası",
    "figure_agent_there": "{about} kuyruğuna bakabilen hazır kişi, plandaki gibi",
    "figure_agent_without": "{about} kuyruğuna bakabilen hazır kişi, izin günüyle",
    "figure_agent_in_time": "o gün zamanında, {about}, plandaki gibi",
    "figure_agent_in_time_other": "o gün zamanında, {about}, öteki planla",
    "figure_agent_price": "planın bedeli, {about} ile plan arasındaki fark",
    "figure_agent_missing": "eksik kişinin bedeli, {about} ile plan arasındaki fark",
    "figure_agent_borne": "kez, {about}",
    "figure_agent_people": "karşılaştırılan kişi, {about}",
    "figure_agent_rate": "oran, {about}",
    "figure_agent_median": "ortanca, {about}",
    "figure_agent_least": "en az, {about}",
    "figure_agent_most": "en çok, {about}",
    "figure_agent_rank": "sıra, {about}",
    "wish_unreadable": (
        "“{value}” bir istek değil: off (izin), work (çalışma), iki saat arasında başlangıç (08:00-12:00) ya da bir "
        "vardiyanın adını yazın."
    ),
    "wish_clock": (
        "“{value}”: aynı günün iki saati arasındaki başlangıç için önce erken olanı yazın, 00:00 ile 23:59 arasında."
    ),
    "rows_title": "{agent}: satırlardan sayıldı",
    "rows_period": "dönem",
    "rows_plan": "plan",
    "rows_ledger": "defter",
    "rows_weeks": "Haftalara göre ücretli saat: {weeks}.",
}
