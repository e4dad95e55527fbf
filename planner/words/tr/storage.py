"""Turkish: what the store cannot do, and what to do about it."""

SENTENCES: dict[str, str] = {
    "failed_locked_by": (
        "{folder} üzerinde başka bir çalışma sürüyor: {what}, {since} tarihinden beri, {host} üzerinde {pid} numaralı "
        "işlem. Bitmesini bekleyin; işlem öldürülse bile kilit kendiliğinden açılır."
    ),
    "storage_full": (
        "Disk dolu: {place} ({said}). Daha önce kaydedilenler eksiksiz duruyor. Yer açıp yeniden çalıştırın."
    ),
    "storage_no_room": (
        "{place} diskinde yeterli yer yok: boş {free_mb} MB, gereken {needed_mb} MB. Hiçbir şey yazılmadı. Yer açıp "
        "(`vardiya doctor --prune --dry-run` nelerin silinebileceğini gösterir) yeniden çalıştırın."
    ),
    "storage_broken": (
        "Disk arızalı: {place} ({said}). Diski denetleyin, ardından `vardiya doctor` "
        "çalıştırın; deponun yedekleri .vardiya/backups/ klasöründedir."
    ),
    "storage_denied": (
        "Okuma ya da yazma izni yok: {place} ({said}). vardiya'yı çalıştıran kullanıcıya "
        "oraya yazma izni verin ve diskin salt okunur bağlanmadığından emin olun."
    ),
    "storage_busy": (
        "Depo yarım dakikadır başka bir işlem tarafından kullanılıyor: {place} ({said}). "
        "O işlem bitince yeniden çalıştırın; sık rastlanan neden, açık unutulmuş bir veritabanı görüntüleyicisidir."
    ),
    "storage_damaged": (
        "Depo bozulmuş: {place} ({said}). `vardiya doctor` çalıştırın, ardından "
        ".vardiya/backups/ klasöründeki en yeni yedeği geri yükleyin."
    ),
    "storage_unreachable": (
        "Veritabanı yanıt vermiyor: {place} ({said}). Sunucunun çalıştığını, kullanıcı adı "
        "ile parolanın doğru olduğunu denetleyin; parolanın yeri PGPASSWORD ya da PostgreSQL parola dosyasıdır."
    ),
    "storage_remote": (
        "{place} bir ağ paylaşımında ({kind}); SQLite orada kaydettiğini yitirebilir. Hiçbir şey yazılmadı. Klasörü "
        "yerel bir diske taşıyın ya da operation.yaml'daki `store.url_from` ile depoyu PostgreSQL'de tutun."
    ),
    "storage_newer": (
        "Depo daha yeni bir sürümle yazılmış ({revision} numaralı şema). Hiçbir şey değiştirilmedi. Buradaki "
        "vardiya'yı güncelleyin ya da .vardiya/backups/ klasöründen önceki bir yedeği geri yükleyin."
    ),
    "storage_old_plan": (
        "{plan} planı okunamıyor ({part}: {said}). Önce `vardiya doctor KLASÖR` çalıştırın: planın bozuk olup "
        "olmadığını ve hangi yedeğin sağlam olduğunu söyler. Bozuk bir şey yoksa planı başka bir sürüm yapmıştır: "
        "okumak için o sürümü kullanın ya da `vardiya plan` ile yeniden planlayın."
    ),
    "storage_published_stage": (
        "Yayımlanmış {plan} planının bir aşaması okunamıyor ({part}: {said}). Aşama yeniden hesaplanmadı; sonuç, "
        "insanların çalıştığı çizelgeden farklı olabilirdi. `vardiya doctor KLASÖR` çalıştırıp sağlam bir yedeği geri "
        "yükleyin."
    ),
    "storage_published_differs": (
        "{plan} planı yürürlükte, ama vardiyaları bu kimlikle yayımlananlardan farklı. Hiçbir şey değiştirilmedi. "
        "`vardiya doctor KLASÖR` çalıştırıp sağlam bir yedeği geri yükleyin."
    ),
    "storage_no_url": (
        "operation.yaml, depoyu {name} ortam değişkeninin gösterdiği veritabanında tutuyor (store.url_from), ama bu "
        "değişken tanımlı değil. Hiçbir şey okunmadı ve yazılmadı. postgresql://KULLANICI@SUNUCU/VERİTABANI "
        "biçiminde tanımlayın."
    ),
    "storage_bad_section": (
        "{file} dosyasının `store` bölümü okunamıyor. Bir ortam değişkeninin adıyla `store: {{url_from: AD}}` yazın "
        "ya da depoyu .vardiya/ içinde tutmak için bölümü kaldırın."
    ),
    "storage_bad_url": (
        "Veritabanının adresi PostgreSQL adresi değil ({detail}). postgresql://KULLANICI@SUNUCU:KAPI/VERİTABANI "
        "biçiminde yazın."
    ),
    "storage_bad_schema": (
        "{name} bir operasyonun şema adı olamaz. Harfle başlayan, a-z, 0-9 ve _ içeren en çok 63 karakter kullanın."
    ),
    "storage_no_driver": ("PostgreSQL sürücüsü kurulu değil ({detail}). vardiya'yı `postgres` ekiyle kurun."),
    "storage_bad_copy": (
        "{place} sağlam bir depo yedeği değil ({said}). Hiçbir şey değiştirilmedi. .vardiya/backups/ klasöründen başka "
        "bir yedek seçin."
    ),
    "storage_copy_lacks": (
        "Yedek alınmadı: depodaki yayımlanmış bir plan okunamıyor ({said}); yedek onu geri veremezdi. Önceki yedekler "
        "duruyor. vardiya doctor çalıştırın: neyin bozuk olduğunu ve önceki bir yedeğin sağlam olup olmadığını söyler."
    ),
    "storage_backup_elsewhere": (
        "Depo PostgreSQL'de; yedeği sunucunun kendi araçları alır: {command}. Hiçbir şey yazılmadı."
    ),
    "storage_restore_elsewhere": (
        "Depo PostgreSQL'de; onu sunucunun kendi araçları (pg_restore ya da psql) geri yükler. Hiçbir şey "
        "değiştirilmedi."
    ),
}
