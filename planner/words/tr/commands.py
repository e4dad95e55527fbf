"""Komut satırının söyledikleri: yapıldı, geri çevrildi, korundu."""

SENTENCES: dict[str, str] = {
    "said_init": (
        "{template} örnek işletmesi {folder} içinde hazırlandı. Sıradaki: vardiya plan {folder} --weeks {weeks}"
    ),
    "said_demo": "Rapor, çalışma kitabı, takvimler ve CSV {folder} içinde; {folder}/report.html dosyasını açın.",
    "said_import": (
        "Fikstür: {added} yeni, {moved} değişen, {unchanged} aynı kalan, {left_out} dışarıda bırakılan "
        "maç; {file} dosyasında."
    ),
    "said_publish": "{plan} planı {number}. yayın olarak yayımlandı; dosyaları {folder} içinde.",
    "said_export": "{out} klasörüne {count} dosya yazıldı.",
    "said_as_of": "{as_of} itibarıyla; plan {start} - {end}, tohum {seed}.",
    "said_older": "Bu plan işletmenin dosyalarından eski: söyledikleri artık geçerli olmayabilir. Yeniden planlayın.",
    "failed_operation": "İşletme kullanılamıyor, {count} sorun var:",
    "failed_request": "Bu yapılamıyor, {count} sorun var:",
    "failed_scenario": "{name} senaryosu kullanılamıyor, {count} sorun var:",
    "unknown_template": "“{value}” şablonu bilinmiyor; bilinenler: {allowed}.",
    "folder_not_empty": "klasör boş değil; yeni bir klasör seçin, hiçbir şeyin üzerine yazılmaz.",
    "more_problems": "  ... ve {count} sorun daha; tamamı için vardiya validate --json.",
    "target_is_folder": "“{value}” bir klasör; bir dosya adı veriniz.",
    "target_in_file": "“{value}” yazılamaz: {place} bir klasör değil.",
    "target_refused": "“{value}” yazılamaz: {place} klasörüne yazılamıyor.",
    "place_sheet": "sayfa {sheet}",
    "place_row": "satır {row}",
    "place_column": "sütun {column}",
    "place_option": "seçenek {option}",
    "failed_locked": "{folder} üzerinde başka bir çalışma sürüyor. Bitmesini bekleyin; kilidi öldürülse bile açılır.",
    "failed_storage": "Depo ya da bir dosya okunamadı veya yazılamadı: {detail}.",
    "failed_values": "Değerler tutarsız: {detail}",
    "failed_bug": "Bu bizim hatamız, hiçbir şey yayımlanmadı: {detail}. --verbose ile yeniden çalıştırıp bildirin.",
    "failed_process_lost": (
        "Arama süreci vaktinden önce bitti ({detail}); hiçbir şey değiştirilmedi. Daha az değişiklikle yeniden sorun."
    ),
    "failed_disagree": (
        "Bu bizim hatamız: motorun planı denetimde {count} kesin kuralı çiğniyor. Taslak vardiya check için saklandı; "
        "yayımlanamaz. Lütfen bildirin."
    ),
    "said_cut_short": "Kesildi: o ana kadar bulunan en iyi plan {plan} taslağı olarak saklandı.",
    "said_cut_short_broken": "Kesildi: o ana kadar bulunan plan {count} kesin kuralı çiğniyor; hiçbir şey saklanmadı.",
    "failed_infeasible": "Kanıtlandı: şunların hepsini birden sağlayan vardiya yok: {reasons}. Birini gevşetin.",
    "failed_no_roster": "Süre içinde vardiya bulunamadı. --time-limit ile daha çok süre verin. {reasons}",
    "failed_no_roster_plain": "Süre içinde vardiya bulunamadı. --time-limit ile daha çok süre verin.",
    "failed_hard_violations": "Yayımlanmadı: plan {count} kesin kuralı çiğniyor. Bkz. vardiya check.",
    "failed_not_simulated": "Yayımlanmadı: plan hiç benzetilmedi. Önce vardiya plan çalıştırın.",
    "no_plan": "Böyle bir plan yok. Önce vardiya plan çalıştırın.",
    "ambiguous_plan": "Birden çok plan böyle başlıyor; kimliğin daha fazlasını yazın.",
    "nothing_published": "Henüz yayın yok; karşılaştırmak için iki plan adı verin.",
    "agents_changed": "agents.csv bu plandan sonra değişti: {agents} artık yok. Yeniden planlayın.",
    "plan_without_roster": "Bu planın vardiyası yok; vardiya plan çalıştırın.",
    "unknown_format": "“{value}” biçimi bilinmiyor; geçerli olanlar: {allowed}.",
    "weeks_out_of_range": "{value} hafta planlanamaz; 1 ile {most} arasında olmalı.",
    "start_out_of_range": "{value} gününden plan yapılamaz; 2000 ile 2100 arasındaki yıllar olmalı.",
    "as_of_out_of_range": "{value} itibarıyla bilinen bir şey yok; 2000 ile 2100 arasındaki yıllar olmalı.",
    "seed_out_of_range": "{value} tohumu kullanılamaz; 0 ya da daha büyük bir tam sayı olmalı.",
    "workers_out_of_range": "{value} süreç yan yana çalışamaz; en az 1, aramada en çok 64 olmalı.",
    "time_limit_out_of_range": "{value} süre sınırı kullanılamaz; saniye olarak 0 ya da daha büyük olmalı.",
    "asked_before_history": (
        "{value} öncesinde geçmiş yok (ilk temaslar {first} günündendir), bu yüzden tahmin "
        "yapılamaz; daha geç bir gün seçin."
    ),
    "start_before_history": "plan {value} günü başlıyor, geçmiş ise {end} günü bitiyor; daha geç bir gün seçin.",
}
