"""Words in Turkish: the search for the fewest hires."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # the question's file
    "hires_language": (
        "Hiçbir kuyruk “{value}” dilinde değil; bu dil için alınan kişi hiçbir işe yaramaz. Diller: {allowed}."
    ),
    "hires_skill": "Hiçbir kuyruk “{value}” becerisini istemiyor; istenenler: {allowed}.",
    "hires_class": "Haftada en çok {most} kişi başlayabiliyorken en az {value} kişilik bir grup başlayamaz.",
    "hires_lead": "Bugün istenen kişi {value} hafta sonra başlar; {weeks} haftalık ufkun ötesinde kimse yardım edemez.",
    "hires_goal_late": "Hedef {value} tarihinde, ufkun sonundan ({end}) sonra başlıyor; daha çok hafta isteyiniz.",
    # the answer
    "hires_lead_some": (
        "{people} kişi işe alınız ({profiles}): ilki {first} günü başlasın, en geç {order} günü istensin; sonuncusu "
        "{last} günü başlasın."
    ),
    "hires_lead_none": (
        "Kimseyi işe almanız gerekmiyor: bugünkü çalışanlar {weeks} haftanın tümünde ihtiyacı karşılıyor."
    ),
    "hires_lead_no_help": (
        "İşe alınabilecek hiç kimse yardımcı olmuyor: {weeks} haftadaki eksik, ya kimse başlayamadan önce oluşuyor "
        "ya da hiçbir profil o işi yapamıyor."
    ),
    "hires_each": "{people} {profile}",
    "hires_early": (
        "{weeks} hafta kurtarılamaz: {start} günü istenen kişi {first} günü başlar. Bir haftada en çok {hours} "
        "kişi-saat eksik kalıyor."
    ),
    "hires_late_short": (
        "{weeks} hafta, kişiler zamanında başlayabileceği hâlde eksik kalıyor: işe alım sınırları yüzünden ya da "
        "eksik olan işi hiçbir profil yapamadığından. Bir haftada en çok {hours} kişi-saat eksik."
    ),
    "hires_proven": "Daha azı yetmez: haftalık model için kanıtlandı.",
    "hires_between": "Haftalık model için kanıtlandı: {bound} kişiden azı yetmez.",
    "hires_cheapest": "Haftalık model için kanıtlandı: hiçbir düzen {gap} payından daha fazla ucuz olamaz.",
    "hires_cost": (
        "Ufkun sonuna kadar maliyetleri, işe alım giderleriyle birlikte {cents} {currency}; aynı sayıyla en çok "
        "{gap} daha ucuzu olabilir."
    ),
    "hires_cost_first": "Ufkun sonuna kadar maliyetleri, işe alım giderleriyle birlikte {cents} {currency}.",
    "hires_fewer": (
        "Bir kişi eksik alınırsa {weeks} haftada {hours} kişi-saat daha eksik kalır; en çoğu ({most}) {week} "
        "haftasında."
    ),
    "hires_fewer_found": (
        "Bir kişi eksik olursa en az {least} kişi-saat daha eksik kalır; bulunan en iyi çizelge {weeks} haftada "
        "{hours} eksik bırakır, çoğu ({most}) {week} haftasında."
    ),
    "hires_buffers": (
        "Tamponlar haftalık modelde sayılır: fazla mesaiye açık herkesin overtime_share payı ve icap nöbeti "
        "saatleri. Denenen haftalarda işletmenin kendisinde ne varsa o vardır: icap nöbeti ilkeleri ve sözleşmelerle "
        "kuralların çizelgeye kullandırdığı kadar fazla mesai."
    ),
    "hires_fewer_none": "Bir kişi eksik alınırsa neredeyse hiç saat eksik kalmaz: son alım son küçük açığı kapatıyor.",
    "hires_level_mean": "Ortalama hacim için {people} kişi yeterdi.",
    "hires_level": "Haftaların {quantile} kadarının altında kaldığı hacimler için {people} kişi gerekir.",
    "hires_level_own": "İhtiyaç, haftaların {quantile} kadarının altında kaldığı hacimlere göredir.",
    "hires_idle": "{profile} profili eksik olan hiçbir işe yardım etmiyor; bunun için bu profilden kimseyi almayınız.",
    "hires_unhelped": (
        "Denenen haftalarda kaçan ve işe alınabilecek hiçbir profilin bakamadığı kuyruklar: {queues}. Bu hedefleri "
        "işe alım tutturamaz."
    ),
    "hires_held_up": "{weeks} haftanın tam çizelgesiyle sınandı: benzetimde bütün hedefler tuttu.",
    "hires_not_held_up": (
        "Tam çizelgelerle sınandığında plan her yerde tutmuyor: {weeks} haftada {all} hedefin {missed} tanesi kaçtı. "
        "Sayıyı en az olarak alınız ve aşağıdaki kuyruklara bakınız."
    ),
    "hires_not_tested": "Sınamak için çizelge kurulmadı (checks: 0): sayı yalnızca haftalık modelindir.",
    "hires_table": "İşe alımlar",
    "hires_head_order": "en geç istek",
    "hires_head_start": "ilk gün",
    "hires_head_profile": "profil",
    "hires_head_people": "kişi",
    "hires_head_cost": "maliyet ({currency})",
    "hires_short_table": "Eksik kalan haftalar",
    "hires_head_week": "hafta",
    "hires_head_missing": "eksik kişi-saat",
    "hires_head_where": "nerede",
    "hires_head_helpers": "fazla mesai yapabilecek",
    "hires_head_overtime": "gereken fazla mesai",
    "hires_nobody": "orada fazla mesai yapabilecek kimse yok",
    "hires_all_queues": "bütün kuyruklar birlikte",
    "hires_some_queues": "{queues}",
    "hires_many_queues": "{queues} ve {more} kuyruk daha",
    "hires_floor": "asgari kadro {floor}",
    "hires_language_table": "Diller: haftada kişi-saat ve istenen haftalarda en az karşılanan",
    "hires_head_language": "dil",
    "hires_head_need_first": "bugünkü ihtiyaç",
    "hires_head_need_last": "sondaki ihtiyaç",
    "hires_head_held": "işe alımsız en az karşılanan",
    "hires_head_with": "işe alımlarla",
    "hires_tried_table": "Tam çizelgeyle denenen haftalar",
    "hires_head_round": "tur",
    "hires_head_there": "çalışan kişi",
    "hires_head_hired": "yeni alınan",
    "hires_head_need": "gereken saat",
    "hires_head_paid": "ücretli saat",
    "hires_head_goals": "kaçan hedefler",
    "hires_no_roster": "zamanında çizelge bulunamadı",
    "hires_all_met": "{queues} hedeften hiçbiri",
    "hires_missed": "{queues} hedeften {count} tanesi: {names}",
    "hires_usable": (
        "Ücretli bir saatin karşıladığı: geçerli çizelgede ölçülen {first} saat ihtiyaç (molalar, etkinlikler, "
        "kimsenin eksik olmadığı yerde duranlar); denenen haftalardan sonra {after}."
    ),
    "hires_model": (
        "Haftalık model: güvenlik payı ve devamsızlık karşılığıyla saatlik ihtiyaç; her kuyruk kümesi, içinden "
        "birine bakabilen kişilerin saatleriyle karşılanmalı (Hall). İşten ayrılma ve izin beklenen değerleriyle "
        "sayılır, belgeler yenilenir, yeni alınanın saatleri alışma haftalarıyla artar. Maçlar, fikstürü bilindiği "
        "kadar sayılır."
    ),
    "hires_chart": "Dile göre ihtiyaç ve kişiler",
    "hires_chart_note": (
        "Haftada kişi-saat: gri olan gereken, kırmızı olan işe alımlarla da eksik kalandır; haftalar kesikli "
        "çizgiden sonra karşılanmalıdır. Birden çok dil konuşanlar diller arasında eşit paylaştırılır."
    ),
    "hires_chart_need": "gereken",
    "hires_chart_held": "bugünkü çalışanlar",
    "hires_chart_with": "işe alımlarla",
    "hires_chart_axis": "haftada kişi-saat",
}
