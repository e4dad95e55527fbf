"""Geriye dönük sınama: puanlar, model seçimi, kanıt."""

SENTENCES: dict[str, str] = {
    "backtest_title": "{operation}: tahmin ne kadar iyi?",
    "backtest_line": (
        "{first} ile {last} arasında {origins} sınama başlangıcı, her biri {days} gün ileriye, yalnız o gün "
        "bilinenlerle."
    ),
    "backtest_as_of": "Görülen geçmiş: {as_of} öncesi.",
    "backtest_beaten": "{queues} kuyruğun {beaten} tanesinde tablodan iyi olduğu kanıtlandı{rest}.",
    "backtest_rest": "; kanıtlanmayan: {queues}",
    "backtest_behind": "Tablonun daha iyi olduğu kanıtlanan kuyruklar: {queues}.",
    "backtest_nothing": "Sınanan günlerde hiç temas gelmedi: puanlanacak bir şey yok.",
    "backtest_total": (
        "Tüm kuyruklar: WAPE {wape}, tablo {naive}, gürültü tabanı {floor}; hata tablonunkinden {saved} küçük (şans "
        "olasılığı: {chance})."
    ),
    "backtest_few": (
        "Birbirinden ayrı {stretches} dönemle her dönemi kazanmak bile kanıt sayılmaz; {least} dönem yeterlidir."
    ),
    "backtest_chosen": "{queues} kuyruğun {count} tanesi için seçilen: {model}.",
    "choice_same": "operation.yaml bu seçimi zaten kullanıyor.",
    "choice_paste": "Bu seçim için şunu operation.yaml dosyasına yazın ya da --apply ile yeniden çalıştırın:",
    "choice_none": (
        "Hiçbir kuyruğun kendi modeli gerekmiyor: forecast.models bölümünü operation.yaml dosyasından çıkarın ya da "
        "--apply ile yeniden çalıştırın."
    ),
    "choice_applied": "Seçim operation.yaml dosyasına (forecast.models) yazıldı.",
    "choice_not_written": "seçim, bu dosyada başka bir şeyi değiştirmeden yazılamıyor; elle ekleyin.",
    "backtest_queues": "Kuyruklara göre, seçilen modelle",
    "backtest_models": "Tüm kuyruklar birlikte, modele göre",
    "backtest_lead": "Kaç gün öncesinden ne kadar hata",
    "backtest_reliability": "Bantlar sözünü tutuyor mu?",
    "backtest_night": "En büyük olay gecesi: {event}, {day}",
    "backtest_night_note": (
        "Tahmin {origin} günü, {days} gün önce yapıldı: ortalama ve %80 bandı; noktalar gelen temaslardır. İlgili en "
        "yoğun {count} kuyruk."
    ),
    "backtest_no_night": "Sınanan günlerde büyük bir olay yok.",
    "backtest_origins": "Sınama başlangıcına göre",
    "backtest_worst": "En çok sapan günler",
    "backtest_worst_note": (
        "Sayıların şansla saçılmasının ötesinde, yalnız şansın standart sapması cinsinden. Birkaç başlangıçtan görülen "
        "gün en yakınıyla sayılır."
    ),
    "backtest_method": "Nasıl okunur",
    "backtest_method_wape": (
        "WAPE, {minutes} dakikalık aralıklarda mutlak hataların toplamının gelen temaslara oranıdır. Küçük kuyruklar "
        "gürültü tabanından iyi tahmin edilemez: sayılar saçıldığı için (Poisson) kusursuz bir tahmin bile bu kadar "
        "şaşar."
    ),
    "backtest_method_mase": (
        "MASE bir önceki haftayı yinelemekle karşılaştırır (1'in altı daha iyidir). wQL bütün bandın hatasıdır; "
        "yanlılık tahmin eksi gerçekleşendir. %80 ve %90 sütunları gerçekleşenlerin ne kadarının bantta kaldığını "
        "söyler."
    ),
    "backtest_method_choice": (
        "Başka bir model ya da en iyi ikisinin ortalaması (a + b yazılır) wQL'yi en az %1 ve bir standart hatadan "
        "fazla düşürmedikçe kullanılan model kalır. Takvim: günün düzeyi, hafta gününün biçimi, olaylar. Düşük rank: "
        "günlerin ortak yanı ve olaylar. Ortalama: ikisinin ortalaması. Tablo: son dört aynı hafta gününün ortalaması."
    ),
    "backtest_method_proof": (
        "Kanıt: hiçbiri daha iyi olmasaydı bu kadar fark çıkma olasılığı (çakışmayan {days} günlük dönemler üzerinde "
        "eşli rastgeleleştirme sınaması), tek yönlü; %5 ve altı kanıttır."
    ),
    "backtest_reliability_note": (
        "Noktalar çizgiye oturuyorsa bantlar doğrudur; söz vermeyen aralıklar (sıfır temaslık yüzdelik) sayılmadı."
    ),
    "head_model": "Model",
    "head_chosen": "Seçilen",
    "head_window": "Saatler",
    "head_wape": "WAPE",
    "head_floor": "Taban",
    "head_naive": "Tablo",
    "head_saved": "Kazanç",
    "head_verdict": "Daha iyi mi?",
    "head_mase": "MASE",
    "head_bias": "Yanlılık",
    "head_wql": "wQL",
    "head_cov80": "%80 içinde",
    "head_cov90": "%90 içinde",
    "head_wape_day": "Gün WAPE",
    "head_wape_event": "Olay WAPE",
    "head_came": "Gelen",
    "head_expected": "Beklenen",
    "head_difference": "Fark",
    "head_chances": "Sapma",
    "head_events": "Olaylar",
    "head_from": "Sınama başı",
    "verdict_beaten": "kanıtlandı",
    "verdict_not_beaten": "kanıtlanmadı",
    "verdict_behind": "tablo daha iyi",
    "window_all": "tümü",
    "window_event": "olaylar ve tatiller",
    "window_ordinary": "olağan",
    "model_chosen": "seçilen",
    "model_seasonal_naive": "tablo",
    "model_two_stage": "takvim",
    "model_low_rank": "düşük rank",
    "model_average": "ortalama",
    "model_average_structural": "yapısal ile ortalama",
    "model_average_reconciled": "ortalama, uyumlu",
    "model_joined": "{first} + {second}",
    "chart_days_ahead": "gün sonrası",
    "chart_wape": "WAPE",
    "chart_promised": "söz verilen pay",
    "chart_observed": "gözlenen pay",
    "chart_floor": "gürültü tabanı",
    "chart_came": "gelen",
    "chart_expected": "beklenen",
    "chart_band": "%80 bandı",
    "said_page": "Sayfa burada: {file}.",
    "origins_out_of_range": "{value} sınama başlangıcı yapılamaz; 1 ile 104 arası olabilir.",
    "moment_outside_day": "an, açıklanacak {day} gününde değil; ikisinden yalnız birini verin.",
    "horizon_out_of_range": "{value} günlük ufuk sınanamaz; 1 ile 400 arası olabilir.",
    "unknown_model": "“{value}” adlı model bilinmiyor; bilinenler: {allowed}.",
}
