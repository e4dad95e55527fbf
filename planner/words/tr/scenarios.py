"""Words in Turkish: scenarios and their comparison."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "bad_scenario_day": "“{value}”: gün 2026-05-01 (2000-2100 arası) ya da planın başından sayarak +6 gibi yazılır.",
    "bad_scenario_moment": (
        "“{value}”: an 2026-05-01T20:30 (2000-2100 arası) ya da planın başından sayarak +6 20:30 gibi yazılır."
    ),
    "scenario_empty": "dosya boş; name: ve changes: yazılmalıdır.",
    "scenario_other_operation": (
        "senaryo “{value}” operasyonu için hazırlanmış, bu operasyonun adı ise “{name}”. Yine de uyuyorsa operation: "
        "satırını siliniz."
    ),
    "scenario_clash_event": "“{value}” etkinliği {step}. adımda{where} zaten değiştiriliyor; ikisinden birini tutunuz.",
    "scenario_clash_length": (
        "“{value}” etkinliğinin süresi {step}. adımda{where} zaten belirleniyor; ikisinden birini tutunuz."
    ),
    "scenario_clash_goal": "{value} hedefi {step}. adımda{where} zaten belirleniyor; ikisinden birini tutunuz.",
    "scenario_clash_opening": (
        "{value} çalışma saatleri {step}. adımda{where} zaten belirleniyor; ikisinden birini tutunuz."
    ),
    "scenario_clash_queue": "{value} kuyruğu {step}. adımda{where} zaten açılıyor; ikisinden birini tutunuz.",
    "scenario_clash_away": "{value}, {step}. adıma{where} göre zaten yok; bir kişi iki kez eksilemez.",
    "scenario_clash_gone": "{value}, {step}. adımda{where} zaten ayrılıyor; bir kişi iki kez ayrılamaz.",
    "scenario_clash_rule": "“{value}” kuralı {step}. adımda{where} zaten değiştiriliyor; ikisinden birini tutunuz.",
    "scenario_clash_policy": (
        "{value} nöbet politikası {step}. adımda{where} zaten değiştiriliyor; ikisinden birini tutunuz."
    ),
    "scenario_clash_rate": "{value} ücreti {step}. adımda{where} zaten belirleniyor; ikisinden birini tutunuz.",
    "scenario_clash_overtime": (
        "{value} fazla mesaisi {step}. adımda{where} zaten belirleniyor; ikisinden birini tutunuz."
    ),
    "scenario_clash_quantile": (
        "{value} için tahmin yüzdeliği {step}. adımda{where} zaten belirleniyor; ikisinden birini tutunuz."
    ),
}
