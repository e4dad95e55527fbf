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
    "search_written": "{file} dosyasına yazıldı: vardiya scenario run ile oynatabilirsiniz.",
    "search_no_scenario": "Bu yanıt bir senaryo değildir; {file} dosyasına bir şey yazılmadı.",
    # the best start
    "search_best_lead": (
        "{at} başlatınız: hiç yapmamaya göre {late} temas geç kalır (± {noise}); işletmenin bunları yanıtlayacak "
        "süreye biçtiği bedelle {cents} {currency}."
    ),
    "search_best_sure": "Bu, sıradaki en iyi olan {at} başlangıcından {fewer} (± {noise}) daha az: rastlantıdan fazla.",
    "search_best_tie": "Sıradaki en iyi, {at}, bunun kadar iyi: {more} (± {noise}) rastlantı sınırı içinde.",
    "search_best_usual": "Alışılmış saatte, {at}, {more} (± {noise}) olurdu.",
    "search_best_worst": "En kötüsünde, {at}, {more} (± {noise}).",
    "search_best_asked": "İstenen başlangıçta, {at}, {more} (± {noise}).",
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
        "bu, her yerde %10 fazla temasla yapılan bir oynatmada hesaplanan her geç temasa düşen gerçek sayıdır. "
        "Oynatılan, tablodaki başlangıçlar için: aynı temaslar ve devamsızlıklarla {replications} kez, hissedildiği "
        "günlerde; ± iki standart hatadır."
    ),
    "search_best_money": (
        "Para, {currency}: geç kalan her temasın işlem süresi, operation.yaml içindeki eksik temsilci bedeliyle "
        "(solver); gecikmenin ne kadar pahalı olduğunu söyler, müşterinin değerini değil."
    ),
    "search_best_again": (
        "--out DOSYA en iyi başlangıcı senaryo olarak yazar: vardiya scenario run {folder} DOSYA onu oynatır."
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
        "{replications} kez oynatılmıştır; çubukları iki standart hatadır. Hafta sonları gölgelidir."
    ),
    "chart_search_late": "fazladan geç kalan temas",
}
