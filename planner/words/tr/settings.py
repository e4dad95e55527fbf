"""operation.yaml ya da başka bir YAML dosyasında yanlış olan."""

SENTENCES: dict[str, str] = {
    "not_utf8": "dosya UTF-8 değil; UTF-8 olarak kaydedin.",
    "yaml_syntax": "{char}. sütunda geçerli YAML değil: {reason}.",
    "yaml_too_deep": "{most} düzeyden daha derin iç içe.",
    "yaml_too_many": "{most} değerden fazla; örnekler CSV dosyalarına yazılır.",
    "yaml_anchor": "çapa ve takma adlar (& ve *) okunmaz; değerleri açık yazın.",
    "yaml_tag": "{tag} etiketi okunmaz; yalın değer yazın.",
    "yaml_directive": "yönergeler (%YAML, %TAG) okunmaz; dosya YAML 1.2'dir.",
    "yaml_second_document": "burada ikinci bir belge başlıyor; dosyada tek belge olmalı.",
    "yaml_key": "bir liste ya da bölüm anahtar olamaz.",
    "yaml_duplicate_key": "“{key}” anahtarı burada ikinci kez geçiyor (ilki {first}. satırda).",
    "yaml_missing_key": "“{key}” anahtarı eksik.",
    "yaml_unknown_key": "“{key}” anahtarı burada bilinmiyor; bilinenler: {allowed}.",
    "yaml_choice": "“{value}” şunlardan biri değil: {allowed}.",
    "yaml_bounds": "“{value}” sınırın dışında; {limit} olmalı.",
    "yaml_length": "girdi sayısı az ya da çok; en az {least}, en çok {most}.",
    "yaml_pattern": "“{value}” şu kalıba uymuyor: {pattern}.",
    "yaml_value": "“{value}”: {reason}.",
    "needs_whole_number": "“{value}” bir tam sayı değil.",
    "needs_number": "“{value}” sonlu bir sayı değil.",
    "needs_text": "“{value}” metin değil; tırnak içine alın.",
    "needs_list": "“{value}” bir liste değil; [a, b] biçiminde yazın.",
    "needs_flag": "“{value}” ne doğru ne yanlış.",
    "needs_date": "“{value}” bir tarih değil; 2025-11-03 biçiminde yazın.",
    "needs_mapping": "“{value}” anahtar ve değerleri olan bir bölüm değil.",
    "clock": "“{value}” bir saat değil; SS:DD yazın, örneğin 08:30 (26:00 ertesi gün 02:00 demektir).",
    "unknown_zone": "“{value}” bir IANA saat dilimi değil; örneğin Europe/Istanbul yazın.",
    "on_call_price": "eksik nöbetin bedeli (missing) ücretinden (fee) yüksek olmalı; yoksa kimse nöbete yazılmaz.",
    "floor_of_nobody": "bir taban; dil, beceri, kuyruk ya da rol adı ister.",
    "contract_order": "haftalık saatler sıralı olmalı: least_week_h <= week_h <= most_week_h.",
    "break_order": "mola pencereleri çakışmadan birbirini izlemeli.",
    "break_outside": "son mola penceresi vardiyanın içinde bitmeli.",
    "no_queues": "kuyruk yok; en az bir kuyruk ekleyin.",
    "opening_order": "açılış saatleri başladıktan sonra bitmeli.",
    "opening_twice": "{value} gününün açılış saatleri zaten var; bir günün tek aralığı olur.",
    "slowdown_length": "aynı anda {most} sohbet için {value} yavaşlama var; her biri için bir tane yazın.",
    "concurrency_needed": "“{value}” kanalı eşzamanlı; aynı anda kaç sohbet olduğunu yazın (concurrency).",
    "slowdown_twice": "yavaşlamayı tek biçimde yazın: slowdown, aht_s ya da slow_per_chat.",
    "slowdown_unmeasured": (
        "aynı anda yürüyen sohbetlerin temsilciyi nasıl yavaşlattığını (slowdown, aht_s ya da slow_per_chat) ya da "
        "sürenin ortalama kaç sohbette ölçüldüğünü (measured_at) yazın."
    ),
    "curve_falls": (
        "bir sohbet daha alınca temsilci daha az bitiriyor (tek sohbetlik süre başına: {rates}); most değerini düşürün "
        "ya da sayılara bakın."
    ),
    "curve_misses_aht": (
        "kanalın {aht_s} s'lik işlem süresi ölçülen eğrinin dışında ({least} - {most} s); birini düzeltin ya da "
        "measured_at yazın."
    ),
    "measured_at_beyond": "ortalama {value} sohbette ölçülmüş; oysa en çok {most} sohbete izin var.",
    "transfer_to_itself": "“{value}” kuyruğu kendine aktaramaz; çıkarın.",
    "transfers_too_many": "tüm temasların {value} kadarı aktarılıyor; payların toplamı 1'in altında olmalı.",
    "setting_of_kind": "{kind} türünde bir kanalda {value} olmaz; şunlarda olur: {allowed}.",
    "menu_order": "son başlangıç ilkinden önce ya da 23:59'dan sonra olamaz.",
    "menu_off_grid": "{value} dakika {grid} dakikalık ızgaraya uymuyor (grid_min).",
    "derby_pair": "“{value}” iki kulüp adı değil; Galatasaray - Fenerbahçe biçiminde yazın.",
    "unknown_rule": "“{value}” bilinen bir kural değil; bilinenler: {allowed}.",
    "reason_needed": "“{value}” kuralındaki değişiklik bir gerekçe ister.",
    "rule_parameter": "“{key}” için “{value}” olamaz: {reason}.",
}
