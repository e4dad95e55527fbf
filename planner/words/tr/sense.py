"""Bir işletmenin söz verip hesapça tutamayacağı."""

SENTENCES: dict[str, str] = {
    "sense_floor_short": (
        "{floor} = haftada {promised} saat; {parts} = {have}; eksik {short} (ücretli molalarla {more}). "
        "İşe alın, öğretin ya da daha az saat açın; eksik kalan gösterilir ve fiyatlanır."
    ),
    "sense_floor_tight": (
        "{floor} = haftada {promised} saat, ücretli molalarla {with_breaks}; {parts} = {have}; eksik {short}."
    ),
    "sense_floor_breaks": (
        "{floor}: molalar sayılınca en az {least} kişi için {needed} kişi gerekir; uygun olan {have}. "
        "Mola saatlerinde taban tutmayacak."
    ),
    "sense_language_short": (
        "{language}: son 4 haftanın işi haftada {needed} saat tutuyor; {parts} = {have}; eksik {short}."
    ),
    "sense_language_nobody": "{language}: son 4 haftanın işi haftada {needed} saat tutuyor; bu dili konuşan yok.",
    "sense_queue_unserved": "“{queue}” kuyruğuna bakabilecek temsilci yok (dil, beceri, kanal ve belgeler bir arada).",
    "sense_named_unserved": (
        "“{queue}”: “{role}” rolündeki hiç kimse bu kuyruğa bakamıyor; müşterilerinin kendi temsilcisi yok."
    ),
    "sense_contract_over": "{agent} {day} günü, plan başlamadan ayrılmış; planlanmayacak.",
    "sense_contract_later": "{agent} {day} günü, plan bittikten sonra başlıyor; planlanmayacak.",
    "sense_contract_ends": "{agent} {day} günü, plan içinde ayrılıyor.",
    "sense_agent_without_queue": "{agent} hiçbir kuyruğa bakamıyor (dil, beceri, kanal ve belgeler bir arada).",
    "sense_agent_without_shift": (
        "{menus} menülerinde {agent} için “{contract}” sözleşmesinin saatlerine uyan vardiya yok. "
    ),
    "sense_certificate_over": "{agent} için “{certificate}” belgesi {day} günü bitmiş; o kuyruklar kendisine kapalı.",
    "sense_certificate_ends": (
        "{agent} için “{certificate}” belgesi {day} günü, plan içinde bitiyor; o kuyruklar plan boyunca kapalı."
    ),
    "sense_history_early": "geçmiş {day} günü, plandan {days} gün önce bitiyor; tahmin daha uzağa uzanıyor.",
    "sense_history_short": "geçmiş {days} gün; bir haftanın biçimini öğrenmek için en az {weeks} hafta gerekir.",
    "sense_queue_without_history": "“{queue}” kuyruğunun geçmişi yok; tahmini ancak ödünç alınır ya da sıfır olur.",
    "sense_queue_silent": "“{queue}” kuyruğu {day} gününden beri sessiz; eksik bir dosya mı var?",
    "sense_contract_loose": (
        "“{contract}” sözleşmesinde {key} = {stated}; “{rule}” kuralı {allowed} ile sınırlıyor. Daha sıkı olan kural "
        "geçerlidir."
    ),
    "sense_contract_against_law": (
        "“{contract}” sözleşmesi {key} = {stated} borçlu; “{rule}” kuralı {allowed} ile sınırlıyor. İkisi birden "
        "tutulamaz; sözleşmeyi düşürün."
    ),
    "sense_protection_loose": (
        "{agent} günde {stated} süresine kadar korunuyor; “{rule}” kuralı {allowed} ile sınırlıyor. Daha sıkı olan "
        "kural geçerlidir."
    ),
    "sense_stricter_wins": (
        "“{winner}” ile “{loser}” aynı şeyi sınırlıyor ({thing}: {strict} ve {loose}, {agents} temsilci). Daha sıkı "
        "olan, “{winner}” kuralının {strict} sınırı geçerlidir."
    ),
    "sense_limits_clash": (
        "“{winner}” en az {strict}, “{loser}” en çok {loose} istiyor ({thing}, {agents} temsilci); ikisi birden "
        "tutulamaz. rules altında birini değiştirin."
    ),
    "sense_contract_without_shift": (
        "“{contract}” sözleşmesinin HİÇBİR VARDİYASI çalışılamaz: {all} vardiyanın hiçbiri şu kurallara uymuyor: "
        "{rules}. {agents} temsilci vardiyasız kalır. Menüleri ya da kuralları değiştirin."
    ),
    "sense_shifts_forbidden": (
        "“{rule}” kuralı “{contract}” sözleşmesinin {all} vardiyasından {shifts} tanesini herkese yasaklıyor "
        "({names}); bunlar hiç planlanmaz."
    ),
    "sense_consent_assumed": (
        "{agents} temsilcinin fazla çalışmaya yazılı onay verip vermediği belirtilmemiş; onay var sayıldı, bu yüzden "
        "“{rule}” kuralı sözleşme haftasının üstünde çalışmalarına izin veriyor. Her biri için overtime_consent "
        "(evet ya da hayır) yazın."
    ),
    "sense_lock_against_rule": (
        "{agent} için {day} günkü sabitleme (“{shift}”) “{rule}” kuralını ({citation}) bozuyor: {amount}, sınır "
        "{limit}. Sabitlemeyi değiştirin: hiçbir çizelge ikisini birden tutamaz."
    ),
    "sense_certificate_unasked": (
        "{agents} temsilcinin “{certificate}” belgesini hiçbir kuyruk ya da masa istemiyor; ama neredeyse aynı yazılan "
        "bir belge isteniyor."
    ),
    "sense_no_previous": "previous.csv olmadan şu kurallar planın başında kanıtlanamaz: {rules}.",
    "sense_no_balances": "balances.csv olmadan şu kurallar sıfır borç saatle başlar ve kanıtlanamaz: {rules}.",
}
