"""Words in Turkish: scenario changes of demand."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "hours_no_day": (
        "from_time 24:00'ten önce olmalı; saatler boş olamaz, en çok bir gün sürer. Gece yarısından sonrası "
        "26:00 diye yazılır."
    ),
    "repeat_target": (
        "share (sonrasında yeniden arayanlar) veya fcr_points (FCR artışı) alanlarından yalnız birini yazınız."
    ),
    "repeat_unknown": (
        "operation.yaml, {queue} kuyruğunda temasların ne kadarının yinelendiğini (repeat) belirtmiyor; "
        "from_share yazınız."
    ),
    "repeat_known": (
        "operation.yaml, {queue} için yinelenen payı {known} olarak veriyor, {value} değil; from_share yazmayınız."
    ),
    "repeat_out_of_range": (
        "{queue} kuyruğunda bugün yinelenen pay {known}: {value} puanla 0 ile 1 arasında bir pay kalmıyor."
    ),
    "deflection_twice": "easy_aht_share veya remaining_aht_share alanlarından birini yazınız; biri öbüründen çıkar.",
    "notice_when": "at yazınız ya da iletinin başlangıcına göre gönderileceği bir event belirtiniz.",
    "notice_twice": "at veya after_min alanlarından birini yazınız: gönderim anı ya da olayın başlangıcına göre süre.",
    "replies_nowhere": "replies ile reply_queue birlikte yazılır: kaç kişi geri soruyor ve nereye.",
    "shift_nowhere": "from_channel ile to_channel iki ayrı kanal olmalıdır.",
    "shift_no_pair": (
        "{channel} kuyruklarının hiçbirinin {value} kanalında aynı dil, beceri ve katmanda karşılığı yok; "
        "önce new_queue ile açınız."
    ),
    "new_queue_volume": (
        "factor (like kuyruğundaki temasların katı) veya contacts_a_day alanlarından yalnız birini yazınız."
    ),
    "new_queue_exists": "{value} adlı bir kuyruk zaten var; yeni kuyruğa başka bir ad veriniz.",
    "like_factor_alone": "like_factor için like gerekir: temasları bu katla çarpılacak kuyruk.",
    "goal_of_nothing": "target_share, threshold_s veya period alanlarından en az birini yazınız.",
}
