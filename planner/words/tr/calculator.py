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
    "erlang_patience_unused": "{model} modeli sabra bakmaz; a modeli bakar.",
    "erlang_unstable": "durmadan uzar",
    "head_agents": "Temsilci",
    "head_level": "Süresinde",
    "head_p_wait": "Bekleyen",
    "head_gave_up": "Vazgeçen",
    "head_blocked": "Dolu bulan",
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
    "fault_agents_or_target": "ya isteneni (--target) ya da kaç temsilci olduğunu (--agents) söyleyin.",
    "fault_within_invalid": "{within_s} sn içinde yanıt verilemez; 0 ya da daha çok olmalı.",
    "fault_patience_needed": "a modeli sabır süresi ister: müşteriler vazgeçmeden önce ortalama ne kadar bekler.",
}
