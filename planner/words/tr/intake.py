"""Turkish: contacts delivered to the inbox."""

SENTENCES: dict[str, str] = {
    "intake_link": "bu bir bağlantıdır; bağlantılar izlenmez, dosyanın kendisini inbox/ klasörüne koyun.",
    "intake_subfolder": "inbox/ içindeki alt klasörler okunmaz; dosyaları doğrudan inbox/ klasörüne koyun.",
    "intake_hidden": "gizli dosyalar okunmaz; dosyaya nokta ile başlamayan bir ad verin ya da dosyayı kaldırın.",
    "intake_name": "dosya adında yazdırılamayan karakterler var; dosyayı yeniden adlandırın.",
    "intake_kind": "bu türden dosyalar okunmaz (okunanlar: {allowed}); bunlardan biri olarak kaydedin ya da kaldırın.",
    "intake_empty": "dosyada temas satırı yok; dosyayı satırlarıyla teslim edin.",
    "intake_no_sheet": "hiçbir sayfada ({value}) {needed} sütunları yok; bunları bir sayfanın ilk satırına yazın.",
    "intake_conflict": (
        "“{value}” kuyruğunun bu aralığı başka değerlerle zaten var ({first}); doğru olanı bırakın ya da son "
        "teslimatın geçerli olmasını seçin (cycle.on_conflict: last_wins)."
    ),
    "intake_replaced": "“{value}” kuyruğunun bu aralıkta başka değerleri vardı ({first}), değiştirildi.",
    "intake_nothing": "inbox/ klasörüne teslim edilen bir dosya yok.",
    "intake_taken": "{file}: {read} satır okundu, {added} yeni, {dropped} bilinen ve atılan, {replaced} değişen.",
    "intake_repeated": "{file}: içeriği daha önce alınmıştı; yalnızca taşındı.",
    "intake_treated": "{file}: {assumed} varsayıldı, {filled} tamamlandı.",
    "intake_refused": "{file} inbox/ klasöründe kaldı ({problems} sorun); düzeltin ya da yeniden teslim edin.",
    "intake_waiting": "{file} hâlâ yükleniyor; sonraki çalışmaya bırakıldı.",
    "intake_dry": "Hiçbir şey yazılmadı: alınacak olanlar bunlardır.",
    "scores_none": "Henüz puanlanan gün yok: ilki, gün bitince ve öncesinden saklanan bir plan varsa puanlanır.",
    "scores_day": (
        "{day} tahmini ({lead}): {expected} temas bekleniyordu, {offered} geldi ({bias}); aralık hataları temasların "
        "{wape} kadarı, aralıkların {inside} kadarı %80 bandının içinde."
    ),
    "scores_recent": (
        "Son 28 gün ({days} gün puanlandı, tahminler {lead}): {expected} bekleniyordu, {offered} geldi ({bias}); "
        "hata {wape}, bandın içinde {inside}."
    ),
    "scores_lead_same_day": "gün başlarken yapılmış",
    "scores_lead_night_before": "önceki gece yapılmış",
    "scores_lead_days": "{days} gün önce yapılmış",
    "scores_lead_range": "{shortest} ila {longest} gün önce yapılmış",
    "scores_worst": "En çok temas kaçıran kuyruklar (kendi temaslarına göre hata): {queues}.",
    "scores_all": "bütün kuyruklar",
    "scores_drift_high": (
        "Tahmin çok yüksek ({queue}): {days} günde {bias}, kendi gürültüsü olan {noise} sınırını aşıyor. vardiya "
        "backtest komutunu çalıştırın ve artık teslim edilmeyen temas verisi olup olmadığına bakın."
    ),
    "scores_drift_low": (
        "Tahmin çok düşük ({queue}): {days} günde {bias}, kendi gürültüsü olan {noise} sınırını aşıyor. vardiya "
        "backtest komutunu çalıştırın ve değişen ne varsa events.csv dosyasına girin."
    ),
    "import_dry": "--dry-run yalnızca --inbox ile kullanılır.",
    "intake_ahead": "bu aralık henüz başlamadı; gelmiş temaslar beklenir, yıla ve saat dilimine bakın.",
}
