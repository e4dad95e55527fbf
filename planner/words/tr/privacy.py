"""Turkish: personal data."""

SENTENCES: dict[str, str] = {
    "column_reason": (
        "“{value}” sütunu okunmaz ve hiçbir yerde saklanmaz; dosyadan çıkarın: bir neden sağlık verisi olabilir "
        "(GDPR m. 9, KVKK m. 6) ve çizelgenin buna ihtiyacı yoktur."
    ),
    "name_not_an_id": (
        "hücre bir kimlik değil; en çok 64 harf, rakam, nokta, tire ya da alt çizgi kullanın. (Bir ad olabileceği "
        "için burada gösterilmiyor.)"
    ),
    "privacy_unknown": (
        "“{value}” hakkında tutulan hiçbir şey yok: bu kimlik hiçbir dosyada, planda ya da yayında geçmiyor "
        "(bilinen: {people} kişi)."
    ),
    "privacy_at_work": (
        "{value} agents.csv dosyasına göre hâlâ çalışıyor: last_day sütununa geçmiş bir gün yazın, onsuz planlayıp "
        "yayımlayın, sonra yeniden deneyin."
    ),
    "privacy_rostered": (
        "{value} için {until} tarihine kadar yayımlanmış vardiya var: kimse ona güvenmesin diye önce onsuz bir plan "
        "yayımlayın."
    ),
    "privacy_retained": (
        "{value} için {last} tarihine kadarki vardiyalar, taleplere dayanak olabileceğinden {until} tarihine kadar "
        "saklanır (operation.yaml, retention.publications: {days} gün); --anyway yine de siler, --why ile gerekçesi "
        "denetim izine yazılır."
    ),
    "privacy_named": (
        "{file} dosyasının {lines} numaralı satırları {value} kimliğini anıyor: kimliği çıkarın ya da yerine "
        "başkasını yazın, sonra yeniden deneyin."
    ),
    "privacy_mentioned": (
        "{file} dosyasının {lines} numaralı satırlarında {value} sözcüğü geçiyor, belki kişiyi anmıyor: bir bakın; "
        "--anyway yine de siler ve dosyayı olduğu gibi bırakır."
    ),
    "privacy_what": "Ne",
    "privacy_place": "Yer",
    "privacy_rows": "Satır",
    "privacy_nothing": "Tutulan bir şey yok.",
    "privacy_counts": "Değişen satır ve dosyalar",
    "said_privacy_export": (
        "{places} yerden {count} satır {out} klasörüne yazıldı: neyin ne olduğunu index.html anlatır. Kişisel veri "
        "içerir; ilgili kişiye verin, sonra silin."
    ),
    "said_privacy_dry": (
        "Hiçbir şey değiştirilmedi. --yes ile yukarıdaki satırlar işletmenin dosyalarından çıkar, ad ve bildirimler "
        "silinir; planlarda, yayınlarda, günlükte ve denetim izinde {agent} yerine rastgele bir kimlik geçer; "
        "deponun daha önceki yedekleri kaldırılır."
    ),
    "said_privacy_erased": "{agent} silindi; toplamlar için kalan vardiyalar artık {tombstone} kimliğine ait.",
    "said_privacy_left": (
        "Şu dosyalar kişiyi hâlâ anıyor; vardiya dışa aktardığınız ya da kendi yazdığınız dosyaları değiştirmez. "
        "Bunları silin ya da düzeltin:"
    ),
    "said_privacy_unread": (
        "Şu dosyaların içine bakılamadı (parolalı, bozuk ya da çok büyük): kişiyi anıp anmadıklarına kendiniz bakın:"
    ),
    "said_privacy_purged": "Saklama süresi dolduğu için silinenler: {told}.",
    "said_privacy_nothing_old": "Saklama süresini aşan bir şey yok.",
    "privacy_page_title": "{agent} hakkında tutulan veriler",
    "privacy_page_made": "İşvereninizin vardiya planlama yazılımı vardiya tarafından {at} anında hazırlandı.",
    "privacy_page_rights": (
        "Bu kopyayı alma (KVKK m. 11 ve 13; GDPR m. 15 ve 20), düzeltilmesini isteme ve hiçbir yasa saklanmasını "
        "gerektirmediğinde silinmesini isteme hakkınız vardır."
    ),
    "privacy_page_what": "Ne",
    "privacy_page_rows": "Satır",
    "privacy_page_file": "Dosya (CSV)",
    "privacy_page_json": "Tamamı, makinece okunabilir tek dosyada:",
    "privacy_page_third": (
        "Devamsızlık nedenleri tutulmaz. Başkalarının kimlikleri (eşleşmelerdeki gibi) onların da verisidir: lütfen "
        "özenle kullanın."
    ),
    "held_agents": "Sözleşme, ekip, diller, beceriler ve sertifikalar",
    "held_names": "Ad ve adres",
    "held_absences": "Devamsızlıklar, nedensiz",
    "held_activities": "Yapılacak eğitim, koçluk ve toplantılar",
    "held_balances": "Saat bakiyesi",
    "held_bids": "Vardiya tercih puanları",
    "held_ledger": "Önceki ayların gece, hafta sonu ve bayramları, teslim edildiği gibi",
    "held_locks": "Sabitlenmiş günler",
    "held_offers": "Fazla mesai ya da izin teklifleri",
    "held_pairs": "Birbirini yedekleyen ya da ayrı duran çiftler",
    "held_previous": "Daha önce çalışılan vardiyalar",
    "held_protections": "Tarihleriyle korumalar, nedensiz",
    "held_wishes": "İstekler",
    "held_store_identities": "Son yayındaki ad ve adres",
    "held_store_duties": "Yayımlanmış vardiyalar ve icap nöbetleri",
    "held_store_ledger": "Son on iki ayın gece, hafta sonu ve bayramları",
    "held_store_feeds": "Takvim akışının kayıtları",
    "held_store_outbox": "Bildirimler",
    "held_store_audit": "Denetim izi satırları",
    "held_store_publications": "Gerekçesinde kimlik geçen yayınlar",
    "held_store_runs": "Çalıştırma kayıtları",
    "held_store_attempts": "Deneme kayıtları",
    "held_store_steps": "Adım kayıtları",
    "held_store_erasures": "Silme kayıtları",
    "held_plans": "Taslak ve yayımlanmış planlardaki vardiyalar",
    "held_log": "Gece günlüğünün satırları",
    "held_files": "Taslak, yayın ve akış dosyaları",
    "held_drafts": "Taslak klasörleri",
    "held_published": "Yayın klasörleri",
    "held_backups": "Kaldırılan depo yedekleri",
    "held_store_plans": "Saklanan planlar",
    "held_store_stages": "Plan aşamaları",
    "held_store_holders": "Kilidi tutan",
    "held_store_scores": "Tahmin puanları",
    "held_store_pointer": "İşaretçi",
    "held_store_checks": "Denetim sonuçları",
}
