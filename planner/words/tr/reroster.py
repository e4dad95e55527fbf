"""Değişmesi gereken bir plan: ne oldu, bedeli ne, nasıl onarılır, takaslar ve olamayacak değişiklikler."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "failed_changes_file": "Değişiklikler yapılamıyor; sorun sayısı: {count}",
    "no_such_alternative": "Böyle bir seçenek yok ya da takasa izin yok; hiçbir şey saklanmadı.",
    "bad_day": "“{value}”: gün 2025-11-12 (2000-2100 arası) gibi yazılır.",
    "bad_moment": "“{value}”: gün 2025-11-12, an 2025-11-12T14:30 (2000-2100 arası) gibi yazılır.",
    "move_nowhere": "olayın nereye alındığını to_day, to_time ya da ikisi söyler.",
    "changes_empty": "dosya boş; changes: altında en az bir kayıt gerekir (bkz. vardiya reroster --help).",
    "unknown_event": "“{value}” plan tarihinde bilinen bir olay değil; bilinenler: {allowed}.",
    "change_outside_plan": "{value}, {start} - {end} arasındaki planın dışında.",
    "change_before_now": (
        "{value} şu an ({now}) itibarıyla geçmiş; yalnız gelecek değişebilir. Başka an için as_of yazın."
    ),
    "absent_already": "{value} zaten {from} - {to} arasında yok; yalnız yeni günleri yazın.",
    "not_absent": "{value} {at} anında zaten işte; dönüşü olamaz.",
    "swap_with_self": "{value} kendisiyle takas yapamaz.",
    "nothing_to_swap": "{agent} {value} günü çalışmıyor; takas edilecek vardiya yok.",
    "moves_nowhere": "{value} zaten {at} anında.",
    "event_begun": "{value} {at} anında, yani şimdiden ({now}) önce başladı.",
    "change_reaches_no_queue": "bu kanal, dil ve becerilerin hepsini taşıyan kuyruk yok.",
    "changes_nothing": "0 payı bir şey değiştirmez; 0.2 yüzde 20 fazla, -0.1 yüzde 10 eksik demektir.",
    "change_absent_twice": "{value} {first}. satıra göre aynı zamanda zaten yok; tek kayıt yeter.",
    "change_back_twice": "{value} {first}. satıra göre zaten dönüyor.",
    "change_event_twice": "{value} {first}. satırda zaten alınmış ya da iptal edilmiş; birini bırakın.",
    "change_demand_twice": (
        "{queue} aynı zamanda {first}. satırda {other} ile değişiyor; her zaman dilimi için tek pay yazın."
    ),
    "change_outage_twice": "{first}. satırdaki kesinti bu zamanı ve kuyrukları zaten kapsıyor.",
    "change_swap_of_absent": "{value} bu değişikliklere göre {day} günü yok; takas yapamaz (bkz. {first}. satır).",
    "change_swapped_twice": "{first}. satır {agent} için {value} gününü zaten takas ediyor.",
    "reroster_now": (
        "Şu an: {now}. {until} öncesinde (bildirim süresi {days} gün) kimsenin vardiyası onayı olmadan değişmez."
    ),
    "reroster_now_free": "Şu an: {now}. Vardiyalar bildirim süresi olmadan değişebilir.",
    "fact_absence": "{agent} {from} - {to} arasında yok: {shifts} vardiya, {hours} ücretli saat boşalıyor.",
    "fact_back": "{agent} {at} anında dönüyor.",
    "fact_demand": "{from} - {to} arasında {share} temas: {queues}.",
    "fact_outage": "{title}: {from} - {to} ({scope}).",
    "fact_outage_open": (
        "{title}: {from} anından beri ({scope}). Bitişi bilinmiyor, {to} varsayıldı; öğrenince until yazın."
    ),
    "fact_event_moved": "{title}: {was} yerine {now}.",
    "fact_event_cancelled": "{title} ({was}) iptal.",
    "scope_all": "bütün kuyruklar",
    "some_outage": "kesinti",
    "loss_hours": "Bir şey yapılmazsa {people} kişinin {shifts} vardiyası, {hours} ücretli saat boş kalır ({days}).",
    "loss_need": "İhtiyacın en çok değiştiği günler, kişi-saat: {need_days}.",
    "loss_nothing": "Boşalan vardiya yok, ihtiyaç aynı.",
    "loss_service": (
        "{days} için benzetim: {more} temas daha fazla bekler (planda {before}, o zaman {after}) ve {all} hedefin "
        "{met_before} yerine {met} tanesi tutar."
    ),
    "loss_service_fewer": (
        "{days} için benzetim: fazla bekleyen temas {more} azalır (planda {before}, o zaman {after}) ve {all} hedefin "
        "{met_before} yerine {met} tanesi tutar."
    ),
    "loss_service_same": (
        "{days} için benzetim: fazla bekleyen temas plandaki kadardır ({after}) ve {all} hedefin {met_before} yerine "
        "{met} tanesi tutar."
    ),
    "loss_money": "Eksik kadronun (plandan sonraki gece dahil) ve karşılanmayan isteklerin bedeli {money} artar.",
    "loss_no_money": "Eksik kadronun ve karşılanmayan isteklerin bedeli {money} azalır: onarılacak bir şey yok.",
    "best_way": "Para olarak en iyi yol bunun {share} kadarını geri kazanır: {takes}.",
    "best_way_no_loss": "Yine de plan iyileşebilir: {takes}.",
    "best_takes_people": "{people} kişinin {days} günü değişir",
    "best_takes_ask": "bunlardan {ask} kişiye önce sorulur",
    "best_takes_called": "{called} kişi nöbetten çağrılır",
    "best_takes_breaks": "{breaks} kişinin de yalnız molaları kayar",
    "best_regains": (
        "Benzetimde çok bekleyen temas {idle} yerine {late} olur ve {all} hedeften {met} tanesi tutar: {goals} hedef "
        "geri kazanılır."
    ),
    "best_regains_none": (
        "Benzetimde çok bekleyen temas {idle} yerine {late} olur ve {all} hedeften {met} tanesi tutar: hiçbir hedef "
        "geri kazanılmaz."
    ),
    "best_misses": (
        "Benzetimde çok bekleyen temas {idle} yerine {late} olur ve {all} hedeften {met} tanesi tutar: hiçbir hedef "
        "geri kazanılmaz, {goals} hedef daha kaçar."
    ),
    "asked_way": "Önce {people} kişiye sorulursa ({number}. seçenek) {share} geri kazanılır.",
    "asked_served": (
        "Benzetimde o zaman {late} temas çok bekler ve {met} hedef tutar; en iyi yolda bunlar {best} ve {best_met}."
    ),
    "no_way_helps": (
        "Kuralların, bildirim süresinin ve sınırınızın izin verdiği hiçbir değişiklik bir şey kazandırmıyor. "
        "most_people değerini artırın, onay verenleri (accepted) yazın ya da notice_days değerini düşürün."
    ),
    "search_cut": (
        "Arama {seconds} saniyelik çalışma sınırında bitti; şu yollar sonuna kadar aranmadı: {ways}. Daha çok süreyle "
        "(--time-limit) daha iyisi bulunabilir."
    ),
    "ways_untried": "Süre (--time-limit) yetmediği için denenmeyen yollar: {ways}.",
    "no_way_yet": "Verilen sürede bir şey kazandıran değişiklik bulunamadı.",
    "wage_ground": "Ücret çalışılan vardiyalarınkidir; izin süresince ödenen buna eklenir.",
    "forced_broken": (
        "Olanlar yüzünden ya da daha önceden {count} kesin kural bozuk; ne yapılırsa yapılsın bozuk kalır ve yayımlama "
        "reddedilir. Taslak alınınca vardiya check hangileri olduğunu söyler."
    ),
    "served_ground": (
        "Hizmet düzeyi her satırda aynı temaslarla {times} kez benzetildi; ± iki standart hatadır. Nöbettekiler "
        "her satırda "
        "işletmenin kendi tetiğiyle gelir. Hedefler kuyruk ve gün başına sayılır."
    ),
    "need_ground": "Tahmin ve ihtiyaç bu değişikliklerle yeniden kuruldu; değişmeyen yerde planın ihtiyacı geçerlidir.",
    "mend_title": "Onarma yolları, en iyisi önce; onay isteyenler sonda",
    "mend_before": "planlandığı gibi",
    "mend_nothing": "bir şey yapılmazsa",
    "mend_breaks": "yalnızca molalar",
    "mend_hours": "sözleşme saati",
    "mend_overtime": "fazla mesai",
    "mend_on_call": "nöbet",
    "mend_borrowed": "başka dil",
    "mend_everything": "bütün yollar",
    "mend_asked": "onay alarak",
    "served_title": "Her birinin benzetimdeki sonucu ({days})",
    "curve_title": "Dokunulan kişi ve kalan kayıp",
    "moves_title": "Kimde ne değişiyor",
    "called_title": "Nöbetten çağrılanlar",
    "chosen_way": "{number}. seçenek, bütünüyle:",
    "calls_of_way": "{number}. seçenek {money}",
    "calls_note": (
        "Ücret ± saklanan vardiyalarındır, çağrılar hariç; nöbetten çağrılanların ücreti buna eklenir: {ways}."
    ),
    "calls_apart": (
        "Bu çağrılar saklanan vardiyalarda yer almaz; aranacak kişiler: {calls}. Plana göre ücret: çağrılarla {with}, "
        "çağrılar hariç {without} (vardiya check böyle sayar)."
    ),
    "newly_on_call": "{window} nöbetini {agent} devralıyor.",
    "hint_out": (
        "Hiçbir şey saklanmadı. --out KLASÖR her seçeneği vardiya dosyası olarak yazar, sayıların sağlaması bununla "
        "yapılır; --take N, N. seçeneği taslak plan olarak saklar ve yoklukları absences.csv dosyasına yazar."
    ),
    "hint_out_swaps": (
        "Hiçbir şey saklanmadı. --out KLASÖR her takası vardiya dosyası olarak yazar, sayıların sağlaması bununla "
        "yapılır."
    ),
    "hint_take": (
        "Hiçbir şey saklanmadı; --take N, N. seçeneği taslak plan olarak saklar ve yoklukları absences.csv dosyasına "
        "yazar."
    ),
    "said_taken": (
        "{number}. seçenek {plan} taslağı olarak saklandı. Sırada: vardiya check, sonra vardiya publish --plan {plan}"
    ),
    "said_facts": "Taslak bugünkü dosyalarla da geçerli olsun diye absences.csv dosyasına yazıldı; satır: {count}.",
    "said_tell_files": "Alınan ya da yeni olayları ve hacimleri bir sonraki plan için işletme dosyalarına da yazın.",
    "said_alternatives": (
        "{folder} klasörüne yazılan vardiya dosyası: {count}; alternative-0.csv hiçbir vardiyanın değişmediği durumdur."
    ),
    "said_swaps": "Takasların olacağı hâliyle {folder} klasörüne yazılan vardiya dosyası: {count}.",
    "head_no": "no",
    "head_way": "nasıl",
    "head_touched": "kişi",
    "head_changed_days": "gün",
    "head_to_ask": "sorulacak",
    "head_called_in": "çağrılan",
    "head_breaks_of": "yalnız mola",
    "head_paid_change": "ücretli sa ±",
    "head_overtime_change": "fazla mesai ±",
    "head_wage_change": "ücret ±",
    "head_loss_left": "kalan kayıp",
    "head_won_back": "geri kazanılan",
    "head_late_contacts": "geç kalan",
    "head_goals_kept": "tutan hedef",
    "head_added": "eklenen",
    "head_was": "planda",
    "head_becomes": "şimdi",
    "head_consent": "",
    "head_standby": "nöbet",
    "head_called_from": "başlangıç",
    "head_called_until": "bitiş",
    "head_price_change": "bedel ±",
    "head_with": "kiminle",
    "head_given_day": "verdiği gün",
    "head_given_shift": "vardiya",
    "head_taken_day": "aldığı gün",
    "head_taken_shift": "vardiya",
    "nobody": "kimse",
    "ask_first": "önce sorun",
    "shift_off": "izinli",
    "coverage_title": "İhtiyaca göre eksik kadro",
    "swap_asked": (
        "Takas: {first}, {day} {shift} vardiyasını {second} ile {other_day} {other_shift} karşılığında değişiyor."
    ),
    "give_asked": "Takas: {first}, {day} {shift} vardiyasını {second} adlı kişiye veriyor.",
    "swap_yes": "Evet: bütün kurallar korunuyor. İstek, adalet ve eksik kadro bedeli {cents} değişir.",
    "swap_no": "Hayır: {rules} kural buna engel.",
    "swap_unavailable": "{agent} o gün vardiya alamaz.",
    "swap_prices": "Ayrıca değişen bedeller",
    "swap_lost_skills": "Verilen vardiyada eksilen beceriler: {skills}.",
    "swap_nearest": "{first} için mümkün olan en yakın takaslar",
    "swap_none_near": "Yakınında mümkün olan bir takas da yok.",
    "swap_no_shift": "Hayır: takas edilecek böyle bir vardiya yok.",
    "swap_same_agent": "Hayır: kimse kendisiyle takas yapamaz.",
    "swap_day_taken": "Hayır: biri aynı gün iki kez çalışırdı.",
    "swap_begun": "Hayır: vardiya başlamış.",
    "swap_outside": "Hayır: gün planın dışında.",
    "figure_before_late": "planlandığı gibi geç kalan temas ({about})",
    "figure_before_service": "planlandığı gibi hizmet düzeyi ({about})",
    "figure_way_late": "geç kalan temas, seçenek {about}",
    "figure_way_service": "hizmet düzeyi, seçenek {about}",
    "figure_way_paid_h": "plana göre ücretli saat farkı, seçenek {about}",
    "figure_way_wages": "plana göre ücret farkı, çağrılar hariç, seçenek {about}",
    "figure_way_shifts": "plandan farklı vardiya, seçenek {about}",
    "figure_swap_price": "plana göre vardiyaların bedeli, {about}",
    "figure_swap_missing": "plana göre eksik kişilerin bedeli, {about}",
    "figure_swap_paid_h": "plana göre ücretli saat farkı, {about}",
    "figure_swap_broken": "kural ihlali, {about}",
    "mend_page_title": "{plan} planının onarımı",
    "chart_people_touched": "dokunulan kişi",
    "chart_still_lost": "kalan kayıp",
}
