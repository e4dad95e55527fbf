"""Words in Turkish: inverse questions."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # the question's file
    "search_other_operation": "Soru “{value}” için yazılmış; bu işletme “{own}”.",
    "search_not_of_kind": "Bu başka bir türe ait: medium bir iletiye, deadline_h bir promosyona aittir.",
    "search_what_or_event": "Neyin başlayacağını ya what ya da event söyler; ikisi birden değil.",
    "search_day_outside": "“{value}” planın dışında; plan {start} ile {end} arasındadır.",
    "search_step": "{value} dakikalık adım planın {grid} dakikalık dilimlerine uymuyor; bir katını seçiniz.",
    "search_no_start": (
        "Pencerede başlangıç kalmadı: {beyond} başlangıç planın bitiminden sonra da hissedilirdi, {near} başlangıç "
        "büyük bir etkinliğe çok yakın. Günleri ya da saatleri genişletiniz veya daha ilerisini planlayınız."
    ),
    "search_title": "{name}: {operation}, {start} - {end}",
    "search_step_done": "{elapsed} sn  aranıyor: {done} / {asked}",
    "search_written": "{file} dosyasına yazıldı: vardiya scenario run ile simüle edebilirsiniz.",
    "search_no_scenario": "Bu yanıt bir senaryo değildir; {file} dosyasına bir şey yazılmadı.",
    # the best start
    "search_best_lead": (
        "Başlangıç {at} olsun: hiç yapmamaya göre {late} temas geç kalır (± {noise}); işletmenin bunları yanıtlayacak "
        "süreye biçtiği bedelle {cents} {currency}."
    ),
    "search_best_unlearnt": (
        "Geçmiş böyle bir etkinlikten bir şey öğretmiyor, tahmin ondan temas beklemiyor: buna güvenmeden önce neye "
        "benzediğini belirtiniz (like, lift_factor)."
    ),
    "search_best_sure": "Bu, sıradaki en iyi olan {at} başlangıcından {fewer} (± {noise}) daha az: rastlantıdan fazla.",
    "search_best_tie": (
        "Şunlarla berabere: {ties}; en yakınında geç kalan {more} (± {noise}), bu rastlantıdan fazlası değil. "
        "Hangisi size uygunsa onu seçiniz."
    ),
    "search_best_usual": "Alışılmış saatte, {at}: buna göre {more} (± {noise}).",
    "search_best_worst": "En kötüsünde, {at}: {more} (± {noise}).",
    "search_best_asked": "İstenen başlangıçta, {at}: {more} (± {noise}).",
    "search_best_is_usual": "Alışılmış saat de budur.",
    "search_best_is_worst": "Penceredeki hiçbir başlangıç bundan kötü değil.",
    "search_best_is_asked": "İstenen başlangıç da budur.",
    "search_confirmed": "Oynatılan başlangıçlar",
    "search_by_clock": "Saate göre fazladan geç kalan temas",
    "search_best_note": (
        "Pencerenin {count} başlangıcı karşılaştırıldı; {beyond} tanesi planın bitiminden sonra da hissedileceği için "
        "elendi."
    ),
    "search_best_note_clear": (
        "Pencerenin {count} başlangıcı karşılaştırıldı; {beyond} tanesi planın bitiminden sonra da hissedileceği için, "
        "{near} tanesi büyük bir etkinliğe çok yakın olduğu için elendi."
    ),
    "search_best_worked_out": (
        "Hesaplanan, her başlangıç için: onunla yapılan tahminden onsuz tahmin çıkarılır, her ekip ve saat için "
        "çizelgenin benzetimdeki hizmetinin gösterdiği kadar temsilciyle karşılanır (Erlang A) ve {felt} ile çarpılır; "
        "bu, her yerde %10 fazla temasla yapılan bir simülasyonda hesaplanan her geç temasa düşen gerçek sayıdır. "
        "Oynatılan, tablodaki başlangıçlar için: aynı temaslar ve devamsızlıklarla {replications} kez, herhangi biri "
        "hissedilen günlerde; ± iki standart hatadır."
    ),
    "search_best_money": (
        "Para, {currency}: geç kalan her temasın işlem süresi, operation.yaml içindeki eksik temsilci bedeliyle "
        "(solver); gecikmenin ne kadar pahalı olduğunu söyler, müşterinin değerini değil."
    ),
    "search_best_again": (
        "--out DOSYA en iyi başlangıcı senaryo olarak yazar: vardiya scenario run {folder} DOSYA onu simüle eder."
    ),
    "search_role_best": "en iyi",
    "search_role_asked": "istenen",
    "search_role_usual": "alışılmış saat",
    "search_role_worst": "en kötü",
    "head_search_start": "başlangıç",
    "head_search_brings": "getirdiği temas",
    "head_search_late_more": "fazladan geç",
    "head_search_noise": "±",
    "head_search_money": "{currency}",
    "head_search_ahead": "en iyiden fazla",
    "head_search_what": "",
    "head_search_clock": "başlangıç saati",
    "head_search_mean": "günlerin ortalaması",
    "head_search_least": "en az",
    "head_search_least_at": "gün",
    "head_search_most": "en çok",
    "head_search_most_at": "gün ",
    "search_curve": "Her başlangıcın bedeli",
    "search_curve_note": (
        "Çizgi pencerenin her başlangıcı için hesaplanmıştır, başlangıca izin olmayan yerde kesilir. Noktalar "
        "{replications} kez simüle edilmiştir; çubukları iki standart hatadır. Hafta sonları gölgelidir."
    ),
    "chart_search_late": "fazladan geç kalan temas",
    # what things are worth
    "search_worth_nothing": "Neyin tartılacağını rules, people ya da things söyler.",
    "search_unknown_rule": "“{value}” bu işletmenin kural kitabında yok; vardiya explain rules kuralları listeler.",
    "search_worth_best": "En değerlisi: {thing}: {fewer} temas daha az geç kalır (± {noise}).",
    "search_worth_dearest": "Kaybı en pahalısı: {thing}: {fewer} temas daha geç kalır (± {noise}).",
    "search_worth_noise": "{of} seçenekten {count} tanesinin farkı rastlantıyı aşmıyor.",
    "search_worth_without_rule": "şu kural olmadan: {name}",
    "search_worth_without_person": "{name} olmadan",
    "search_worth_second_person": "ikinci bir {name}",
    "search_worth_change": "{name}",
    "search_worth_table": "Her birinin değeri",
    "search_worth_note": (
        "{late} temasın geç kaldığı plana göre. Her biri aynı temaslar ve devamsızlıklarla {replications} kez "
        "simüle edildi; ± iki standart hatadır. Para {currency}: tasarruf, bu temasları yanıtlama süresinin "
        "operation.yaml içindeki eksik temsilci bedeliyle karşılığıdır; ücret, çizelgeye fazladan ödenendir."
    ),
    "search_worth_second_note": (
        "İkinci kişi birincinin vardiyalarında çalışır ve aynı şeyleri bilir; kimsenin kendi müşterisi ona geçmez."
    ),
    "search_worth_rules_note": (
        "Kural: en pahalı haftalar o kural olmadan yeniden planlanır ve bütün kurallarla yapılan aynı planlamayla "
        "karşılaştırılır; son sütun bunun çizelgenin kendi bedellerinden tasarrufudur. Bir kuralın bekleyenlere "
        "maliyetini söyler, çiğnenebileceğini değil. Bütün kurallar, tabanlar, eğitimler ve bir kişinin daha saatleri: "
        "vardiya explain prices {folder} --plan {plan} --what people,floors,training,rules."
    ),
    "search_unchanged": "bir şey değiştirmiyor",
    "search_no_roster": "çizelge yok",
    "search_worth_chart": "Daha az geç kalan temas",
    "search_worth_chart_note": (
        "Kırmızı çubuklar kayıptır; ince çizgi iki standart hatadır: sıfırı kesen bir şey söylemez."
    ),
    "head_search_thing": "ne",
    "head_search_fewer_late": "daha az geç",
    "head_search_saved": "tasarruf, {currency}",
    "head_search_wages": "fazla ücret",
    "head_search_by_roster": "çizelgenin bedelleriyle",
    # the cheapest mix
    "search_no_means": "Hiçbir araç verilmedi: overtime, on_call ya da hires.",
    "search_mix_beyond": (
        "Kullanılabilecek her şeyle bile {share} sınırından fazlası eksik kalıyor: {left}. Daha çok eksiğe, daha "
        "derin nöbete ya da daha çok saate izin veriniz veya bu dili konuşanları işe alınız."
    ),
    "search_mix_unfinished": (
        "Kesirli çözüm olduğu hâlde (en az eksik {left}, istenen {share}) süresinde tam sayılı çözüm bulunamadı. "
        "time_limit_s değerini artırınız."
    ),
    "search_mix_lead": (
        "{cents} {currency} gerekiyor: {overtime} saat fazla mesai, {turns} nöbet ({called} saat çağrı), {hires}"
        " yeni kişi. Gereken saatlerin {before} kadarı eksikti, {after} kadarı hâlâ eksik."
    ),
    "search_mix_nothing": "Bir şey satın almak gerekmiyor: gereken saatlerin {before} kadarı eksik.",
    "search_mix_played": "Oynatıldığında geç kalan temas {before} sayısından {after} sayısına iner (± {noise}).",
    "search_mix_built": (
        "Bunun için kurulan tam çizelgeyle ({seconds} sn arama): {after} (± {noise}); {goals} hedefin {missed} tanesi "
        "kaçırıldı."
    ),
    "search_mix_not_built": "{seconds} sn içinde bunun için tam bir çizelge bulunamadı: henüz sipariş vermeyiniz.",
    "search_mix_again": (
        "--out DOSYA açığı ve karışımı senaryo olarak yazar; vardiya scenario run {folder} DOSYA çizelgeyi kurar. "
        "Nöbet haftanın gününe göre, fazla mesai sözleşmelerin izin verdiği ölçüde yazılır: kimin kalacağına çizelge "
        "karar verir."
    ),
    "search_mix_unproven": "Daha ucuzu olabilir: arama {seconds} saniye sonra bitti.",
    "search_mix_table": "Karışım",
    "search_mix_overtime": "fazla mesai",
    "search_mix_on_call": "nöbet",
    "search_mix_called": "çağrılar",
    "search_mix_hires": "işe alım",
    "search_mix_total": "toplam",
    "search_mix_hours": "{hours} saat",
    "search_mix_turns": "4 saatlik {turns} nöbet",
    "search_mix_languages": "Dile göre eksik saatler",
    "search_mix_when": "Ne zaman ve kim ({count} satırdan {shown})",
    "search_mix_note": (
        "Tam kişiler, {futures} gelecek için birlikte kararlaştırıldı (tahminin örnek yolları ve hangi gün kimin "
        "gelmediği); her gelecek sonra gerekeni çağırır. Pay her dil için beklenen değerde eksik kalabilir. Fazla "
        "çalışma onay verenlere düşer; tek tek ve kişinin tümü birlikte işletmenin kural kitabına uyar: günün, "
        "haftanın ve yılın süreleri, dinlenmeler, geceler, sözleşmedeki haftalık en çok süre. Oynatma: aynı temaslarla "
        "{replications} kez, adı geçenler kendi saatlerinde, işe alınacaklar için vekillerle."
    ),
    "search_mix_approximated": (
        "Yaklaştırılanlar: ihtiyaç bir dilin iş yüküyle orantılı değişir; bir fazla mesai en yakın dört saatlik "
        "dilimde sayılır; bir kişi iki günde en çok bir kez fazla çalışır, haftada en çok bir nöbet tutar ve yer açmak "
        "için hiçbir vardiya kaydırılmaz; yeni kişiler haftaları içinde serbestçe yerleştirilir; iki dilin eksik "
        "saatleri eşit tartılır."
    ),
    "search_mix_chart": "Dört saatlik dilimlere göre fazladan kişi",
    "search_mix_chart_note": (
        "Fazla çalışma ve nöbet tam kişidir; yeni kişiler çizelgeleneceği gibidir. Hafta sonları gölgelidir."
    ),
    "head_search_until": "bitiş",
    "head_search_means": "araç",
    "head_search_much": "ne kadar",
    "head_search_language": "dil",
    "head_search_needed_h": "gereken, saat",
    "head_search_missing_before": "önce eksik, saat",
    "head_search_missing_after": "sonra eksik, saat",
    "head_search_who": "kim",
    "head_search_people": "kişi",
}
