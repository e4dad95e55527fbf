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
    "file_too_large": "dosya {size} bayt; en çok {most} bayt okunur (CSV dosyaları: operation.yaml, files.most_mb).",
    "encoding_unknown": "dosya ne UTF-8 ne de Windows-1254; UTF-8 olarak kaydedin.",
    "encoding_asked": (
        "dosya UTF-8 değil; UTF-8 olarak kaydedin ya da operation.yaml içinde files.encoding belirtin, "
        "örneğin windows-1252."
    ),
    "encoding_stated": "dosya UTF-8 değil; operation.yaml’da belirtildiği gibi {value} olarak okundu.",
    "encoding_mangled": (
        "“{value}” yanlış kodlamayla okunmuş bir Türkçe harf olabilir (İ yerine Ý, Ş yerine Þ, ğ yerine ð); "
        "dosyayı UTF-8 olarak yeniden dışa aktarın."
    ),
    "encoding_1254": "dosya UTF-8 değil, Windows-1254 (Türkçe) olarak okundu; emin olmak için UTF-8 kaydedin.",
    "csv_syntax": "dosya geçerli bir CSV değil: {reason}.",
    "csv_ragged": "satırda {found} hücre var, başlıkta {needed}; içinde ayırıcı olan metin tırnak ister.",
    "column_missing": "sütun eksik; bu dosyada gerekenler: {needed}.",
    "column_twice": "sütun başlıkta iki kez geçiyor.",
    "file_misnamed": "dosya okunmuyor; {meant} demek istediyseniz adını öyle yapın.",
    "column_unknown": "“{value}” sütunu bilinmiyor ve okunmadı.",
    "history_empty": "temas geçmişi yok; contacts/ içine queue, start, offered, aht_s sütunlu CSV dosyaları koyun.",
    "too_many_rows": "{value} temas satırı var; en çok {most} satır okunur (operation.yaml, files.most_rows).",
    "table_too_long": "tabloda {value} satır var; en çok {most} satır okunur.",
    "archive_members": ("paketlenmiş dosyada {value} parça var; en çok {most} parça açılır."),
    "archive_name": (
        "paketlenmiş dosyada adı dışarı çıkan ya da iki kez geçen bir parça var ({value}); dosya açılmadı."
    ),
    "archive_size": ("dosya açılınca {size} bayt oluyor; en çok {most} bayt okunur."),
    "archive_ratio": ("dosyanın {value} parçası açılınca {ratio} katına çıkıyor; {most} katından fazlası açılmaz."),
    "archive_nested": ("dosyanın {value} parçasının kendisi de paketlenmiş; dosya açılmadı."),
    "workbook_too_large": (
        "çalışma kitabı bir çizelgenin gerektirebileceğinden çok bellek, süre ya da hücre istiyor; "
        "en çok {most} satır okunur."
    ),
    "too_many_columns": "başlıkta {value} sütun var; en çok {most} sütun okunur.",
    "line_too_long": "satır {most} karakterden uzun; bir tablonun satırı olamaz.",
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
    "counted_head": "Okurken dosyalarda yazanın ötesinde anlaşılanlar:",
    "counted_files": "{folder} ({n} dosya)",
    "counted_rows": "(satırlar: {lines})",
    "counted_columns": "olmayan sütunlar şöyle sayılır: {columns}.",
    "counted_separator": "hücreler {value} ile ayrılmış; virgül ondalık işaretidir.",
    "counted_encoding": "UTF-8 değil; {value} olarak okundu.",
    "counted_file_misnamed": "okunmadı; {value} mi demek istediniz?",
    "counted_column": "{column} sütunu bilinmiyor, dikkate alınmadı.",
    "counted_empty_cell": "{column} sütununda {count} boş hücre {value} ile dolduruldu.",
    "counted_no_column": "{column} sütunu yok; {count} satır için “{value}” geçerli.",
    "counted_writing_as_speech": "{count} satırda tek dil düzeyi var; konuşma ve yazma için geçerli sayıldı.",
    "counted_skill_level": "{count} satırda düzeyi yazılmamış yetkinlik var; {value} sayıldı.",
    "counted_consent": "{count} satırda fazla çalışma onayı yazılmamış; var sayıldı.",
    "counted_hour_cost": "{count} satırda hour_cents yok; operation.yaml içindeki {value} geçerli.",
    "counted_aht_zero": "{count} satırda AHT 0 ve işlenen temas yok; AHT bilinmiyor sayıldı.",
    "counted_order_of_twice": "{count} satır iki kez yaşanan saatte; hangisi olduğunu dosyadaki sıra belirledi.",
    "counted_interval_repeated": "{count} satır bir aralığı aynı sayılarla yineliyor; atıldı.",
    "counted_from_tickets": "{count} satırda yalnızca kayıt sayısı var; temas = kayıt × {value}.",
    "counted_agent_left": "ayrılan temsilcilere ait {count} satır atıldı.",
    "counted_states_repeated": "{count} satır bir durumu yineliyor; atıldı.",
    "counted_value_True": "evet",
    "counted_value_False": "hayır",
}
