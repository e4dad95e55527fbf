"""Bir işletme dosyasının bütününde ya da içe aktarmada yanlış olan."""

SENTENCES: dict[str, str] = {
    "file_missing": "dosya yok.",
    "operation_is_workspace": (
        "dosya yok: “{value}” birden çok yerleşkenin çalışma alanı. Yerleşkelerinden birinin klasörünü verin ya da "
        "hepsi için “vardiya workspace plan” ve “vardiya workspace summary” komutlarını kullanın."
    ),
    "operation_is_pool": (
        "dosya yok: “{value}” yalnızca bir havuzun planını saklar. Çalışma alanında “vardiya workspace summary” onu "
        "gösterir, --out ile her yerleşkeye bir çizelge dosyası yazar; tek başına planlanan yerleşkenin planı kendi "
        "klasöründedir."
    ),
    "file_unreadable": "dosya okunamıyor: {reason}.",
    "file_outside": "dosya işletme klasörünün dışına çıkıyor; klasöre kopyalayın.",
    "file_too_large": "dosya {size} bayt; en çok {most} bayt okunur.",
    "encoding_unknown": "dosya ne UTF-8 ne de Windows-1254; UTF-8 olarak kaydedin.",
    "encoding_1254": "dosya UTF-8 değil, Windows-1254 (Türkçe) olarak okundu; emin olmak için UTF-8 kaydedin.",
    "csv_syntax": "dosya geçerli bir CSV değil: {reason}.",
    "csv_ragged": "satırda {found} hücre var, başlıkta {needed}; içinde ayırıcı olan metin tırnak ister.",
    "column_missing": "sütun eksik; bu dosyada gerekenler: {needed}.",
    "column_twice": "sütun başlıkta iki kez geçiyor.",
    "column_unknown": "“{value}” sütunu bilinmiyor ve okunmadı.",
    "history_empty": "temas geçmişi yok; contacts/ içine queue, start, offered, aht_s sütunlu CSV dosyaları koyun.",
    "too_many_rows": "{value} temas satırı var; en çok {most} satır okunur.",
    "no_agents": "temsilci yok; en az bir satır ekleyin.",
    "names_missing": "names.csv yok; dışa aktarımlarda yalnızca kimlikler görünür.",
    "import_format": "“{value}” bilinen bir biçim değil; bilinenler: {allowed}.",
    "import_syntax": "dosya geçerli bir {kind} değil: {reason}.",
    "import_too_deep": "dosya {most} düzeyden daha derin iç içe.",
    "import_shape": "dosyada biçimin istediği “{value}” listesi yok.",
    "import_field": "{match}. maç: “{field}” yok ya da metin değil: “{value}”.",
    "import_date": "{match}. maç: “{value}” {like} gibi bir tarih değil.",
    "import_time": "{match}. maç: “{value}” 20:00 gibi bir saat değil.",
    "import_twice": "{match}. maç: {value} dosyada iki kez var (ilki {first}. maç).",
    "import_season": "sezon dosyadan anlaşılmıyor; adı 2025/26 gibi bitmeli.",
    "import_competition": (
        "“{value}” turnuvası operation.yaml içinde yok (matches.competitions); bilinenler: {allowed}. "
        "Başka bir turnuva için maçlarının büyüklüğünü söyleyin: --tier 1 - 4."
    ),
    "import_postponed": "{value} yeni tarih verilmeden ertelendi ve dışarıda bırakıldı.",
    "import_nothing": "dosyada {value} ve sonrasında maç yok.",
    "import_name": "“{value}” bir turnuva adı olamaz: içinde harf olan 1 - 200 karakter gerekir.",
    "import_sport": "“{value}” kendi akışı bilinen bir spor değil; bilinenler: {allowed}.",
    "import_line": (
        "satır ne maç, ne tarih, ne tur: “{value}”. Maçı “{example}” gibi yazın ya da maç olmayanın başına # koyun."
    ),
    "import_undated": "bu maçın üstünde tarih yok: “{value}”.",
    "import_weekday": "“{value}” tarihin gününden başka bir gün adı taşıyor; {day} olarak okundu.",
    "import_zone": "“{value}” bilinen bir saat dilimi değil; UTC+3, CET ya da Europe/Istanbul gibi bir ad yazın.",
    "import_zone_assumed": "saat dilimi yazılmayan başlama saatleri {value} saatiyle okundu; yanlışsa --zone verin.",
    "import_divisions": "dosyada birden çok lig var ({value}); her dosyada birini bırakıp ayrı ayrı içe aktarın.",
    "import_no_match": "“{value}” iki takım adı (“{example}” gibi) içermiyor ve dışarıda bırakıldı.",
    "import_teams": "“{value}” ikiden çok takım adı içeriyor; “{example}” gibi yazın.",
    "import_repeats": "“{value}” yineleniyor; fikstür her maçı ayrı ayrı yazmalı.",
    "import_url_scheme": "“{value}” türü adresler alınmaz; http ya da https kullanın veya dosyayı önce kaydedin.",
    "import_url_private": (
        "“{value}” herkese açık olmayan {number} adresine gidiyor; bilerek yapılıyorsa --allow-private ile izin verin."
    ),
    "import_url_failed": "adres alınamadı: {reason}.",
    "import_url_status": "adres dosya yerine {status} ({reason}) yanıtını verdi.",
    "import_url_large": "adres {most} bayttan fazlasını gönderiyor.",
    "import_url_slow": "adres her şeyi {most} sn içinde göndermedi.",
    "import_url_redirects": "adres {most} kereden fazla yönlendiriyor.",
}
