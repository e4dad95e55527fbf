"""Turkish: notices sent."""

SENTENCES: dict[str, str] = {
    "notice_title_published": "Yeni vardiyalar yayımlandı",
    "notice_title_withdrawn": "Yayımlanan vardiyalar geri çekildi",
    "notice_title_gate": "Gece çalışması son planı korudu",
    "notice_title_failed": "Gece çalışması başarısız oldu",
    "notice_published": (
        "{publication} numaralı yayın (plan {plan}) yürürlükte. {people} kişinin günleri yeni ya da değişti."
    ),
    "notice_withdrawn": (
        "{publication} numaralı yayın (plan {plan}) geri çekildi. Bununla {people} kişinin günleri değişiyor."
    ),
    "notice_back": (
        "Son yayın geri çekildi: {plan} planı {publication} numaralı yayın olarak yeniden yürürlükte. Bununla "
        "{people} kişinin günleri değişiyor."
    ),
    "notice_own_days": "Şu günlerdeki vardiyalarınız yeni ya da değişti: {days}. Takviminiz güncel durumu gösterir.",
    "notice_gate": "Yayımlanmış olan yürürlükte kalıyor. Geceyi durduran nedenler ve yapılacaklar:",
    "notice_failed": "Gece çalışması tamamlanamadı. Ne olduğu ve yapılacaklar:",
    "notices_extra_missing": (
        "bildirimler giden kutusunda bekliyor, ancak onları gönderen bileşen kurulu değil: pip install "
        "'vardiya[notify]' komutunu çalıştırın ya da notify: send: false yazın."
    ),
    "notices_not_set": (
        "{variable} ortam değişkeni tanımlı değil, bu yüzden oraya bildirim gönderilemiyor: vardiya'yı çalıştıran "
        "hesap için bu değişkene bir Apprise adresi yazın."
    ),
    "notices_no_channel": (
        "bir bildirim “{channel}” kanalına yazılmış, ancak notify: channels altında artık böyle bir kanal yok: kanalı "
        "yeniden ekleyin ya da bildirimi kendi haline bırakın."
    ),
    "notices_agents_off": "notify: agents artık false olduğundan bir temsilciye yazılmış bildirim gönderilmedi.",
    "notices_no_address": (
        "{agent} numaralı temsilcinin son yayında adresi yok: names.csv dosyasında address sütununu doldurun."
    ),
    "notices_no_mail": (
        "names.csv dosyasında yalın e-posta adresleri var, ancak notify: mail_from hangi hesaptan yazılacağını "
        "söylemiyor: hesabı tutan ortam değişkeninin adını yazın (mailtos://KULLANICI:PAROLA@SUNUCU?from=ADRES)."
    ),
    "notices_scheme": (
        "{agent} numaralı temsilcinin names.csv dosyasındaki adresi burada kabul edilmeyen türden: bir e-posta adresi "
        "ya da şunlardan birini yazın: {allowed}."
    ),
    "notices_refused": (
        "{recipient} için bildirim kabul edilmedi (deneme {tries}/{most}): adresin doğruluğuna ve hizmete "
        "erişilebildiğine bakın; bir sonraki gece yeniden denenecek."
    ),
}
