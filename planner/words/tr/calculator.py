"""`vardiya erlang`: yanıt, tablosu ve hesaplanamayanlar."""

SENTENCES: dict[str, str] = {
    "erlang_needed": "{agents} temsilci gerekir: {level_line} (hedef {target}).",
    "erlang_given": "{agents} temsilci: {level_line}.",
    "erlang_met": "{target} hedefi tutuyor.",
    "erlang_missed": "{target} hedefi tutmuyor.",
    "erlang_needed_b": "{agents} temsilci ya da hat gerekir: temasların {blocked} kadarı hepsini dolu bulur (en çok "
    "{most_blocked}).",
    "erlang_given_b": "{agents} temsilci ya da hat: temasların {blocked} kadarı hepsini dolu bulur ve kaybolur.",
    "erlang_nobody": "Temas yok: kimse gerekmez.",
    "erlang_exact": "Kesirli olarak hedef {exact} temsilci ister; işin kendisi {load} temsilciyi doldurur.",
    "erlang_load": "İşin kendisi {load} temsilciyi doldurur.",
    "erlang_capped": "Doluluk en çok {most} olabilir.",
    "erlang_likely": (
        "Aynı olasılıktaki {count} hacimde (ortalama {offered} temas): {level} kadarı {within} içinde; {late} temas "
        "daha uzun bekler."
    ),
    "likely_unreadable": "{value} hacim olarak okunamıyor; virgüllü sayılar yazın: 20,25,31; hepsi 0 olamaz.",
    "likely_needs_agents": "--likely belli sayıda kişinin ne vereceğini söyler; sayıyı --agents ile verin.",
    "erlang_curve": (
        "Aynı anda {chats} sohbetle bir temsilci her biri için {aht} sn harcar, saatte {per_hour} sohbet bitirir; "
        "sohbetler eşit dağıtılır."
    ),
    "erlang_slow_assumed": (
        "Varsayım: her ek sohbet, bir oturumu tek başına süresinin {share} kadarı uzatır. Ölçün (--slow-per-chat)."
    ),
    "erlang_ground_a": (
        "Erlang A: saatte {per_hour} rastgele geliş, AHT {aht} sn; müşteriler ortalama {patience} sn sonra vazgeçer."
    ),
    "erlang_ground_b": "Erlang B: saatte {per_hour} rastgele geliş, AHT {aht} sn; herkesi dolu bulan kaybolur.",
    "erlang_ground_c": "Erlang C: saatte {per_hour} rastgele geliş, AHT {aht} sn; kimse vazgeçmez.",
    "erlang_ground_chat": "Sohbet: saatte {per_hour} rastgele geliş; müşteriler ortalama {patience} sn sonra vazgeçer.",
    "erlang_ground_chat_waits": "Sohbet: saatte {per_hour} rastgele geliş; kimse vazgeçmez.",
    "erlang_ground_lines": "Aynı anda en çok {lines} temas yanıtlanır ya da bekler; sonraki meşgul sesi alır.",
    "erlang_ground_redial_share": (
        "Kaybedilenlerin {redials} kadarı yeniden dener: her temas için {attempts} deneme. Oranlar denemelerin, "
        "“Sonunda yanıt” temasların oranıdır."
    ),
    "erlang_ground_vip_share": "Temasların {vip} kadarı VIP'tir, öne geçer ama kimseyi kesmez. Hedef onlarındır.",
    "erlang_ground_patience_shape": (
        "Sabır {shape} biçimli Weibull yasasına uyar: 1'de ayrılma olasılığı hiç değişmez, altında çoğu erken ayrılır, "
        "üstünde azı."
    ),
    "erlang_patience_unused": "{model} modeli sabra bakmaz; a modeli bakar.",
    "erlang_unstable": "durmadan uzar",
    "head_agents": "Temsilci",
    "head_level": "Süresinde",
    "head_p_wait": "Bekleyen",
    "head_gave_up": "Vazgeçen",
    "head_blocked": "Dolu bulan",
    "head_served": "Sonunda yanıt",
    "head_level_vip": "Süresinde VIP",
    "head_wait_vip": "VIP bekler",
    "head_wait_others": "Ötekiler bekler",
    "level_vip": "VIP temasların {level} kadarı {within} içinde yanıtlanır",
    "head_occupancy": "Doluluk",
    "level_offered": "tüm gelenlerin {level} kadarı {within} içinde yanıtlanır",
    "level_net_offered": "ondan önce vazgeçenler dışındaki gelenlerin {level} kadarı {within} içinde yanıtlanır",
    "level_served": "yanıtlananların {level} kadarı {within} içinde yanıtlanır",
    "level_waited": "tüm gelenlerin {level} kadarı, yanıtlansın vazgeçsin, en çok {within} bekler",
    "level_patient": "vazgeçmeselerdi tüm gelenlerin {level} kadarı {within} içinde yanıtlanırdı",
    "model_unknown": "“{value}” modeli bilinmiyor; bilinenler: {allowed}.",
    "definition_unknown": "“{value}” tanımı bilinmiyor; bilinenler: {allowed}.",
    "per_unreadable": "“{value}” bir dönem değil; 15min, 30min, 1h ya da day yazın.",
    "aht_unreadable": "“{value}” bir işlem süresi değil; saniye yazın, sohbette her düzey için bir sayı: 480,600,720.",
    "target_unreadable": "“{value}” bir oran değil; 0.8 ya da 80% yazın.",
    "aht_one": "“{value}” birden çok işlem süresi; yalnız chat modeli her sohbet sayısı için birini alır.",
    "aht_levels_differ": (
        "aynı anda {most} sohbet için {count} işlem süresi var; 1 ile {most} arası her sayı için bir tane verin."
    ),
    "aht_levels_needed": (
        "aynı anda 1 ile {most} arası sohbette AHT'yi virgüllerle verin, ya da --mean-chats ile “{value}” ölçülürken "
        "aynı anda kaç sohbet yürüdüğünü."
    ),
    "chat_only": "{value} aynı anda birden çok sohbeti anlatır; onlar yalnız chat modelinde var. Yazmayın.",
    "aht_levels_tell": "--aht her sohbet sayısını söylüyorken {value} gerekmez. Yazmayın.",
    "concurrency_invalid": "aynı anda {value} sohbet olamaz; 1 ya da daha çok olur.",
    "asked_load_invalid": "{value} temas olamaz; 0 ya da daha çok olur, en çok bir milyar temsilcilik iş.",
    "asked_aht_not_positive": "“{value}” bir işlem süresi değil; 0 sn'den uzun olmalı.",
    "asked_throughput_falls": (
        "“{value}” ile bir temsilci aynı anda daha çok sohbette daha azını bitirir; --concurrency değerini en çok "
        "bitirdiği yere indirin ya da süreleri denetleyin."
    ),
    "asked_patience_not_positive": ("{value} sn sabır olamaz; 0 sn'den uzun olmalı (c modeli sabır istemez)."),
    "asked_patience_needed": "a modeli sabır süresi ister: müşteriler vazgeçmeden önce ortalama kaç sn bekler.",
    "asked_patience_endless": "{value} sn'lik sabır sonsuz demektir: onu yazmayın, c modelini kullanın.",
    "asked_agents_or_target": "ya isteneni (--target) ya da kaç temsilci olduğunu (--agents) söyleyin.",
    "asked_target_unattainable": "{value} hedefine kesin olarak hiç ulaşılamaz; daha azını seçin, örneğin 0.99.",
    "asked_goal_invalid": "{value} bir hedef oranı değil; 0 ile 1 arasında yazın, örneğin 0.8 ya da 80%.",
    "asked_within_invalid": "{value} sn içinde yanıt verilemez; 0 ya da daha çok olmalı.",
    "asked_occupancy_invalid": "{value} doluluk olamaz; 0'dan büyük, en çok 1 olmalı.",
    "asked_agents_invalid": "{value} temsilci olamaz; 0 ya da daha çok olur.",
    "asked_agents_not_whole": "burada {value} temsilci olamaz; birden çok sohbette ya da --lines ile sayı tam olmalı.",
    "asked_unstable": (
        "{value} temsilci yetişemez: işin kendisi {load} temsilciyi doldurur, kimse vazgeçmezse kuyruk durmadan uzar. "
        "Temsilci ekleyin ya da sabrı söyleyin (a modeli)."
    ),
    "asked_mean_chats_outside": "ortalama {value} sohbet olamaz; 1 ile {most} arası olur (--concurrency).",
    "asked_slow_down_invalid": "sohbet başına {value} yavaşlama olamaz; 0 ya da daha çok olur.",
    "asked_lines_invalid": "{value} hat olamaz; 1 ile {most} arası olur.",
    "asked_lines_too_few": "{value} hat az: {agents} temsilci aynı anda daha çok temas tutar.",
    "asked_lines_not_here": "b modelinde temsilciler hatların kendisidir; --lines'ı a, c ya da chat ile kullanın.",
    "asked_goal_above_lines": (
        "{value} hatla hedef tutmaz: {agents} temsilci bile {occupancy} dolulukla {level} kadarını süresinde yanıtlar. "
        "Hat ekleyin ya da hedefi düşürün."
    ),
    "asked_redial_share_invalid": "{value} yeniden deneyenlerin oranı olamaz; 0'dan 1'in altına kadar olur.",
    "asked_redial_share_not_here": "c modelinde kimse vazgeçmez ki yeniden denesin; a, b ya da chat kullanın.",
    "asked_redial_share_without_patience": "--patience yoksa kimse vazgeçmez ki yeniden denesin; onu söyleyin.",
    "asked_vip_share_invalid": "{value} VIP temasların oranı olamaz; 0 ile 1 arasında olur.",
    "asked_vip_share_not_here": "iki sınıfın beklemesi kimsenin vazgeçmediği yerde bilinir; c modelini kullanın.",
    "asked_patience_shape_outside": "{value} sabrın biçimi olamaz; {low} ile {high} arası olur, 1 olağan yasadır.",
    "asked_patience_shape_not_here": "b ve c modelleri sabra bakmaz; a ya da chat kullanın.",
    "asked_patience_shape_without_patience": "--patience yoksa biçimlenecek bir şey yok; onu söyleyin.",
    "asked_extra_beside": "--{other} ile birlikte olmaz: ikisinin kesin formülü yok. Tek tek sorun.",
}
