"""`vardiya explain infeasible`: söz verilen saatler, çakışmalar ve çıkış yolları."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "infeasible_title": (
        "{operation}: {start} - {end} arasında söz verilenler ile eldeki kişiler. Saatler yereldir ({zone})."
    ),
    "promised_hours_title": "Söz verilen ve eldeki saatler, haftalık ortalama",
    "promised_hours_read": (
        "Asgari kadrolar: söz verilen saatler ve onları tutanların ücretli molalarıyla. Diller: son dört haftanın işi. "
        "Eldeki saatler: sözleşme eksi izinler; iki dil konuşan ikisinde de sayılır. Aynı anda: bir arada gereken kişi "
        "ve molalar için bir kişi daha."
    ),
    "promised_floor": "asgari kadro {name} {hours}",
    "promised_language": "{name} dilinde iş",
    "promised_week": "  {day} haftası",
    "head_promise": "söz",
    "head_hours_week": "haftada sa",
    "head_with_breaks": "molalarla",
    "head_hours_present": "eldeki sa",
    "head_hours_short": "eksik sa",
    "head_at_once": "aynı anda",
    "head_people_there": "kişi",
    "hours_again": "Bütün plan için yeniden sayan komut: {command} --json",
    "infeasible_count": "Bu kişilerle hiçbir yasal vardiya planının tutamayacağı söz sayısı: {count}.",
    "infeasible_none": (
        "Her söz, bu kişilerle kurulan yasal bir vardiya planında tutulabilir. Plan aramasının açık bıraktığı "
        "olanaksız değildir, bedeli vardır: vardiya plan söyler."
    ),
    "infeasible_none_found": "Olanaksız bir söz bulunmadı; bazıları süre içinde sonuca bağlanamadı.",
    "infeasible_unsettled": "Süre içinde sonuca bağlanamayan: {promises}. --time-limit ile daha çok süre verin.",
    "clash_headline": "{promise}, {when}: gereken {due}, olabilen {possible}.",
    "clash_together": "Birlikte olanaksız: {parties}. Herhangi biri kalkarsa söz tutulabilir.",
    "clash_alone": "Sayılan kişiler, nasıl çalışırlarsa çalışsınlar yetmez: {who}.",
    "clash_nobody": "Bu söz için sayılan kimse yok.",
    "clash_again": "Aynısı {count} kez daha: {days}.",
    "clash_basis_arithmetic": "Sayıldı; arama gerekmedi.",
    "clash_basis_exact": "Bu kişilerin yasal bütün vardiyaları elendi.",
    "clash_no_way": "Denenen tek bir değişiklik bunu olanaklı kılmıyor; ikisini birlikte değerlendirin.",
    "clash_floor": "asgari kadro {name}",
    "clash_on_call": "icap nöbeti {name}",
    "clash_rule": "“{title}” kuralı ({article})",
    "clash_contract": "{who} sözleşmesi: {title}",
    "clash_lock": "{who} için {day} gününe sabitlenen {name} vardiyası",
    "clash_lock_off": "{who} için {day} gününe sabitlenen izin günü",
    "clash_absence": "{who} izni ({days})",
    "clash_activity": "{who}: {name} ({days})",
    "clash_paper": "{who}: “{name}” belgesi",
    "clash_seats": "{name} koltukları",
    "clash_protection": "{who} için koruma",
    "clash_opening": "{who}: plandan önce çalışılanlar",
    "clash_hours": "{h} sa",
    "clash_people": "{count} kişi",
    "ways_title": "Çıkış yolları",
    "head_way_out": "değişecek olan",
    "head_way_hours": "haftada sa",
    "head_way_money": "para, plan",
    "head_way_people": "günleri değişenler",
    "head_way_tried": "denendi",
    "way_restores": "söz tutulabilir",
    "way_untried": "sonuca bağlanmadı",
    "way_overflow": "başka dil yanıtlasın: {language}",
    "way_shorter_hours": "{floor} için daha kısa saatler: {hours}",
    "way_lower_floor": "{floor}: {least} yeter",
    "way_other_contract": "{who}: haftada {week_h} saatlik sözleşme",
    "way_on_call": "vardiya yerine icap nöbeti: {who}",
    "way_hire": "{people} kişi alın",
    "way_move_leave": "{who} iznini kaydırın",
    "way_move_training": "{activity} kaydırılsın",
    "way_drop_lock": "{who} için sabitlenen günü bırakın",
    "way_renew_paper": "{who}: {paper} yenilensin",
    "way_loosen_rule": "{rule} gevşetilsin",
    "way_more_seats": "daha çok koltuk: {seats}",
    "way_train_person": "{who} eğitilsin",
    "see_infeasible": "Neden, ve ne çözer: vardiya explain infeasible {asked}",
    "figure_floor_promised_h": "asgari kadro {about}: haftalık söz verilen saat",
    "figure_floor_with_breaks_h": "asgari kadro {about}: molalarla, haftada",
    "figure_floor_present_h": "asgari kadro {about}: eldeki saat, haftada",
    "figure_floor_people_needed": "asgari kadro {about}: aynı anda gereken kişi",
    "figure_floor_people": "asgari kadro {about}: sayılan kişi",
    "figure_language_work_h": "{about} dilinde iş, haftada",
    "figure_language_present_h": "{about} konuşanların saati, haftada",
    "figure_language_people": "{about} konuşan kişi",
}
