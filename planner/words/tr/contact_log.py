"""Temas dökümünün içe aktarılması hakkında söylenenler."""

SENTENCES: dict[str, str] = {
    "said_import_contacts": (
        "{attempts} satırdan {contacts} istenen temas çıktı, {file} yazıldı: {redials} yeniden arama ve {transfers} "
        "aktarma birleştirildi, botun bitirdiği {contained} temas sayılmadı, {anonymous} satırda müşteri yok."
    ),
    "log_outcome": "“{value}” bir sonuç değil; olabilecekler: {allowed}.",
    "log_redial_min": "yeniden aramalar 0 ile 1440 dakika arasında birleştirilebilir, “{value}” olmaz.",
    "log_overlaps": (
        "{count} aralık başka temas dosyalarında zaten var, ilki {value}, {first}; onları oradan çıkarın ya da dökümü "
        "yerine geçeceği dosyanın adıyla kaydedin."
    ),
    "log_hour_twice": (
        "saat bu zamanı iki kez gösterir ve satırlar hangisi olduğunu söylemiyor; {count} temas ilkine yazıldı. "
        "Saatler farkıyla (+03:00 gibi) yazılırsa bilinir."
    ),
    "import_what": "Seçenek eksik: --competition ile --fixtures, --contacts ya da --inbox yazın.",
    "fault_log_column": "dökümde bu sütun yok.",
    "fault_log_missing": "dökümün bu hücresi boş.",
    "fault_log_outcome": "dökümün bir satırındaki sonuç bilinmiyor.",
    "fault_log_negative": "dökümde eksi ya da sonsuz bir süre var.",
    "fault_log_leg_twice": "dökümde aynı temas numarası iki kez geçiyor.",
    "fault_log_leg_unknown": "bir satır, dökümde olmayan bir temastan aktarılmış.",
}
