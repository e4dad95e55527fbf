"""Bir planın ya da dosyanın vardiyasını denetlemek; dosya satırlarında yanlış olan."""

SENTENCES: dict[str, str] = {
    "failed_roster_file": "Vardiya dosyası okunamıyor, {count} sorun var:",
    "checked_file": "{file}: {duties} vardiya ve {on_call} nöbet; {start} - {end} arasında denetlendi.",
    "checked_alone": "Karşılaştırılan plan yok; asgari kadro ve nöbetler operation.yaml dosyasındakilerdir.",
    "changed_none": "Hiçbir vardiya {plan} planından farklı değil.",
    "changed_shifts": (
        "{plan} planına göre: {shifts} vardiya değişti, {pauses} vardiyanın molası, adı ya da ücreti farklı, "
        "{on_call} nöbet değişti; ilgili {people} kişi ({names}); {hours} ücretli saat."
    ),
    "changed_price": "Bedelli kurallar: planın {before} tutarı yerine {after}.",
    "terms_agree": "Motor ve denetim planı aynı fiyatlıyor: {terms} bedelli kural, toplam {cents}.",
    "terms_differ": "Motor ve denetim planı farklı fiyatlıyor; bu bizim hatamız, lütfen bildirin:",
    "certificate_bound": (
        "Kanıtlı: bu kişilerle hiçbir çizelgenin bedeli {bound} altına inemez; bunun bedeli {cost} (açık, istek, "
        "sınır ve ek ücretlerin ağırlığı; maaş değil). Daha iyi bir çizelge tüm talebin değerinin en çok {gap}, bu "
        "bedelin ise {own} kadarını kazandırabilir."
    ),
    "certificate_prices": "Alt sınır, planla birlikte saklanan fiyatlardan yeniden hesaplandı.",
    "certificate_search": "Alt sınırı tam arama buldu; o zaman bulunduğu gibi bildirilir, yeniden hesaplanmaz.",
    "certificate_old": "Dosyalar plandan sonra değişti; bu yüzden belgesi yeniden denetlenemedi.",
    "certificate_open": (
        "Bu çizelgenin bedeli {cost} (açık, istek, sınır ve ek ücretlerin ağırlığı; maaş değil); kanıtlı bir alt "
        "sınır yok, ne kadar daha iyi olabileceği bilinmiyor."
    ),
    "certificate_wrong": "Planın belgesi tutmuyor; bu bizim hatamız, lütfen bildirin: {faults}.",
    "head_engine": "Motor",
    "head_checker": "Denetim",
    "head_found": "Bulunan",
    "rules_unverified": (
        "{book} kural kitabında okunuşu hukukçuya sorulması gereken kurallar var: {rules}. Bkz. vardiya explain rules."
    ),
    "note_rules_unverified": "Şu kuralların okunuşu hukukçuya sorulmalı: {rules}. Bkz. vardiya explain rules.",
    "rules_loosened": (
        "{book} kitabının {count} kuralı bu işletmede gevşetilmiş ya da çıkarılmış: {rules}. "
        "Bkz. vardiya explain rules."
    ),
    "note_rules_loosened": "Kitabın {count} kuralı gevşetilmiş ya da çıkarılmış: {rules}. Bkz. vardiya explain rules.",
    "unknown_roster_shift": (
        "“{value}” menülerde bir vardiya değil; bilinenler: {allowed}. Saatlerinden bulunması için hücreyi boş bırakın."
    ),
    "not_breaks": "“{part}” bir mola değil; 12:00/30 (başlangıç/dakika) yazın, birden çoksa arada boşlukla.",
    "not_activities": "“{part}” bir etkinlik değil; training@14:00/60 (tür@başlangıç/dakika) yazın.",
    "day_differs": "satırda “{value}” yazıyor, vardiya ise {start} günü başlıyor; ikisinden birini düzeltin.",
    "row_too_long": "satır “{value}” anına, {start} başlangıcından iki günden uzağa sürüyor; birini düzeltin.",
    "edit_lost": (
        "{agent} burada {value}, her vardiyaya bir satır veren sayfada {rows}; geçerli olan o sayfadır, değişikliği "
        "orada da yapın."
    ),
    "not_a_workbook": "dosya okunabilir bir çalışma kitabı değil ({reason}); .xlsx ya da .csv olarak kaydedin.",
    "no_roster_sheet": "hiçbir sayfada {needed} sütunları yok; sayfalar: {value}. Satır sayfasını olduğu gibi bırakın.",
}
