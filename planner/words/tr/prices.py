"""What people, floors, training and rules are worth at the margin."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "prices_title": "Neyin bedeli ne kadar: {operation}, {start} - {end}",
    "prices_unit": (
        "Tüm tutarlar {currency} cinsindendir. Eksik kişilerin, asgari kadroların ve kuralların bedeli "
        "operation.yaml'da yazandır (solver, floors, rules); ücretler yanlarında belirtilir, bu bedellere dâhil "
        "değildir."
    ),
    "prices_people_line": (
        "Bir kişi daha en çok şu işi yapanlarda değerlidir: {who}. Haftanın ortalama saatinde {hour}; böyle bir "
        "saatin ücreti {wage}."
    ),
    "prices_people_none": (
        "Bir kişi daha hiçbir saatte bir şey kazandırmaz: ihtiyaca ya da asgari kadroya göre eksik kimse yok."
    ),
    "prices_people": "Bir kişi fazlası ve bir kişi eksiği ortalama bir saatte ne eder",
    "prices_people_note": (
        "Planın haftalarının ortalamasıdır; herkes yerinde kalırken aralık aralık sayılmıştır. Bir kişi eksiği, o "
        "türden birinin görev başında olduğu saatlerde sayılır."
    ),
    "prices_dear": "En değerli saatler: bir kişinin bir saati daha",
    "prices_dear_note": (
        "İşi yapabilen ve bunun dışında en az şeyi yapabilen kişilerle anlatılır; daha çoğunu yapabilenler en az o "
        "kadar değerlidir."
    ),
    "prices_map": "Bir kişi daha en çok ne zaman aranıyor",
    "prices_map_note": (
        "Görev başında bir kişi daha olsa bir saatte kazanılacak {currency}; yerel saat ve haftanın gününe göre. En "
        "koyu yerler kişilerin en çok arandığı saatlerdir. Kişi türleri değer sırasındadır; ayraç içinde kaç kişi "
        "oldukları yazar."
    ),
    "prices_map_equal": "{who}, her saatte şununla neredeyse aynı değerdedir: {like}.",
    "prices_floors": "Asgari kadrolar",
    "prices_floors_note": (
        "Tam sınırda: tam istenen sayıda kişinin bulunduğu saatler. Yalnız bunun için: bunlardan, içlerinden biri "
        "ayrılsa hiçbir temasın hizmetinin kötüleşmeyeceği saatler. Bir eksik, bir fazla: asgari kadroya en yakın "
        "kişi-haftalar yeniden planlanınca kazanılan (−: ödenen); asgari kadro olduğu gibiyken yapılan aynı planlamaya "
        "göre. Bir tahmindir: iki yanda da tek tur arama."
    ),
    "prices_training": "Eğitimler ve öbür etkinlikler",
    "prices_training_note": (
        "Zamanındaki bedeli: kişileri onun yerine kuyruklarında olsa kazanılacak olan. Daha iyi zaman, kişinin kendi "
        "vardiyaları ve etkinliğin penceresi içindedir ve kişinin bütün kurallarına uyar."
    ),
    "prices_training_all": "Plandaki {count} etkinlik ve oturumun zamanlarındaki toplam bedeli {cents}.",
    "prices_training_none": "Plandaki hiçbir etkinlik kimseyi eksik olan bir işten ayırmıyor.",
    "prices_rules": "Kurallar",
    "prices_rules_note": (
        "Kural olmasa kazanılan: {weeks} için {people} kişi kural olmadan yeniden planlandı; aynı planlamanın kuralla "
        "kazandırdığı düşüldü. Bir tahmindir: iki yanda da tek tur arama, yalnız bu haftalar için. Kuralın, koruduğu "
        "kişiler için değerini söyler; çiğnenebileceğini değil."
    ),
    "prices_rules_rest": "Şu {count} kural olmadan daha iyisi bulunamadı: {rules}.",
    "prices_rules_week": "{day} ile başlayan hafta",
    "prices_step": "{elapsed} sn  sırayla çıkarılan kurallar: {asked} kuraldan {done} tamam",
    "prices_written": "Bu bedelleri gösteren {count} vardiya planı {folder} klasörüne yazıldı.",
    "prices_add_out": "--out KLASÖR, bu bedellerin arkasındaki vardiya planlarını check --roster için yazar.",
    "prices_fixed": "sabit",
    "prices_best": "yerinde",
    "prices_hours": "{day} {start}-{end}",
    "price_family_voice": "telefon",
    "price_family_chat": "sohbet",
    "price_family_messaging": "mesajlaşma",
    "price_family_deferred": "e-posta/ofis",
    "unknown_price": "“{value}” bedeli olan bölümlerden biri değil: {known}.",
    "chart_price_hour": "saatte {currency}",
    "chart_price_below": "{most} altı",
    "chart_price_from": "{least} ve üstü",
    "chart_price_between": "{least} - {most}",
    "head_price_who": "diller · kanallar · beceriler",
    "head_price_more": "bir fazla",
    "head_price_dearest": "en değerli saatler",
    "head_price_there": "o saatlerde",
    "head_price_fewer": "bir eksik",
    "head_price_wage": "ücret",
    "head_price_when": "ne zaman",
    "head_price_hour": "saatte kazandırır",
    "head_price_of_floor": "asgari kadro payı",
    "head_price_peak": "en çok",
    "head_price_floor": "asgari kadro",
    "head_price_due": "istenen saat",
    "head_price_missing": "eksik",
    "head_price_now": "şimdiki bedeli",
    "head_price_tight": "tam sınırda",
    "head_price_held": "yalnız bunun için",
    "head_price_less": "bir eksik",
    "head_price_one_more": "bir fazla",
    "head_price_activity": "etkinlik",
    "head_price_people": "kişi",
    "head_price_costs": "bedeli",
    "head_price_better": "daha iyi zaman",
    "head_price_saves": "kazandırır",
    "head_price_rule": "kural",
    "head_price_times": "kez",
    "head_price_without": "kural olmasa başka yerde kazanılan",
    "figure_price_one_more": "Aralık başına bir kişi daha: {about}",
    "figure_price_floors": "Asgari kadrolarda eksik kişiler",
    "figure_price_rule": "Bir kuralın şimdiki bedeli: {about}",
    "figure_price_training": "Etkinliğin kişileri kuyruklarında olsa: {about}",
    "figure_price_training_moved": "Etkinlik taşınırsa: {about}",
    "figure_price_floor_less": "Asgari kadro bir eksikken eksik kişiler: {about}",
    "figure_price_floor_more": "Asgari kadro bir fazlayken eksik kişiler: {about}",
    "figure_price_rule_left_out": "Kural olmadan yeniden planlanınca: {about}",
}
