"""Bir CSV hücresinde ya da satırında yanlış olan."""

SENTENCES: dict[str, str] = {
    "did_you_mean": "“{word}” mı demek istediniz?",
    "in_rows": "({count} satır.)",
    "and_more": "aynı türden {more} sorun daha var, burada sıralanmadı.",
    "cell_empty": "hücre boş; bu sütun her satırda bir değer ister.",
    "not_an_id": "“{value}” bir kimlik değil; en çok 64 harf, rakam, nokta, tire ya da alt çizgi kullanın.",
    "number_of_two_readings": "“{value}” hem {whole} hem {small} olabilir; noktasız yazın.",
    "not_a_number": "“{value}” bir sayı değil; 5.5 yazın (5,5 yalnızca sütunlar noktalı virgülle ayrılmışsa).",
    "not_whole": "“{value}” bir tam sayı değil.",
    "negative": "“{value}” eksi; en az 0 olmalı.",
    "too_large": "“{value}” çok büyük; en çok {most} olabilir.",
    "not_a_flag": "“{value}” ne doğru ne yanlış; true ya da false yazın.",
    "not_a_day": "“{value}” bir tarih değil; 2025-11-03 biçiminde yazın.",
    "not_a_month": "“{value}” bir ay değil; 2025-11 biçiminde yazın.",
    "not_a_clock": "“{value}” bir saat değil; 08:30 biçiminde yazın.",
    "not_a_time": (
        "“{value}” bir zaman değil; 2025-11-03T08:30 yazın, farkıyla (+03:00) ya da işletmenin saat diliminde."
    ),
    "time_in_gap": "“{value}” {zone} diliminde yok: saatler o sırada ileri alınır. Zamanı farkıyla birlikte yazın.",
    "time_twice": (
        "“{value}” {zone} diliminde iki kez var: saatler o sırada geri alınır. Zamanı farkıyla birlikte yazın."
    ),
    "off_grid": "“{value}” geçmişin {step} dakikalık ızgarasında başlamıyor (history_interval_min).",
    "not_a_language": "“{part}” bir dil değil; tr:C1 yazın, konuşma ve yazma ayrıysa tr:C2/B2.",
    "not_a_level": "“{part}” için CEFR düzeyi yok; A1, A2, B1, B2, C1 ya da C2 kullanın.",
    "language_twice": "“{value}” bir dili iki kez sayıyor.",
    "not_a_skill": "“{part}” 1-5 arası yeterliği olan bir beceri değil; payments:4 biçiminde yazın.",
    "bad_tier": "“{value}” bir kademe değil; 1 en büyük, 4 en küçük.",
    "ends_before_start": "“{value}” başlangıçtan ({start}) sonra değil.",
    "row_twice": "“{value}” burada ikinci kez geçiyor (ilki {first}. satırda); satırlardan birini bırakın.",
    "event_twice": (
        "“{value}” olay kimliği zaten kullanılmış ({first}); kimlikler bütün dosyalarda tektir, yalnız aynı olayın "
        "sonraki hâli kendi known_from değeriyle yeniden yazılabilir."
    ),
    "only_for_kind": "bu sütun yalnız {kind} türündeki olaylar içindir, “{value}” için değil; hücreyi boş bırakın.",
    "unknown_sport": "“{value}” bilinen bir spor değil; bilinenler: {allowed}.",
    "unknown_medium": "“{value}” bilinen bir araç değil; bilinenler: {allowed}.",
    "unknown_market": "“{value}” operation.yaml dosyasında pazar değil (calendar.markets); bilinenler: {allowed}.",
    "unknown_country": "“{value}” tatilleri bilinmiyor; TR gibi iki harfli bir kod yazın.",
    "interval_twice": "“{value}” kuyruğunun bu aralığı başka sayılarla zaten var ({first}); doğrusunu bırakın.",
    "interval_repeated": "{value} satır bir aralığı aynı sayılarla yineliyor; bu satırlar atıldı.",
    "aht_zero": "işlenen temas olduğu hâlde AHT 0; bilinmiyorsa hücreyi boş bırakın.",
    "offered_or_tickets": "satırda ne gelen temas ne de kayıt sayısı var; sayılmadıysa satırı çıkarın.",
    "tickets_stated": "{value}: {rows} satırda yalnızca kayıt sayısı var; temas = kayıt × {factor} (operation.yaml).",
    "tickets_learnt": (
        "{value}: {rows} satırda yalnızca kayıt sayısı var; temas = kayıt × {factor}; katsayı ikisinin de bilindiği "
        "yerlerden öğrenildi (hiç yoksa 1). Daha iyisini biliyorsanız operation.yaml'a contacts_per_ticket yazın."
    ),
    "absences_overlap": "{value} için bu devamsızlık {first}. satırdakiyle çakışıyor; ikisini birleştirin.",
    "duties_overlap": "{value} için bu görev {first}. satırdakiyle çakışıyor.",
    "amount_needed": "“most_daily” koruması amount_min sütununda dakikasını ister.",
    "window_too_short": "{value} dakika starts_at ile ends_at arasına ({window} dakika) sığmıyor.",
    "factor_or_add": "bir düzeltmede ya çarpan ya da eklenecek miktar olur; ikisi birden ya da hiçbiri olmaz.",
    "edit_name_taken": "tahminin bir parçasının ya da bir olayın adı zaten bu; düzeltmeye başka bir ad verin.",
    "queue_or_pattern": (
        "bir düzeltme ya tek bir kuyruğu ya da kanalları, dilleri veya becerileri belirtir; ikisi birden ya da "
        "hiçbiri olmaz."
    ),
    "edit_reaches_no_queue": "bu kanal, dil ve becerilere birlikte sahip kuyruk yok; düzeltme bir şey değiştirmez.",
    "event_reaches_no_queue": "“{value}” olayı hiçbir kuyruğa ulaşmıyor: bu kanal, dil ve beceri bir arada yok.",
    "agent_left": "“{value}” agents.csv dosyasında yok; satır dışarıda bırakıldı.",
    "agent_without_name": "“{value}” temsilcisinin names.csv dosyasında adı yok; id,name satırı ekleyin.",
    "unknown_agent": "“{value}” agents.csv dosyasında bir temsilci değil.",
    "unknown_contract": "“{value}” operation.yaml içinde bir sözleşme değil; bilinenler: {allowed}.",
    "unknown_team": "“{value}” operation.yaml içinde bir ekip değil; bilinenler: {allowed}.",
    "unknown_site": "“{value}” operation.yaml içinde bir yerleşke değil; bilinenler: {allowed}.",
    "unknown_channel": "“{value}” operation.yaml içinde bir kanal değil; bilinenler: {allowed}.",
    "unknown_driver": "“{value}” forecast.drivers altında (operation.yaml) bir seri değil; bilinenler: {allowed}.",
    "driver_below_zero": "“{value}” sıfırın altında; hacim olamaz. Pay ve işaretler için `log: false` yazın.",
    "unknown_queue": "“{value}” operation.yaml içinde bir kuyruk değil; bilinenler: {allowed}.",
    "unknown_language": "“{value}” dilini hiçbir kuyruk ve temsilci bilmiyor; bilinenler: {allowed}.",
    "unknown_skill": "“{value}” becerisini hiçbir kuyruk ve temsilci bilmiyor; bilinenler: {allowed}.",
    "unknown_role": "“{value}” rolü hiçbir temsilcide yok; bilinenler: {allowed}.",
    "unknown_menu": "“{value}” bir vardiya menüsü değil; bilinenler: {allowed}.",
    "unknown_shift": "“{value}” menülerde bir vardiya değil, “off” da değil; bilinenler: {allowed}.",
    "unknown_activity": "“{value}” operation.yaml içinde bir etkinlik değil; bilinenler: {allowed}.",
    "unknown_competition": (
        "“{value}” operation.yaml içinde bir turnuva değil (matches.competitions); bilinenler: {allowed}."
    ),
    "unknown_state": (
        "“{value}” bilinen bir temsilci durumu değil; operation.yaml içinde shrinkage.states altında working, inside, "
        "planned ya da out olduğunu yazın."
    ),
    "states_repeated": "{value} satır bir temsilci durumunu yineliyor; atıldı.",
    "unknown_certificate": (
        "“{value}” belgesini taşıyan ya da bildiren yok; bilinenler: {allowed}. Yeni bir belge operation.yaml'da "
        "certificates altına yazılır."
    ),
    "unknown_feast_group": "operation.yaml'daki hiçbir bayramın (days) “{value}” grubu yok; bilinenler: {allowed}.",
    "unknown_pattern": "“{value}” operation.yaml'da bir vardiya düzeni değil; bilinenler: {allowed}.",
    "unknown_pattern_menu": "“{value}” bir vardiya menüsü değil, off ya da * da değil; bilinenler: {allowed}.",
    "unknown_choice": "“{value}” ne bir vardiya menüsü ne de bir vardiya; bilinenler: {allowed}.",
    "pattern_outside_contract": (
        "“{value}” düzeninde “{contract}” sözleşmesinin izin vermediği vardiyalar var ({menus}); birini değiştirin."
    ),
    "not_hours": "“{part}” gün ve saat belirtmiyor; Mon-Fri 17:00-24:00; Sat 09:00-18:00 biçiminde yazın.",
    "not_a_weekday": "“{part}” haftanın bir günü değil; Pzt, Sal, Çar, Per, Cum, Cmt ya da Paz yazın.",
    "hours_order": (
        "“{part}” saatleri başladıktan sonra bitmiyor ya da bir günü aşıyor; 22:00-26:00 saat 02:00'de biter."
    ),
    "pair_of_one": "“{value}” kendisiyle eşleştirilemez; iki temsilci yazın.",
    "bids_too_many": "{agent} için bütün teklifler {most} puan; bu satıra kadar {spent} harcanmış (burada “{value}”).",
    "unknown_kind": "“{value}” bilinen bir tür değil; bilinenler: {allowed}.",
}
