"""Süren gün, tahmininin yanında."""

SENTENCES: dict[str, str] = {
    "today_line": "{day}, saat {until} itibarıyla: {came} temas geldi, tahmin {expected} idi{off}.",
    "today_rest": (
        "{until} ile gece yarısı arasında şimdi {after} temas bekleniyor (%80 bandı {low} - {high}); önce "
        "{before} bekleniyordu."
    ),
    "today_over": "Bugün için başka temas beklenmiyor.",
    "today_midnight": "Tahmin bunun için, {made_at} itibarıyla yapıldı.",
    "today_plan": "Tahmin {plan} planınındır, {made_at} itibarıyla.",
    "head_rest_before": "Kalan, önce",
    "head_rest_after": "Kalan, şimdi",
    "nothing_today": (
        "o ana kadar {day} gününden hiçbir şey bildirilmemiş, görülen geçmiş {until} anında bitiyor; bugünün "
        "temaslarını verin ya da verisi olan bir günün anını yazın."
    ),
}
