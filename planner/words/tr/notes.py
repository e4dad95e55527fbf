"""Planlamacının tahmin ve ihtiyaç hakkında bilmesi gerekenler."""

SENTENCES: dict[str, str] = {
    "note_growth_assumed": "Öğrenilen eğilimin ötesinde düzey yılda %{percent} büyür: bu sizin varsayımınızdır.",
    "note_no_yearly_season": (
        "{days} günlük geçmiş yıllık mevsimi göstermez ({wanted_days} gün gösterir); uzak aylar mevsimsiz ve daha "
        "geniş bantlarla tahmin edilir."
    ),
    "note_events_unknown_after": (
        "{start_min} sonrasında bilinen maç, promosyon ya da lansman yok; sonraki haftalar bunlarsız tahmin edilir."
    ),
    "note_masked_run": (
        "{queue}, {start_min} - {end_min}: öğrenme dışı bırakıldı, {looks_like} gibi görünüyor, {reach} ({observed} "
        "temas, olağanı {usual})."
    ),
    "note_step_suspected": (
        "{queue}: düzey {start_min} dolaylarında %{percent} değişmiş ve öyle kalmış görünüyor. Nedenini biliyorsanız "
        "events.csv dosyasına kalıcı değişiklik (change) olarak yazın; tahmin ilk gününden ona uyar."
    ),
    "reach_queue": "yalnız bu kuyrukta",
    "reach_channel": "kanalın birkaç kuyruğunda birden",
    "reach_site": "birkaç kanalda birden",
    "note_short_history": "Geçmiş {days} gün; {wanted_days} gün olsa tahmin mevsimleri daha iyi bilirdi.",
    "note_gap_before_horizon": "Geçmişin sonu ile plan arasında {days} gün var; tahmin bunu aşmak zorunda.",
    "note_at_least_intervals": "{intervals} aralıkta kanal sınırlıydı ya da kapalıydı; temasları “en az” sayılıyor.",
    "note_uncalibrated": "Bantlar ayarlanmadı: tahmini sınamak için geçmiş çok kısa.",
    "note_scaled_leads": "Hatalar {measured_days} gün ilerisi için biliniyor; {days} günün bantları büyütüldü.",
    "note_few_origins": "Bantlar {wanted} yerine {origins} sınama başlangıcına dayanıyor; yanıltabilir.",
    "note_no_history": "{queue} kuyruğunun geçmişi yok; forecast_edits.csv ekleme yapmadıkça tahmini sıfırdır.",
    "note_no_contacts": "{queue} kuyruğuna hiç temas gelmemiş; forecast_edits.csv ekleme yapmadıkça tahmini sıfırdır.",
    "note_silent_queue": "{queue} kuyruğuna {days} gündür temas gelmiyor.",
    "note_ended_early": "{queue} kuyruğunun kayıtları {end_min} tarihinde bitiyor; son düzeyi sürdürüldü.",
    "note_started_midway": "{queue} kuyruğu {start_min} tarihinde başladı; tahmini o günden sonrasına dayanıyor.",
    "note_structural_fell_back": "{queue}: yapısal üye uyum bulamadı; yerine takvim modeli konuşuyor.",
    "note_kind_never_seen": "{event}: geçmişte bu türden olay yok ({kind}); etkisiz tahmin edildi.",
    "note_prior_lift": (
        "{event}: {like} sınıfının {factor} katı olarak tahmin edildi; kendi sınıfından {seen_events} geçmiş olay, "
        "{prior_events} olay değerindeki öngörüye karşı geçmişe %{history_percent} söz hakkı veriyor."
    ),
    "note_like_unknown": (
        "{event}: “{like}” ne bilinen bir olay ne de aynı türden bir sınıf (match/1/derby gibi); kendi sınıfına göre "
        "tahmin edildi."
    ),
    "note_events_at_once": (
        "{start_min}: aynı anda {events} olay etkili, geçmişte en çok {seen} idi; birlikte getirdikleri varsayımdır."
    ),
    "note_class_never_seen": (
        "{event}: geçmişte {tier}. kademeden böyle olay yok ({kind}); etkisi görülen en yakın kademeninkidir."
    ),
    "note_patience_unknown": (
        "{language}, {family}: müşterinin ne kadar beklediği bilinmiyor; sonsuza dek beklediği varsayıldı."
    ),
    "note_patience_borrowed": "{language}, {family}: {queues} için sabır süresi yanındaki kuyruklardan alındı.",
    "note_concurrency_differs": (
        "{language}, {family}: kuyruklarda aynı anda yürüyen sohbet sayısı farklı; en yoğun kuyruğunki alındı."
    ),
    "note_queue_unserved": "{queue} kuyruğuna kimse bakamıyor: temasları hep bekler. Eğitin ya da işe alın.",
    "note_queue_unserved_channel": (
        "{queue} kuyruğuna kimse bakamıyor. agents.csv dosyasındaki kanalları izin verse {count} kişi hemen bakabilir: "
        "{agents}."
    ),
    "note_queue_unserved_certificate": (
        "{queue} kuyruğuna kimse bakamıyor: istediği belgeler yok ya da süresi doluyor. {count} kişinin başka eksiği "
        "yok: {agents}."
    ),
    "note_queue_unserved_skill": (
        "{queue} kuyruğuna kimse bakamıyor. {count} kişinin yalnız becerisi eksik; birkaçını eğitin: {agents}."
    ),
    "note_queue_unserved_language": (
        "{queue} kuyruğuna kimse bakamıyor. {count} kişinin dil düzeyi yetmiyor; düzeyi düşürün ya da öğretin: "
        "{agents}."
    ),
    "note_queue_unserved_hire": (
        "{queue} kuyruğuna kimse bakamıyor; tek bir yetki, belge, beceri ya da düzey de bunu değiştirmez: işe alın "
        "ya da kuyruğu kaldırın."
    ),
    "note_patience_estimated": (
        "{queue}: müşteriler vazgeçmeden önce ortalama {seconds} s bekliyor; {abandons} vazgeçmeden kestirildi."
    ),
    "note_patience_shrunk": (
        "{queue}: {seconds} s'lik sabır, kanalın varsayılanı ile yalnızca {abandons} vazgeçmenin gösterdiği arasında."
    ),
    "note_patience_default": "Sabır kanalın varsayılanı, ölçülmüş değil: {channels}.",
    "note_chat_curve": (
        "{channel}: aynı anda {chats} sohbette biri {seconds} s sürüyor; temsilci saatte {hourly} sohbet bitiriyor."
    ),
    "note_chat_curve_assumed": (
        "{channel}: aynı anda {chats} sohbette biri {seconds} s, saatte {hourly} sohbet biter: yavaşlama varsayımdır, "
        "ölçtüğünüzü yazın (slowdown ya da aht_s)."
    ),
    "note_inside_measured": (
        "Temsilciler sürelerinin %{percent} kadarında oturumda ama hazır değil; {hours} temsilci-saat üzerinden "
        "ölçüldü."
    ),
    "note_inside_default": (
        "Oturumda olup hazır olunmayan süre %{percent} olarak varsayıldı (shrinkage.inside_share), ölçülmedi: temsilci "
        "durumları yok (states.csv)."
    ),
    "kind_match": "maç",
    "kind_tournament": "turnuva",
    "kind_promotion": "kampanya",
    "kind_message": "müşteri iletisi",
    "kind_maintenance": "bakım",
    "kind_outage": "kesinti",
    "kind_holiday": "tatil",
    "kind_payday": "maaş günü",
    "kind_ramadan": "Ramazan",
    "kind_launch": "açılış",
    "kind_change": "kalıcı değişiklik",
    "family_voice": "Telefon",
    "family_phone": "Telefon",
    "family_chat": "Sohbet",
    "family_messaging": "Mesajlaşma",
    "family_deferred": "E-posta ve arka ofis",
    "family_email": "E-posta",
    "family_back_office": "Arka ofis",
    "kind_burst": "temas seli",
}
