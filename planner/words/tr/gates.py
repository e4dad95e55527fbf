"""Turkish: gates of a night."""

SENTENCES: dict[str, str] = {
    "gate_stale": "Geçmiş veriler bakılan andan {hours} saat önce bitiyor (sınır {limit} saat): son plan korundu.",
    "gate_stale_remedy": (
        "Son günlerin temas verilerini inbox/ klasörüne teslim edip vardiya retry komutunu çalıştırın; temas "
        "sisteminizin dışa aktarımının sürüp sürmediğine bakın."
    ),
    "gate_refused": (
        "{file} teslim edildi ancak reddedildi (sorun sayısı: {count}); o olmadan geçmiş veriler eski kalıyor: son "
        "plan korundu."
    ),
    "gate_refused_remedy": (
        "{file} için listelenen satırları düzeltin ya da dosyayı yeniden teslim edip vardiya retry çalıştırın."
    ),
    "gate_silent_channel": "{channel} kanalından {hours} saattir hiç veri gelmedi: son plan korundu.",
    "gate_silent_channel_remedy": (
        "{channel} kanalının veri akışını denetleyin. Akış bozulduysa eksikleri teslim edin; müşteriler kanala "
        "ulaşamadıysa o satırları at_least ile işaretleyin ya da events.csv dosyasına bir kesinti girin."
    ),
    "gate_silent_queue": "{queue} kuyruğu {hours} saattir sessiz: son plan korundu.",
    "gate_silent_queue_remedy": (
        "{queue} kuyruğunun veri akışını denetleyip eksikleri teslim edin. Kuyruk kapatıldıysa operation.yaml "
        "dosyasından çıkarın; seyrek kullanılıyorsa cycle.silent_queue_h değerini {hours} saatin üstüne çıkarın."
    ),
    "gate_no_roster": "Süresi içinde vardiya çizelgesi bulunamadı: son plan korundu.",
    "gate_no_roster_remedy": (
        "operation.yaml içinde solver.time_limit_s değerini yükseltin ya da gündüz daha uzun süreyle vardiya plan "
        "komutunu çalıştırın."
    ),
    "gate_infeasible": "Bütün kesin kurallara uyan bir çizelge olmadığı kanıtlandı: son plan korundu.",
    "gate_infeasible_remedy": (
        "vardiya explain infeasible komutunu çalıştırın: en küçük çatışmayı ve çıkış yollarını bedelleriyle söyler. "
        "Genellikle yeni kilitler, devamsızlıklar ya da kurallar neden olur."
    ),
    "gate_hard_violations": "Denetleyici, yeni taslağın {count} kesin kuralı çiğnediğini buldu: son plan korundu.",
    "gate_hard_violations_remedy": (
        "Bu sizin değil, programın hatasıdır: çalışmanın günlüğüyle birlikte bildirin. O zamana dek son plana göre "
        "çalışın."
    ),
    "gate_forecast_broken": "{queue} tahmini {count} aralıkta sayı değil ya da eksi: son plan korundu.",
    "gate_forecast_broken_remedy": (
        "contacts/ içinde {queue} kuyruğunun en yeni satırlarına bakın (çok büyük bir sayı, dakika yerine saniye "
        "girilmiş AHT) ve düzeltin; satırlar doğruysa hatayı çalışmanın günlüğüyle birlikte bildirin."
    ),
    "gate_forecast_high": (
        "{queue} için {day} tahmini {expected} temas; böyle günlerde {usual} temas geldi (sınır {limit} kat; sınırı "
        "aşan gün: {days}): son plan korundu."
    ),
    "gate_forecast_high_remedy": (
        "contacts/ içinde iki kez ya da başka birimde teslim edilmiş satır olup olmadığına, eksik ya da etkisi fazla "
        "büyük bir olaya bakın (vardiya explain forecast). Artış gerçekse events.csv ya da forecast_edits.csv "
        "dosyasına girin ya da gates.forecast_times değerini yükseltin."
    ),
    "gate_forecast_low": (
        "{queue} için {day} tahmini {expected} temas; böyle günlerde {usual} temas geldi (sınır {limit} kat az; "
        "sınırı aşan gün: {days}): son plan korundu."
    ),
    "gate_forecast_low_remedy": (
        "{queue} kuyruğunun en yeni temas verilerinin tam olup olmadığına bakın; kanal çalışmadıysa o satırları "
        "at_least ile işaretleyin. Düşüş gerçekse events.csv ya da forecast_edits.csv dosyasına girin ya da "
        "gates.forecast_times değerini yükseltin."
    ),
    "gate_service_fall": (
        "Yeni plan temasların %{after} kadarına, son plan ise aynı {days} günde %{before} kadarına zamanında yanıt "
        "veriyor: {fall} puan düşüş (sınır {limit}, gürültü {noise}); son plan korundu."
    ),
    "gate_service_fall_remedy": (
        "İkisini vardiya plan ve vardiya explain diff ile karşılaştırın: genellikle daha çok temas, yeni "
        "devamsızlıklar ya da çok kısa arama neden olur. Düşüş önlenemiyorsa planı elle yayımlayın ya da "
        "gates.service_fall_points değerini yükseltin."
    ),
    "gate_published_changed": (
        "Taslak, cycle.may_change sınırını aşarak {people} kişinin yayımlanmış {count} vardiyasını değiştiriyor "
        "(ilki: {agent}, {day}, {what}): son plan korundu."
    ),
    "gate_published_changed_remedy": (
        "Yayımlanan plan olduğu gibi kalır. Bilerek değiştirmek için vardiya reroster kullanın ya da değişikliği "
        "cycle.may_change içinde belirtin (breaks, on_call, shifts)."
    ),
}
