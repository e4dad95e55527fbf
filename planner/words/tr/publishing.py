"""Turkish: publications."""

SENTENCES: dict[str, str] = {
    "calendar_cancelled": "İptal: {what}",
    "publishing_again": "Daha önce yayımlanmıştı: hiçbir şey değişmedi, dosyaları ve takvimleri eksiksiz.",
    "publishing_back": (
        "{gone}. yayın ({gone_plan} planı) geri alındı; {plan} planı {number}. yayın olarak yeniden yürürlükte."
    ),
    "publishing_withdrawn": (
        "{gone}. yayın ({gone_plan} planı) {number}. kayıtla geri alındı; bugünden itibaren yayımlanmış plan yok."
    ),
    "publishing_no_change": "Yayımlanmış hiçbir gün değişmiyor.",
    "publishing_changes": (
        "Yayımlanmış olanlardan {people} kişinin toplam {days} günü değişiyor: eklenen vardiya {added}, kaydırılan "
        "{moved}, kaldırılan {removed}; yalnızca mola veya faaliyet {breaks}."
    ),
    "publishing_first": "İlk kez yayımlanan, {first} - {last}: {people} kişinin toplam {days} vardiyalı günü.",
    "publishing_frozen": "Dondurulmuş veya başlamış günler: {people} kişinin toplam {days} günü.",
    "publishing_notice": "Kural kitabının istediğinden geç bildirilen: {people} kişinin toplam {days} günü.",
    "publishing_table": "İlk {count} satır; kalan {more} satır --json çıktısında.",
    "publishing_feeds": "Değişen takvimler: {feeds}, {folder} içinde.",
    "publishing_feeds_due": (
        "{folder} yazılamadığı için {feeds} takvim güncel değil. İstediğiniz işlem tamamlandı, yinelemeyin: diskte "
        "yer ve yazma izni olduğundan emin olup `vardiya doctor --repair` çalıştırın; bir sonraki gece çalışması ya da "
        "yayımlama da onları yazar."
    ),
    "publishing_notices": "Giden kutusunda bekleyen bildirim: {notices}.",
    "publishing_no_notices": (
        "Sıraya alınan bildirim yok: operation.yaml kime haber verileceğini söylemiyor (notify bölümü)."
    ),
    "publishing_in_force": "{plan} planı {number}. yayın olarak yürürlükte; yayımlanacak bir şey yok.",
    "publishing_next": "Tam olarak bu taslağı yayımlamak için: vardiya publish {folder} --plan {plan}",
    "publishing_next_held": (
        "Bu taslak değişmemesi gereken günleri değiştiriyor. Yine de yayımlamak için: "
        'vardiya publish {folder} --plan {plan} --anyway "GEREKÇE"'
    ),
    "head_held": "Engel",
    "day_change_added": "vardiya eklendi",
    "day_change_moved": "vardiya kaydırıldı",
    "day_change_removed": "vardiya kaldırıldı",
    "day_change_breaks": "mola veya faaliyet",
    "held_": "",
    "held_frozen": "dondurulmuş",
    "held_notice": "geç bildirim",
    "failed_frozen": (
        "Yayımlanmadı: plan, dondurulmuş veya başlamış yayımlanmış günleri değiştiriyor (kişi-gün sayısı {count}): "
        "{days}. Günlerin ne kadar süreyle dondurulduğunu operation.yaml içindeki cycle.frozen_days söyler. Yine de "
        'yayımlamak için gerekçesini yazınız: --anyway "GEREKÇE". Gerekçe denetim kaydında kalır ve bu kişilerin '
        "takvimleri hemen değişir: her birine sorulduğundan veya haber verildiğinden emin olunuz; bu kadar geç bir "
        "değişiklik onay gerektirebilir veya ek ödeme doğurabilir."
    ),
    "failed_notice": (
        "Yayımlanmadı: plan, çalışanlara bazı günleri kural kitabındaki `notice` kuralının istediğinden daha geç "
        "bildiriyor (kişi-gün sayısı {count}): {days}. Planı daha geç başlatınız ya da yine de yayımlamak için "
        'gerekçesini yazınız: --anyway "GEREKÇE". Gerekçe denetim kaydında kalır; bu kadar geç bildirilen işi '
        "reddetme hakkı olanlar bu haklarını korur."
    ),
    "failed_no_reason": (
        "Hiçbir şey değiştirilmedi: gerekçe boş. Gerekçe denetim kaydında kaldığı için yazılması gerekir."
    ),
    "nothing_to_unpublish": "Yayımlanmış plan yok; geri alınacak bir şey de yok.",
}
