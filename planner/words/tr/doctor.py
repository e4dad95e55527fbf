"""Turkish: what the doctor finds and does."""

SENTENCES: dict[str, str] = {
    "doctor_damage": "hasar",
    "doctor_warning": "uyarı",
    "doctor_note": "bilgi",
    "doctor_healthy": "{place} sağlıklı.",
    "doctor_to_look_at": "{place}: hasar yok; bakılması gereken {count} konu var.",
    "doctor_ill": "{place} hasarlı ({count} bulgu).",
    "doctor_type": "yazın: {command}",
    "doctor_one_store": (
        "çalışma alanında birden çok depo var; tek bir dosya hepsinin yedeği olamaz. Tek lokasyonun klasörünü verin."
    ),
    "doctor_alone": "yalnızca {needs} ile kullanılır.",
    "doctor_said_copied": "Depo {place} dosyasına yedeklendi; yedek sağlam.",
    "doctor_said_restored": "Depo {source} yedeğinden geri yüklendi. Önceki hâli {aside} klasöründe duruyor.",
    "doctor_said_restored_new": "Depo {source} yedeğinden geri yüklendi; önceden depo yoktu.",
    "doctor_said_nothing": "Yapılacak bir şey yoktu.",
    "doctor_said_dry": "Hiçbir şey değiştirilmedi. --dry-run olmadan şunlar yapılırdı:",
    "doctor_freed": "Toplam {size}.",
    "doctor_did_put_back": "Yarım kalan bir yazmanın kenara aldığı {count} klasör yerine kondu.",
    "doctor_did_close": "Yarıda ölen {count} çalışma kapatıldı. `vardiya retry` son geceyi yeniden çalıştırır.",
    "doctor_did_point": "İşaretçi yeniden en yeni yayını gösteriyor.",
    "doctor_did_lay": "{count} yayının dosyaları plandan yeniden yazıldı.",
    "doctor_did_feeds": "{count} takvim yeniden yazıldı.",
    "doctor_did_sweep": "Yarım kalan yazmalardan kalan {count} dosya ya da klasör silindi: {size}.",
    "doctor_did_replaced": "Geri yüklemelerin kenara aldığı {count} depo silindi: {size}.",
    "doctor_did_folders": "Eski taslak, yayın ve yedek dosyaları silindi: {size}.",
    "doctor_did_compact": "Veritabanı boş sayfaları olmadan yeniden yazıldı: {size} yer açıldı.",
    "doctor_no_room_to_compact": (
        "Veritabanı yeniden yazılmadı: bunun için, güvenli olması adına boyutunun üç katı yer gerekir; diskte daha az "
        "var."
    ),
    "doctor_let_go_publications": "Saklama süresi dolan yayınlar: {count}.",
    "doctor_let_go_duties": "Saklama süresi dolan yayımlanmış vardiyalar: {count}.",
    "doctor_let_go_checks": "Eski yayınların denetimleri: {count}.",
    "doctor_let_go_feeds": "Eski yayınların takvim kayıtları: {count}.",
    "doctor_let_go_plans": "Saklama süresi dolan taslaklar: {count}.",
    "doctor_let_go_stages": "Hiçbir planın okumadığı aşamalar: {count}.",
    "doctor_let_go_attempts": "Gece çalışması denemeleri: {count}.",
    "doctor_let_go_steps": "Gece çalışması adımları: {count}.",
    "doctor_let_go_runs": "Çalışma kayıtları: {count}.",
    "doctor_let_go_scores": "Tahmin puanları: {count}.",
    "doctor_let_go_outbox": "Bildirimler: {count}.",
    "doctor_let_go_ledger": "Defter kayıtları: {count}.",
    "doctor_let_go_audit": "Denetim izi satırları: {count}.",
    "doctor_let_go_erasures": "Silme kayıtları: {count}.",
    "doctor_let_go_drafts": "Taslak klasörleri: {count}.",
    "doctor_let_go_published": "Yayın klasörleri: {count}.",
    "doctor_let_go_backups": "Depo yedekleri: {count}.",
    "doctor_settings_wrong": "operation.yaml kullanılamıyor ({count} sorun): {said}",
    "doctor_settings_wrong_remedy": "Düzeltin; o zamana dek plan yapılmaz, --prune da hiçbir şeyi silmez.",
    "doctor_journal_left": (
        "Deponun yanında {name} var ({bytes}): bir yazma yarım kalmış; SQLite, depo açılınca onu kendisi geri alır."
    ),
    "doctor_journal_left_remedy": "Onu depodan ayrı silmeyin, taşımayın, kopyalamayın: önceki hâl onun içindedir.",
    "doctor_journal_alone": "{name} ({bytes}) deposuz duruyor: depo taşınmış ya da silinmiş, o kalmış.",
    "doctor_journal_alone_remedy": "store.sqlite dosyasını taşıdıysanız, açılmadan önce günlüğün yanına geri koyun.",
    "doctor_closed": "Depo açılamıyor. {said}",
    "doctor_closed_remedy": "Orada söyleneni yapın, sonra doctor'ı yeniden çalıştırın.",
    "doctor_no_store": "Henüz depo yok: burada hiç plan yapılmamış.",
    "doctor_no_store_remedy": "`vardiya plan` onu oluşturur.",
    "doctor_gone": "Depo yok olmuş: {place}. Taslakları, yayınları ya da yedekleri hâlâ duruyor.",
    "doctor_gone_remedy": (
        "En yeni sağlam yedeği ({copy}) geri yükleyin; yayımlanan dosyalar ve takvimler olduğu gibi kalır."
    ),
    "doctor_gone_alone": "Depo yok olmuş ({place}) ve sağlam bir yedeği yok.",
    "doctor_gone_alone_remedy": (
        "Bilgisayarın yedeklerine bakın. Çalışma, kendi başına eksiksiz olan .vardiya/published/ ile sürer; onu "
        "previous.csv olarak verip yeniden planlayın."
    ),
    "doctor_emptied": "Depo boş: {place} içinde tablo yok.",
    "doctor_emptied_remedy": "En yeni sağlam yedeği ({copy}) geri yükleyin.",
    "doctor_emptied_alone": "Depo boş ({place} içinde tablo yok) ve sağlam bir yedeği yok.",
    "doctor_emptied_alone_remedy": (
        "Bilgisayarın yedeklerine bakın. Burada hiç plan yapılmadıysa `vardiya plan` tabloları oluşturur."
    ),
    "doctor_emptied_elsewhere": "Burada taslak ya da yayın olduğu hâlde veritabanında bu klasörün tabloları yok.",
    "doctor_emptied_elsewhere_remedy": (
        "Taşınan ya da kopyalanan bir klasör kendi şemasına bakar: veritabanı adresinde ?schema=AD ile eskisini "
        "gösterin. Değilse PostgreSQL'in araçlarıyla geri yükleyin."
    ),
    "doctor_older": "Depo daha eski bir sürümün ({held} numaralı şema; bu sürümünki {newest}).",
    "doctor_older_remedy": "Bir sonraki komut, önce yedeğini alıp onu günceller; gerisi o zaman görülür.",
    "doctor_newer": "Depo daha yeni bir sürümün ({held} numaralı şema; bu sürüm {newest} şemasına kadar tanıyor).",
    "doctor_newer_remedy": (
        "Buradaki vardiya'yı güncelleyin ya da --restore ile güncellemeden önceki bir yedeği yükleyin."
    ),
    "doctor_network_share": "{place} bir ağ paylaşımında ({kind}); SQLite orada kaydettiğini yitirebilir.",
    "doctor_network_share_remedy": (
        "Klasörü yerel bir diske taşıyın ya da depoyu PostgreSQL'de tutun (operation.yaml'da store.url_from)."
    ),
    "doctor_damaged": "Veritabanı bozulmuş ({count} hata): {said}",
    "doctor_damaged_remedy": "En yeni sağlam yedeği ({copy}) geri yükleyin; şimdiki hâli onun yanında saklanır.",
    "doctor_damaged_alone": "Veritabanı bozulmuş ({count} hata) ve sağlam bir yedeği yok: {said}",
    "doctor_damaged_alone_remedy": (
        "Her şeyden önce {place} dosyasını başka yere kopyalayın. Bilgisayarın yedeklerinde store.sqlite arayıp "
        "--restore ile verin; .vardiya/published/ içindeki dosyalar kendi başına eksiksizdir."
    ),
    "doctor_damaged_elsewhere": "{place} veritabanı okunamıyor ({count} hata): {said}",
    "doctor_damaged_elsewhere_remedy": "PostgreSQL'in çalıştığı yerde inceletin; onu kendi araçları geri yükler.",
    "doctor_pointer_gone": "En yenisi {newest} numaralı yayın olduğu hâlde yayımlanmış sayılan hiçbir şey yok.",
    "doctor_pointer_gone_remedy": "İşaretçiyi ona geri çevirin; yayınların kendisi hiç değişmez.",
    "doctor_pointer_astray": "En yenisi {newest} olduğu hâlde {named} numaralı yayın geçerli sayılıyor.",
    "doctor_pointer_astray_remedy": "İşaretçiyi ona geri çevirin; yayınların kendisi hiç değişmez.",
    "doctor_files_gone": "{number} numaralı yayının dosyaları yok olmuş ({folder}).",
    "doctor_files_gone_remedy": "{plan} planından yeniden yazdırın.",
    "doctor_files_half": "{number} numaralı yayının dosya listesi okunamıyor ({folder}).",
    "doctor_files_half_remedy": "{plan} planından yeniden yazdırın.",
    "doctor_files_altered": "{number} numaralı yayının dosyaları eksik ya da değiştirilmiş ({folder}): {files}",
    "doctor_files_altered_remedy": (
        "{plan} planından yeniden yazdırın; içlerinde bir vardiya bilerek değiştirildiyse o değişikliği yayımlayın."
    ),
    "doctor_rows_differ": "{number} numaralı yayının veritabanındaki vardiyaları {plan} planınınkiler değil.",
    "doctor_rows_differ_remedy": (
        "--restore ile önceki bir yedeği yükleyin; ne kastedildiğini {folder} dosyaları söyler."
    ),
    "doctor_published_unreadable": "{count} yayımlanmış plan okunamıyor ({plans}): {said}",
    "doctor_published_unreadable_remedy": (
        "Vardiyalar, takvimler ve dosyalar onsuz da geçerli. Neden bir güncellemeyse planı yapan sürüm okur; değilse "
        "--restore ile bir yedek yükleyin."
    ),
    "doctor_draft_unreadable": "{count} taslak okunamıyor ({plans}): {said}",
    "doctor_draft_unreadable_remedy": "Yeniden planlayın; eskiyen taslaklar saklama süresi dolunca silinir.",
    "doctor_feeds_wrong": "{count} çalışan takvimi yok, değiştirilmiş ya da kimsenin değil ({names}).",
    "doctor_feeds_wrong_remedy": "Depodan, baytı baytına aynı olarak yeniden yazdırın.",
    "doctor_running": (
        "Bir çalışma sürüyor: {what}, {since} tarihinden beri, {host} üzerinde {pid} numaralı işlem. Yazmakta olduğu "
        "yerlere bakılmadı."
    ),
    "doctor_running_remedy": "Bitince yeniden sorun.",
    "doctor_holder_stale": (
        "Ölmüş bir çalışma hâlâ burada görünüyor: {what}, {host} üzerinde {pid} numaralı işlem, {since} "
        "tarihinden beri."
    ),
    "doctor_holder_stale_remedy": "Kimseyi durdurmaz; bir sonraki çalışma ya da --repair onu kaldırır.",
    "doctor_attempts_left": (
        "{count} gece çalışması sürüyor görünüyor ama burada çalışan yok ({since} tarihinden beri)."
    ),
    "doctor_attempts_left_remedy": "Öldürülmüş. Yeniden çalıştırın; kaldığı yerden sürer.",
    "doctor_nights_unfinished": "{count} gece çalışması başlamış ama bitmemiş (son adım {at}).",
    "doctor_nights_unfinished_remedy": "Yeniden çalıştırın; yapılmış adımlar iki kez yapılmaz.",
    "doctor_no_night_done": "Burada gece çalışmaları başlamış ama hiçbiri tamamlanmamış.",
    "doctor_no_night_done_remedy": "Yeniden çalıştırıp söylediğini yapın.",
    "doctor_night_old": "Son gece çalışması {hours} saat önce tamamlandı ({at}).",
    "doctor_night_old_remedy": "cron ya da systemd'nin onu başlattığından emin olun, sonra yeniden çalıştırın.",
    "doctor_night": "Son gece çalışması {hours} saat önce tamamlandı ({at}).",
    "doctor_inbox_refused": "Gelen kutusundaki {count} teslimat alınamıyor: {names}.",
    "doctor_inbox_refused_remedy": "Sorunlarına bakın ve yeniden teslim edilmelerini isteyin.",
    "doctor_notices_stuck": "{count} bildirim bir günden uzun süredir bekliyor.",
    "doctor_notices_stuck_remedy": "Kanal adreslerinin tanımlı olduğunu denetleyin; bir sonraki gece gönderilirler.",
    "doctor_notices_failed": "{tries} denemeden sonra {count} bildirimden vazgeçildi.",
    "doctor_notices_failed_remedy": "Bu kişilere başka yolla haber verin ve names.csv'deki adresleri düzeltin.",
    "doctor_erasure_open": "{count} kişisel veri silme işlemi yarım kalmış; kime ait olduğu {file} dosyasında.",
    "doctor_erasure_open_remedy": "Aynı kimlikle yeniden isteyin; kaldığı yerden sürer.",
    "doctor_folders_stray": "{count} taslak ya da yayın klasörü hiçbir kayda ait değil ({names}; {bytes}).",
    "doctor_folders_stray_remedy": "Silin.",
    "doctor_publications_unrecorded": (
        "{count} yayın, geri yüklenen kopyadan sonra yapılmış: veritabanında kaydı yok, ama çalışanlar ona göre "
        "çalışıyor olabilir ({folder}: {names})."
    ),
    "doctor_publications_unrecorded_remedy": (
        "Hiçbir komut bunları silmez. Yürürlükteki planla karşılaştırınız, çalışanların uyduğu planı yeniden "
        "yayımlayınız; ardından bu klasörleri kanıtlarınızı sakladığınız yere taşıyınız."
    ),
    "doctor_drafts_gone": "{count} gece taslağının dosyaları yok olmuş ({plans}).",
    "doctor_drafts_gone_remedy": "Gerekiyorsa yeniden yazdırın; planın kendisi kayıtlı.",
    "doctor_moved_aside": "Öldürülen bir yazma {count} klasörü kenara almış ({names}).",
    "doctor_moved_aside_remedy": "Yerine koyun.",
    "doctor_strays": "Yarım kalan yazmalardan {count} dosya ya da klasör kalmış ({names}; {bytes}).",
    "doctor_strays_remedy": "Silin; onları okuyan yok.",
    "doctor_no_copy": "Deponun yedeği yok.",
    "doctor_no_copy_remedy": "Bir yedek alın; cron ile her gece, --to ile başka bir diske de alın.",
    "doctor_copy_unsound": "Deponun en yeni yedeği kullanılamaz durumda ({name}): {said}",
    "doctor_copy_unsound_remedy": "Şimdi yenisini alın.",
    "doctor_copy_old": "Deponun en yeni yedeği {days} günlük ({name}; toplam {count} yedek, {bytes}).",
    "doctor_copy_old_remedy": "Bir yedek alın; cron ile her gece de alın.",
    "doctor_copies": "Deponun {count} yedeği var, {bytes}; en yenisi {name} sağlam.",
    "doctor_little_room": "Diskte {free_bytes} boş yer var; bir gece ve bir yedek için {needed_bytes} olmalı.",
    "doctor_little_room_remedy": "Yer açın.",
    "doctor_room": "Diskte {free_bytes} boş yer var.",
    "doctor_grows": (
        "Depo {bytes}, {table_bytes} kadarı {table}; gece başına {night_bytes} eklenir ({nights} gecenin ortalaması)."
    ),
    "doctor_size": "Depo {bytes}, bunun {table_bytes} kadarı {table}.",
    "doctor_world_readable": "Bu bilgisayardaki herkes şunları okuyabilir: {names}.",
    "doctor_world_readable_remedy": "Başkalarına kapatın: içlerinde adlar ve vardiyalar var.",
    "doctor_not_set": "{name} ortam değişkeni burada tanımlı değil (operation.yaml'da {setting}).",
    "doctor_not_set_remedy": "Gece çalışmasının ortamında tanımlayın (cron ve systemd'nin ortamı ayrıdır).",
    "doctor_extra_missing": "Ayarların gerektirdiği {package} kurulu değil ({extra} eki).",
    "doctor_extra_missing_remedy": "Kurun.",
    "doctor_python_old": "Python sürümü {found}; vardiya için en az {needed} gerekir.",
    "doctor_python_old_remedy": "Daha yeni bir Python kurun.",
    "doctor_package_missing": "{name} paketi ({needed}) kurulu değil.",
    "doctor_package_missing_remedy": "vardiya'yı gerektirdikleriyle birlikte kurun.",
    "doctor_package_untested": "{name} paketinin {found} sürümü bu vardiya ile sınanmadı.",
    "doctor_package_untested_remedy": "Sınırlar içindeki bir sürümü kurun.",
    "doctor_versions": "vardiya {vardiya}, Python {python}, OR-Tools {ortools}.",
    "doctor_zone_unknown": "{zone} saat dilimi bu bilgisayarda bilinmiyor.",
    "doctor_zone_unknown_remedy": "Saat dilimi veritabanını kurun.",
    "doctor_zone": "Yerel saat {zone}, bugün UTC{offset} (saat dilimi veritabanı {tzdata}).",
    "doctor_clock_behind": "Bir gece {at} zamanına kayıtlı, ama saat {now} gösteriyor.",
    "doctor_clock_behind_remedy": "Bilgisayarın saatini ayarlayın; bildirim süreleri ona göre sayılır.",
    "doctor_unseen": "Şunlara bakılamadı ({checks}): {said}",
    "doctor_unseen_remedy": "Önce yukarıda söyleneni yapın, sonra doctor'ı yeniden çalıştırın.",
}
