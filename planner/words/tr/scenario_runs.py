"""Words in Turkish: a scenario next to its base plan."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "plan_or_period": (
        "ya --plan kayıtlı bir planı ({value}) gösterir ya da {options} başka bir plan ister; ikisinden birini veriniz."
    ),
    "scenario_unchanged": "“{name}” bu planın dayandığı hiçbir şeye dokunmuyor: plan olduğu gibi kalır.",
    "scenario_no_roster": "“{name}”: çizelge bulunamadı. Hizmeti, maliyeti ve kuralları söylenemez.",
    "scenario_idle": "{count} adım planın dayandığı hiçbir şeyi değiştirmiyor: {steps}.",
    "scenario_total": (
        "“{name}”: {late}; maliyet {cost} {currency}, ücretli saat {hours}; {people} kişinin {days} günde vardiyası "
        "değişiyor."
    ),
    "scenario_total_kept": "“{name}”: {late}; vardiyalar ve maliyet aynı kalıyor.",
    "scenario_loosens": (
        "Bu senaryo {book} kitabının {count} kuralını gevşetiyor ya da çıkarıyor: {rules}. Yasanın ve sözleşmenin buna "
        "izin verip vermediğine bakınız."
    ),
    "scenario_kept_without": "Çizelge korunuyor: {list}.",
    "scenario_kept_hires": "işe alınan {count} kişinin çizelgede vardiyası yok",
    "scenario_kept_trainings": "{count} eğitim yerleştirilmiyor",
    "scenario_kept_overtime": "fazla mesai kullanılmıyor",
    "scenario_kept_away": "{channels} çalışmazken ulaşamayanlar gelmez: bu temaslar buradaki hiçbir rakamda yoktur. "
    "Nereye geldiklerini channel_shift ya da `contacts` ile belirtiniz.",
    "scenario_stayed": "Yeni bir çizelge, işletmenin kendi fiyatlarıyla daha iyi hizmet vermiyor: eskisi korunuyor.",
    "scenario_late_more": "fazla bekleyen temas {count} artıyor ({before} → {after}, ± {noise})",
    "scenario_late_fewer": "fazla bekleyen temas {count} azalıyor ({before} → {after}, ± {noise})",
    "scenario_late_same": "fazla bekleyen temas sayısı aynı kalıyor ({before})",
    "scenario_late_within": "fazla bekleyen temas gürültü içinde kalıyor ({before} → {after}, ± {noise})",
    "scenario_loses_because": (
        "Belirleyen: {queue}, {when} içinde {points} kaybediyor ({before} → {after}), çünkü {why}{although}."
    ),
    "scenario_gains_because": (
        "Belirleyen: {queue}, {when} içinde {points} kazanıyor ({before} → {after}), çünkü {why}{although}."
    ),
    "scenario_loses_there": (
        "Farkın çoğu: {queue}, {when} içinde {points} kaybediyor ({before} → {after}); oysa orada {why}. Nedeni "
        "bulunamadı."
    ),
    "scenario_gains_there": (
        "Farkın çoğu: {queue}, {when} içinde {points} kazanıyor ({before} → {after}); oysa orada {why}. Nedeni "
        "bulunamadı."
    ),
    "scenario_loses_alone": (
        "Farkın çoğu: {queue}, {when} içinde {points} kaybediyor ({before} → {after}); orada temas, süre, hedef ve "
        "kişiler aynı, demek ki neden başka saatlerde ya da başka ayarlarda."
    ),
    "scenario_gains_alone": (
        "Farkın çoğu: {queue}, {when} içinde {points} kazanıyor ({before} → {after}); orada temas, süre, hedef ve "
        "kişiler aynı, demek ki neden başka saatlerde ya da başka ayarlarda."
    ),
    "scenario_although": " (buna karşın {what})",
    "scenario_and": " ve ",
    "scenario_why_more": "aynı {people} kişiye {count} temas daha fazla geliyor",
    "scenario_why_fewer": "aynı {people} kişiye {count} temas daha az geliyor",
    "scenario_why_more_both": (
        "aynı {people} kişiye {count} temas, başka kuyruklardan da {others} temas daha fazla geliyor"
    ),
    "scenario_why_fewer_both": (
        "aynı {people} kişiye {count} temas, başka kuyruklardan da {others} temas daha az geliyor"
    ),
    "scenario_why_others_more": "kuyruğun {people} kişisine başka kuyruklardan {others} temas daha fazla geliyor",
    "scenario_why_others_fewer": "kuyruğun {people} kişisine başka kuyruklardan {others} temas daha az geliyor",
    "scenario_why_longer": "her temas {seconds} sn daha uzun sürüyor ({before} → {after} sn)",
    "scenario_why_shorter": "her temas {seconds} sn daha kısa sürüyor ({before} → {after} sn)",
    "scenario_why_goal": "hedefi değişiyor ({before} → {after})",
    "scenario_why_people_fewer": "bu kuyruğa bakabilenlerden {count} kişi daha az orada ({before} → {after})",
    "scenario_why_people_more": "bu kuyruğa bakabilenlerden {count} kişi daha fazla orada ({before} → {after})",
    "scenario_why_people_others": "orada başka kişiler ya da başka becerileri olanlar var ({after}, sayı aynı)",
    "scenario_why_shifts_fewer": "yeni çizelgede orada {count} kişi daha az var ({before} → {after})",
    "scenario_why_shifts_more": "yeni çizelgede orada {count} kişi daha fazla var ({before} → {after})",
    "scenario_why_shifts_others": "yeni çizelgede orada başka kişiler var ({after}, sayı aynı)",
    "scenario_steps": (
        "Adım adım, {queue} kuyruğunda {when} içinde geciken temas: {list} (her adım yeniden, {times} kez simüle "
        "edildi)."
    ),
    "scenario_step": "{cause} {late}",
    "scenario_cause_work": "değişen iş",
    "scenario_cause_people": "kimin orada olduğu ve ne yapabildiği",
    "scenario_cause_shifts": "yeni çizelge",
    "scenario_within_noise": (
        "Gürültü içinde: {replications} tekrar, {points} farkı ({queue}, en büyük hizmet farkı) hiçten ayıramıyor."
    ),
    "scenario_by_chance": (
        "Öne çıkan bir fark yok: en büyüğü ({queue}, {points}), {queues} kuyruktan birinde yalnızca rastlantıyla "
        "görülen kadar."
    ),
    "scenario_new_queue": (
        "{queue} yeni: {contacts} temas, zamanında yanıtlanan {service}. Öncesi olmadığından geciken temaslarının tümü "
        "artış sayılır."
    ),
    "scenario_gone_queue": (
        "{queue} kalkıyor: {contacts} teması vardı, zamanında yanıtlanan {service}. Sonrası olmadığından geciken "
        "temaslarının tümü azalış sayılır."
    ),
    "scenario_single_days": "Tek tek günlerde ise öne çıkan var: {list}.",
    "scenario_single_day": "{queue}, {day}: {points}, geciken temas {late} (± {noise})",
    "scenario_events": "Etkinlikler: {list}.",
    "scenario_event_added": "{title} yeni ({now})",
    "scenario_event_moved": "{title}: {was} yerine {now}",
    "scenario_event_gone": "{title} ({was}) iptal",
    "scenario_event_around": "{title} ({now}) sırasında oluyor",
    "scenario_events_more": "{count} etkinlik daha",
    "scenario_same_service": "Hizmet her kuyrukta aynı: her temas aynı sonucu görüyor.",
    "scenario_goals": "Tutan hedef: {goals} hedeften {before} → {after}.",
    "scenario_hard": "Çiğnenen kesin kural: {before} → {after} ({new} yeni).",
    "scenario_floors": "Asgari kadrolarda eksik kişi-saat: {before} → {after}.",
    "scenario_on_call": (
        "Nöbet: {asked} nöbetten {filled} dolu (önce {asked_before} nöbetten {filled_before}); {changed} tanesi farklı."
    ),
    "scenario_moves": (
        "Değişen {days} vardiya gününden {new} yeni, {freed} boşalıyor; kalan {both} vardiyanın başlangıcı ortalama "
        "{hours}, en çok {most} saat kayıyor."
    ),
    "scenario_moves_one": (
        "Değişen {days} vardiya gününden {new} yeni, {freed} boşalıyor; kalan tek vardiyanın başlangıcı {hours} saat "
        "kayıyor."
    ),
    "scenario_moves_days": "Değişen {days} vardiya gününden {new} yeni, {freed} boşalıyor.",
    "scenario_pay_away": "Maliyet çizelgedeki saatleri sayar: işte olunmayan günler için ödenen içinde değildir.",
    "scenario_base_made": "Kayıtlı bir plan sorulmadı; temel plan bunun için yapıldı, taslak olarak saklanmadı.",
    "scenario_played": (
        "Temel ve senaryolar aynı rastgele sayılarla {replications} kez simüle edildi (tohum {seed}); ±, farkın iki "
        "standart hatasıdır."
    ),
    "scenario_played_on": (
        "Bir fark açık kaldığından temelle birlikte simülasyonu sürdürülenler: {list}. Orada ±, üç standart hatadır: "
        "birden çok kez bakan, rastlantıya daha sık kanar."
    ),
    "scenario_times": "“{name}” toplam {count} kez",
    "scenario_replications": (
        "{value} tekrar karşılaştırılamaz; {least} ile {most} arasında olmalı: tek bir tekrar, rastlantıyı farktan "
        "ayıramaz."
    ),
    "scenario_queues": (
        "Kuyruklara göre hizmet (her biri {replications} tekrar; gri: gürültü içinde, renkli: üç standart hatanın "
        "dışında)"
    ),
    "scenario_queues_note": (
        "Temas ve iş saati: bütün plan için tahmin. Önceki ve sonraki hizmet, zamanında yanıtlanan paydır; olasılık, "
        "hedefin kendi döneminde ve en kötüsünde tutma olasılığıdır."
    ),
    "scenario_days": "En çok değişen günler (üç standart hatanın dışında: rastlantı 370 günden birini oraya taşır)",
    "scenario_needs": "Gereken kişi-saat, işi kimlerin yapabildiğine göre",
    "scenario_costs": "Saat ve maliyet ({currency})",
    "scenario_rules": "Kurallar",
    "scenario_nights": "Riskli günler: hedeflerin ötesinde geciken temas",
    "scenario_hours_paid_h": "yazılan ücretli saat",
    "scenario_hours_need_h": "gereken kişi-saat",
    "scenario_money": "maliyet: {kind}",
    "scenario_side_title": "Yan yana",
    "scenario_base": "temel",
    "scenario_side_late": "geciken temas",
    "scenario_side_service": "zamanında payı, bütün kuyruklar",
    "scenario_side_goals": "tutan hedef",
    "scenario_side_paid_h": "ücretli saat",
    "scenario_side_need_h": "gereken kişi-saat",
    "scenario_side_cost": "maliyet",
    "scenario_side_overtime": "bunun fazla mesaisi",
    "scenario_side_hard": "çiğnenen kesin kural",
    "scenario_side_floors": "asgari kadroda eksik kişi-saat",
    "scenario_side_on_call": "dolu nöbet",
    "scenario_side_moved": "vardiyası değişen kişi / gün",
    "head_scenario": "senaryo",
    "head_late_more": "geciken ±",
    "head_contacts_change": "temas ±",
    "head_work_change": "iş sa ±",
    "head_points": "puan",
    "head_chance_before": "önce olasılık",
    "head_chance_after": "sonra olasılık",
    "head_hard": "kesin",
    "head_new": "yeni",
    "head_gone": "kalkan",
    "head_late_before": "önce geciken",
    "head_late_after": "sonra geciken",
    "head_worst_queue": "en kötü kuyruk",
    "figure_scenario_service_before": "{about} hizmeti, temel",
    "figure_scenario_paid": "ücretli saat, senaryo eksi temel",
    "figure_scenario_days": "değişen vardiya günü",
    "said_scenario_files": "Değişen çizelgeler: {files}.",
    "scenario_page_title": "Ya öyle olursa? {operation}, {start} - {end}",
    "scenario_page_map": "Kuyruk ve güne göre hizmet, senaryo eksi temel",
    "scenario_page_map_note": (
        "Hizmet puanı; kırmızı: daha kötü, mavi: daha iyi, gri: eşli farkın üç standart hatası içinde, beyaz: "
        "değerlendirilen temas yok. Hiç değişmeyen 370 hücreden biri rastlantıyla öne çıkar."
    ),
    "scenario_page_costs": "Ne kadara mal oluyor",
    "scenario_page_ground": "Neye dayanıyor",
    "chart_scenario_points": "hizmet puanı",
    "chart_scenario_cost": "maliyet, bin {currency}",
}
