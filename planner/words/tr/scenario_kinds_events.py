"""Words in Turkish: scenario changes of events."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "unknown_event_tag": "“{value}” etiketini taşıyan olay yok; bilinenler: {allowed}.",
    "unknown_round": "“{value}” yazılan turlardan biri değil; yazılanlar: {allowed}.",
    "event_over": "“{value}” {at} anında, geçmiş verinin içinde başladı; senaryo yalnız gelecek olanı değiştirir.",
    "event_there_already": "“{value}” kimlikli bir olay zaten var; bu olaya ayrı bir id veriniz.",
    "end_said_twice": "bitişi hem length_min hem de bir bitiş anı söylüyor; birini kaldırınız.",
    "end_not_said": "ne kadar süreceğini length_min ya da ends_at söyler; biri gereklidir.",
    "size_said_twice": "büyüklüğün tamamını contacts söylüyor; like ile lift_factor ya da contacts kaldırılmalı.",
    "since_or_during": "başlangıcı ya since (bir an) ya da during (bir olay) söyler; yalnız biri yazılmalıdır.",
    "hour_without_day": "{value} günü olmayan bir saat; to_day de yazınız, henüz bilinmiyorsa ikisini de kaldırınız.",
    "hour_not_known": "“{value}” olayının saati belli değil; önce event_moved ile to_time veriniz ya da since yazınız.",
    "postponed_earlier": "“{value}” {at} anında, yani bundan sonra; öne alınan bir olay event_moved ile yazılır.",
    "one_event_meant": (
        "tek bir olay olmalı, {count} olay uyuyor (örneğin {value}); which: first, last, biggest ya da nth yazınız."
    ),
    "no_promotion": "“{value}” bir kampanya değil; her tür olayı event_moved taşır.",
    "no_football_match": "“{value}” bir futbol maçı değil; uzatması olmaz.",
    "starts_or_event": "“{value}” turu için ya starts_at ya da event yazılmalıdır; ikisi birden ya da hiçbiri olmaz.",
}
