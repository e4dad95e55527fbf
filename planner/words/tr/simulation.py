"""`vardiya simulate`: hangi hedefler güvende, nerede yanıyor, riski ne belirliyor."""

SENTENCES: dict[str, str] = {
    "simulated_all_sure": "{queues} kuyruğun hepsi hedefini {chance} ya da daha yüksek olasılıkla tutar.",
    "simulated_all_sure_one": "Kuyruk hedefini {chance} ya da daha yüksek olasılıkla tutar.",
    "simulated_sure": "{queues} kuyruğun {sure} tanesi hedefini {chance} ya da daha yüksek olasılıkla tutar.",
    "simulated_sure_one": "Kuyruk hedefini {chance} altında bir olasılıkla tutar.",
    "simulated_open": "Belirsiz, olasılık yarı ya da üstü: {list}.",
    "simulated_unlikely": "Tutmaktan çok kaçırır: {list}.",
    "simulated_worst_week": (
        "{weeks} haftanın {week}. haftası, olasılıkların en düşük olduğu: güne göre hedefi tutma olasılığı (ayraçta: "
        "yüzde olarak süresinde yanıtlanan)"
    ),
    "simulated_other_weeks": "Bütün haftalar: --html DOSYA sayfa olarak, --json sayı olarak yazar.",
    "simulated_days": "Güne göre hedefi tutma olasılığı (ayraçta: yüzde olarak süresinde yanıtlanan)",
    "simulated_places": "Dört saatlik dilimde en çok temasın çok beklediği yerler",
    "simulated_no_place": "Hiçbir dört saatte temaslar hedeflerin izin verdiğinden çok beklemiyor.",
    "simulated_ground": "{replications} kez simüle edildi, tohum {seed}: her temas vardiyadaki kişilere yönlendirildi.",
    "simulated_sources": (
        "Risk tahminden (beklenenden başka temas), kimin geldiğinden (devamsızlık) ya da yalnız rastlantıdan gelir."
    ),
    "simulated_step": "{elapsed} sn  benzetim: {asked} oyundan {done} tamam",
    "simulated_title": "Benzetim: {operation}, {start} - {end}",
    "simulated_queues": "Kuyruğa göre, bütün plan",
    "simulated_queues_note": (
        "Olasılık, hedefi söz verildiği her dönemde tutma olasılıklarının en düşüğüdür. Benzetilen "
        "on planın dokuzu aralıkta kalır."
    ),
    "simulated_map": "Hedefi kaçırma olasılığı, kuyruk ve güne göre",
    "simulated_map_note": "Benzetilen 100 plandan kaçı o gün hedefi kaçırır; koyulaştıkça çoğalır. Nokta: temas yok.",
    "simulated_hours": "Hedefi kaçırma olasılığı, kuyruk ve dört saate göre",
    "simulated_hours_note": "Az temas, haftalık hedef güvende olsa da bir saati belirsiz kılar.",
    "chart_miss": "hedefi kaçırma olasılığı",
    "head_chance": "Olasılık",
    "head_p90": "P90 bekl.",
    "head_reply": "Yanıt",
    "head_busy": "Dolu",
    "head_risk_from": "Risk nereden",
    "head_late": "Geciken",
    "head_one_more": "Bir kişi daha",
    "head_avoids": "Önlenen geç",
    "head_per_late": "Her birinin bedeli",
    "fixes_title": "Riskte kalanlar ve dört saat için bir kişi daha neyi değiştirir (bedel {currency})",
    "fixes_none": "Hiçbir dört saat bir hedefi riske atmıyor.",
    "fixes_nobody": "kimse yardım edemez",
    "fixes_like": "{agent} gibi",
    "risk_short": "kişi az",
    "risk_rate": "tahmin",
    "risk_attendance": "kim geldi",
    "risk_chance": "rastlantı",
    "replications_out_of_range": "{value} kez simüle edilemez; 1 ile {most} arasında olmalı.",
}
