"""Turkish: a night, its steps and sites."""

SENTENCES: dict[str, str] = {
    "night_dry": "Bir kopya üzerinde prova: hiçbir şey yazılmadı, yayımlanmadı, gönderilmedi. Gece şöyle biterdi:",
    "night_draft": (
        "{plan} taslağı hazır: {contacts} temas bekleniyor, bunların {service} kadarı hedefi içinde karşılanır."
    ),
    "night_no_goal": "hiçbiri",
    "night_untouched": "Yayımlanmış hiçbir şeye dokunulmadı.",
    "night_published": "{number} numaralı yayın olarak yayımlandı.",
    "night_repeated": "Bu gece zaten çalıştırıldı; taslağı {plan}.",
    "night_first": "Henüz yayın yok; yayımlamak için: vardiya publish {folder} --plan {plan}",
    "night_next": "Yayımlamak için: vardiya publish {folder} --plan {plan}",
    "night_compared": "Yayımlanmış planla karşılaştırma, ikisinin de kapsadığı günlerde:",
    "night_behind": "Yayımlanmamış ilk pazartesi olan {start} günü başlıyor; yayın {until} günü bitiyor.",
    "night_not_due": (
        "Henüz yayımlanmadı: {start} günü başlıyor, planlar ise {days} gün önce yayımlanır (cycle: "
        "publish_days_before)."
    ),
    "night_pool_draft": (
        "Yayımlanmadı: ortak planlanan merkezlerin planı, ilke ne olursa olsun taslak kalır. vardiya workspace summary "
        "ile bakabilirsiniz."
    ),
    "night_log_refused": "Günlük dosyası yazılamadı ({said}); gece onsuz sürdü.",
    "night_taken_in": (
        "Gelen kutusundan alındı: {files} dosya, {read} satır okundu, {added} yeni, {dropped} zaten biliniyordu, "
        "{replaced} değiştirildi, {filled} tamamlandı, {assumed} varsayıldı."
    ),
    "night_waiting": "Teslimi sürüyor, sonraki geceye bırakıldı: {files}.",
    "night_refused_files": "Reddedildi ve gelen kutusunda kaldı: {refused} dosya, {problems} sorun.",
    "night_notices": (
        "Bildirimler: {sent} gönderildi, {dry} gönderim kapalı olduğu için gönderilmedi, {waiting} yeniden denenecek, "
        "{failed} bırakıldı."
    ),
    "night_skipped": "{operation}: dokunulmadı, son gecesi ({run}) tamamlanmıştı.",
    "night_never": "{operation}: dokunulmadı, hiç gece çalıştırılmamış.",
    "night_interrupted": "Yarıda kesildi. Yeniden çalıştırınız: kaldığı yerden sürer.",
    "night_unreached": "Çalıştırma daha önce kesildiği için başlamadı. vardiya nightly komutunu yeniden çalıştırınız.",
    "night_frozen": (
        "Yayımlanmadı: yayımlanmış ve dondurulmuş günleri değiştiriyor (çalışan günü: {count}). {plan} taslak kalıyor."
    ),
    "night_frozen_remedy": (
        "vardiya diff ile bakınız. --anyway ve bir gerekçeyle elle yayımlayınız ya da sonraki geceyi bekleyiniz."
    ),
    "night_notice": (
        "Yayımlanmadı: çalışanlara kural kitabının söz verdiğinden geç haber veriyor (çalışan günü: {count}). {plan} "
        "taslak kalıyor."
    ),
    "night_notice_remedy": (
        "--anyway ve bir gerekçeyle elle yayımlayınız; sonrakinin yetişmesi için cycle.publish_days_before değerini "
        "yükseltiniz."
    ),
    "night_taken_back": (
        "Yayımlanmadı: bu günleri kapsayan {number} numaralı yayın elle geri alınmış. {plan} taslak kalıyor."
    ),
    "night_taken_back_remedy": (
        "Elle yayımlayınız: vardiya publish {folder} --plan {plan}. Bundan sonra geceler yine kendiliğinden yayımlar."
    ),
    "night_unreadable": "Plan yapılmadı: bu günlerde yürürlükte olan {plan} planı okunamıyor ({part}: {said}).",
    "night_unreadable_remedy": (
        "vardiya doctor {folder} komutunu çalıştırınız: bir kopyadan geri alınıp alınamayacağını söyler. Ya da bu "
        "günler için elle başka bir plan yayımlayınız: geceler oradan sürer."
    ),
    "night_hard_violations": "Yayımlanmadı: {plan} taslağı {count} kez kesin kural çiğniyor.",
    "night_hard_violations_remedy": "vardiya check çalıştırınız; yayımlanmış plan geçerli kalır.",
    "night_not_simulated": "Yayımlanmadı: {plan} taslağı hiç benzetilmedi.",
    "night_not_simulated_remedy": "vardiya plan çalıştırınız; yayımlanmış plan geçerli kalır.",
    "night_no_reason": "Yayımlanmadı: {plan} taslağının yayımlanması için gerekçe gerekiyor.",
    "night_no_reason_remedy": "Bir gerekçeyle elle yayımlayınız.",
    "night_told_files": (
        "{operation}: dosyalarında sorun var: {count} ({run}). vardiya validate çalıştırınız, düzeltiniz, ardından "
        "vardiya retry çalıştırınız."
    ),
    "night_told_storage": (
        "{operation}: disk ya da veritabanı izin vermiyor ({run}). vardiya doctor çalıştırınız, yer açınız, ardından "
        "vardiya retry çalıştırınız."
    ),
    "night_told_bug": (
        "{operation}: bizim bir hatamız ({run}). vardiya --verbose retry çalıştırınız ve söylediğini bize bildiriniz."
    ),
    "night_status_done": "tamam",
    "night_status_repeated": "zaten çalıştırıldı",
    "night_status_gated": "son planı korudu",
    "night_status_failed": "başarısız",
    "night_status_locked": "başka çalıştırma",
    "night_status_interrupted": "yarıda kesildi",
    "night_status_unreached": "başlamadı",
    "night_status_skipped": "dokunulmadı",
    "night_column_operation": "İşletme",
    "night_column_status": "Gece",
    "night_column_code": "Çıkış kodu",
    "night_column_plan": "Taslak",
    "night_column_gates": "Engel",
    "night_column_time": "Süre",
    "stage_intake": "teslim edilenler",
    "stage_scores": "dünün tahmini",
    "stage_plan": "plan",
    "stage_risk": "yayımlanmış planın riski",
    "stage_draft": "taslağın saklanması",
    "stage_files": "taslağın dosyaları",
    "stage_publish": "yayın",
    "stage_notices": "bildirimler",
    "stage_feeds": "takvimler",
    "stage_purge": "saklama süresi dolanlar",
}
