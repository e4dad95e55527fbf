"""Bir kuyrukta bir anda neden kişi eksik olduğu ve neyin yardım edeceği."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "gap_unserved": (
        "“{value}” kuyruğuna kimse bakamıyor; ihtiyacını karşılayacak kişi yok. Eğitim verin ya da işe alın, sonra "
        "yeniden planlayın."
    ),
    "gap_short": (
        "{at}, {queue}: {short} kişi eksik. Hedefi {need} kişi gerektiriyor (yalnız iş yükü {work}); bakabilecek "
        "{able} kişiden {present} kişi iş başında."
    ),
    "gap_enough": (
        "{at}, {queue}: eksik yok. Hedefi {need} kişi gerektiriyor (yalnız iş yükü {work}); bakabilecek {able} kişiden "
        "{present} kişi iş başında, öbür kuyrukların ihtiyacı da karşılanıyor."
    ),
    "gap_shared": (
        "Birden çok kuyruğa bakabilenler üzerinden {queues} kuyruklarıyla kişi paylaşıyor. Bu kuyrukların toplam "
        "ihtiyacı {need} kişi, iş başında {present} kişi var: {short} kişi eksik."
    ),
    "gap_service": (
        "Benzetimde {from} ile başlayan dört saatte temasların {block} kadarı (± {block_give}), gün boyunca {share} "
        "kadarı (± {give}; {contacts} temas) zamanında yanıtlanıyor; hedef {goal}."
    ),
    "gap_service_day": (
        "Benzetimde gün boyunca temasların {share} kadarı (± {give}; {contacts} temas) zamanında yanıtlanıyor; "
        "hedef {goal}."
    ),
    "gap_kept_although": "Hedef yine de tutuyor: ihtiyaçta devamsızlık ve rastlantı için pay var.",
    "gap_missed_although": (
        "Bu saatte yeterince kişi olduğu hâlde hedef tutmuyor: başka saatlerde kişi eksik ya da temaslar beklenenden "
        "çok üst üste geliyor."
    ),
    "gap_not_served": "Bu kuyruğun o gün değerlendirilen teması yok.",
    "gap_because": "Başlıca neden: {cause}.",
    "gap_because_most": "Tek başına açıklayan bir neden yok; en büyüğü: {cause}.",
    "gap_cause_event": "etkinliklerin getirdiği ek iş, en çok {about}",
    "gap_cause_break": "molada olanlar",
    "gap_cause_activity": "eğitimde ya da başka bir etkinlikte olanlar",
    "gap_cause_absence": "izinli ya da devamsız olanlar",
    "gap_cause_placed": "planda izinli ya da başka saatlerde olan, ama kurallara göre orada olabilecek kişiler",
    "gap_cause_rule": "izinli ya da başka saatlerde olup kuralların engellediği kişiler, en çok “{about}”",
    "gap_cause_floor": "bir asgari kadronun başka saatlerde tuttuğu kişiler, en çok “{about}”",
    "gap_cause_skill": "buna yalnız {able} kişi bakabiliyor; haftada {hours} saat yetmiyorlar",
    "gap_cause_elsewhere": "iş başında olup {about} başka kuyruğun da ihtiyaç duyduğu kişiler",
    "gap_parts_title": "Arkasında ne var: her biri tek başına (örtüşebilirler)",
    "head_gap_part": "bölüm",
    "head_gap_enough": "eksikten",
    "gap_states_title": "{queue} kuyruğuna bakabilecekler nerede",
    "gap_state_other_hours": "o gün başka saatlerde çalışıyor",
    "gap_state_absent": "yok (izin ya da devamsızlık)",
    "gap_state_off": "izin günü",
    "gap_people_title": "Kim orada olabilir, öbürlerini ne engelliyor",
    "gap_more_people": "{count} kişi daha --json ve --html çıktısında.",
    "gap_by_overflow": "{who} (taşma)",
    "head_gap_then": "o anda",
    "head_gap_holds": "orada olmasını sağlayan değişiklik ya da engel",
    "gap_holds_absent": "yok (izin ya da devamsızlık)",
    "gap_holds_on_call": "nöbette; kuyruk sıkışınca çağrılıyor, benzetim bunu hesaba katıyor",
    "gap_holds_on_break": "molanın aralığında başka yer yok",
    "gap_holds_in_activity": "oturumun saati sabit",
    "gap_holds_other_hours": "menüde o gün bu saati kapsayan vardiya yok",
    "gap_holds_off": "menüde bu saati kapsayan vardiya yok",
    "gap_holds_present": "iş başında",
    "gap_more_rules": "{count} kural daha",
    "gap_pause_break": "mola",
    "gap_move_pause": "{who}: {what} {from} yerine {to}",
    "gap_move_shift": "{who}: {day} günü {old} yerine {new}",
    "gap_move_extra": "{who}: bir vardiya daha, {day} {new}",
    "gap_move_swap": "{who}: {day} {new} çalışır, {day_off} günü {old} yerine izinli",
    "gap_ways_title": "{queue} için çözüm yolları, en iyisi başta",
    "head_gap_rank": "yol",
    "head_gap_changes": "ne değişir",
    "head_gap_adds": "o anda kişi",
    "head_gap_paid": "ücretli saat",
    "head_gap_wages": "ücret",
    "head_gap_rules": "kurallar, eksik kişiler",
    "head_gap_block": "4 saatte zamanında",
    "head_gap_day": "günde zamanında",
    "head_gap_better": "daha iyi temas",
    "gap_way_line": "{number}. {changes}",
    "gap_other_ways": "Öbür yolların sayıları aynı biçimde bulunur; --json ve --html çıktısındadır.",
    "gap_write_first": "Yolların dosyalarını yazan komut: {command}",
    "gap_adds": "+{adds} / {missing}",
    "gap_better": "{better} ± {give}",
    "gap_noise": "~ {better} ± {give}",
    "gap_ask_first": "önce sorun: {who}",
    "gap_ask_one": "{who} ({days} gün kala)",
    "gap_beaten": "başka bir yol daha fazlasını daha ucuza sağlıyor",
    "gap_pool": (
        "{need} kişi kuyruğun kendi ihtiyacıdır; {pool} havuzunun tümü {whole} kişi gerektirir; adım adım: {command}."
    ),
    "gap_pool_with": (
        "{need} kişi bu kuyruğun ve aynı kişilerin baktığı {others} kuyruğunun ihtiyacıdır; {pool} havuzunun tümü "
        "{whole} kişi gerektirir; adım adım: {command}."
    ),
    "gap_beyond_none": (
        "Bugünkü kişilerle hiçbir vardiya planı bunu çözemez: denenen her şey ya bir kuralı çiğniyor ya da başka "
        "saatlerde kazandırdığından çok temas kaybettiriyor. O anda {people} kişi daha gerekir."
    ),
    "gap_beyond_before": (
        "Bu saati kapsayan her vardiya planın ilk gününden önce başlıyor: bu saat önceki planındır. O anda {people} "
        "kişi daha gerekir."
    ),
    "gap_beyond_some": "Bugünkü kişiler yetmiyor: o anda {people} kişi daha gerekir.",
    "gap_hire": (
        "İşe alım: bakabilecek herkes yalnız bu kuyruğa ayrılsa bile haftada {hours} saat kişi yetmiyor; haftada "
        "yaklaşık {money} ücret ({contract} saatlik {contracts} sözleşme)."
    ),
    "gap_nearly": "{count} kişi daha tek bir şeyle bakabilir: {lacks} ({who}).",
    "gap_lacks_channel": "kanal yetkisi",
    "gap_lacks_certificate": "gereken sertifikalar",
    "gap_lacks_skill": "beceri eğitimi",
    "gap_lacks_language": "gereken düzeyde dil",
    "figure_gap_need": "hedefin gerektirdiği kişi",
    "figure_gap_work": "kişi olarak iş yükü",
    "figure_gap_pool": "{about} havuzunun tümünün gerektirdiği kişi",
    "figure_gap_contacts": "o aralıkta beklenen temas",
    "figure_gap_event": "bunlardan {about} nedeniyle",
    "figure_gap_able": "kuyruğa bakabilecek kişi",
    "figure_gap_present": "bunlardan iş başında",
    "figure_gap_on_break": "bunlardan molada",
    "figure_gap_in_activity": "bunlardan etkinlikte",
    "figure_gap_on_call": "bunlardan nöbette",
    "figure_gap_short": "eksik kişi",
    "figure_gap_day": "günün hizmeti",
    "figure_gap_block": "dört saatin hizmeti",
    "figure_gap_way_present": "yol {about}: o anda iş başında",
    "figure_gap_way_paid": "yol {about}: ek ücretli süre",
    "figure_gap_way_wages": "yol {about}: ek ücret",
    "figure_gap_way_wishes": "yol {about}: kurallar, eksik kişiler ve primler",
    "figure_gap_way_day": "yol {about}: günün hizmeti",
    "figure_gap_way_block": "yol {about}: dört saatin hizmeti",
    "said_ways": "Çözüm yolları yazıldı: {files}; --roster ile denetleyin ve benzetin.",
    "gap_title": "{queue} kuyruğunda {at} neden kişi eksik",
    "gap_title_enough": "{queue} kuyruğuna {at} kimler bakıyor",
    "gap_picture": "Gün: gereken ve iş başındaki kişiler, sorulan an işaretli",
    "gap_picture_note": (
        "Gri: kuyruğun ve kişilerini paylaşan kuyrukların gerektirdiği kişiler. Mavi: bunlardan birine bakan, iş "
        "başındaki kişiler. Kırmızı: eksik."
    ),
    "gap_ways_note": (
        "Ücret ve fiyatlar planın tümündeki değişikliktir; hizmet her yol için aynı temaslarla benzetilir. “Daha "
        "iyi temas”, gün boyunca fazladan zamanında yanıtlanan temaslardır (± iki standart hata, iki "
        "benzetim bağımsız sayılarak: üst sınır; “~” yalnız rastlantı "
        "olabilir); başka bir gün bırakılan vardiyanın açtığı "
        "boşluk eksik kişilerin fiyatındadır."
    ),
}
