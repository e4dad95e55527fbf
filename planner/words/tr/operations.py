"""Bir işletme dosyasının bütününde ya da içe aktarmada yanlış olan."""

SENTENCES: dict[str, str] = {
    "file_missing": "dosya yok.",
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
    "import_syntax": "dosya geçerli bir JSON değil: {reason}.",
    "import_too_deep": "dosya {most} düzeyden daha derin iç içe.",
    "import_shape": "dosyada biçimin istediği “{value}” listesi yok.",
    "import_field": "{match}. maç: “{field}” yok ya da metin değil: “{value}”.",
    "import_date": "{match}. maç: “{value}” 2025-11-03 gibi bir tarih değil.",
    "import_time": "{match}. maç: “{value}” 20:00 gibi bir saat değil.",
    "import_twice": "{match}. maç: {value} dosyada iki kez var (ilki {first}. maç).",
    "import_season": "sezon dosyadan anlaşılmıyor; adı 2025/26 gibi bitmeli.",
    "import_competition": (
        "“{value}” turnuvası operation.yaml içinde yok (matches.competitions); bilinenler: {allowed}. "
    ),
    "import_postponed": "{value} yeni tarih verilmeden ertelendi ve dışarıda bırakıldı.",
    "import_nothing": "dosyada {value} ve sonrasında maç yok.",
}
