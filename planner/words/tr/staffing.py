"""`vardiya staff`: kanal ailesi ve güne göre gereken kişi."""

SENTENCES: dict[str, str] = {
    "staffing_line": (
        "Gereken: {days} günde {hours} kişi-saat, günde {each}; {share} kadarı iş. Doruk: {when}, {peak} kişi."
    ),
    "staffing_nothing": "Kimse gerekmiyor: hiçbir kuyrukta temas yok.",
    "staffing_all": "Hepsi",
    "staffing_title": "Gereken kişi: {operation}, {start} - {end}",
    "staffing_all_pools": "Bütün kuyruklar",
    "staffing_peak_day": "En yoğun gün: {day}",
    "staffing_pools": "Dil ve kanala göre",
    "staffing_pools_note": (
        "Aynı kişilerin yanıtladığı kuyruklar tek havuzdur: işin üstünde gerekeni paylaşırlar. Gereken, vardiyaya "
        "yazılan kişidir, devamsızlık payı içindedir. Havuzların dorukları ayrı saatlere düşer, toplanmaz."
    ),
    "staffing_days": "Güne göre",
    "staffing_days_note": "Günün her çeyreğinde ortalama gereken kişi.",
    "key_needed": "hedefler için gereken kişi",
    "key_work": "iş, kişi olarak",
    "key_work_band": "10 günün 8'inde iş bu aralığa düşer",
    "head_peak_at": "Saat",
    "steps_line": "{pool}, {at}: {target} kadarı {within} içinde yanıtlansın diye vardiyada {people} kişi gerekir.",
    "steps_title": "İşten kişiye",
    "steps_sum": "Vardiyada gereken kişi",
    "staffing_at": "{at}: toplam {people} kişi vardiyada olmalı. Neden bu kadar: vardiya explain requirement.",
    "head_pool": "Havuz",
    "head_work": "İş, kişi",
    "head_step": "Neden",
    "head_present": "Hazır kişi",
    "head_too_late": "Geciken",
    "step_arriving": "gelen iş: temas çarpı işlem süresi, kanalın izin verdiği kadar yan yana",
    "step_carried": "önceden başlayıp süren iş, sonra bitecek olan düşülmüş",
    "step_chance": "temaslar kümelenerek gelir, hedef ise çoğunun hemen yanıtlanmasını ister",
    "step_doubt": "tahmin tutmayabilir, herkes gelmeyebilir",
    "step_period": "seyrek saatler yoğun saatlere yaslanır: hedef bütün dönemi boyunca tutulur",
    "step_pooled": "başka kuyrukların kişileri yardım eder",
    "step_absent": "gelemeyecekler için pay",
    "step_inside": "oturumu açık ama hazır olmayanlar",
    "step_moved": "son tarihinden önce en uygun zamana ötelenen iş",
    "moment_outside_plan": "{value} anı {start} - {end} planının dışında.",
}
