"""Words in Turkish: robust plans, branches and playbooks."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # files
    "robust_other_operation": "Bu dosya “{value}” için hazırlanmış; bu işletme “{own}”.",
    "robust_same_name": "“{value}” bu dosyada başka birinin de adı: her birinin kendi adı olmalıdır.",
    "robust_file_and_changes": (
        "Ya bir dosya (“{value}”) ya da burada yazılı değişiklikler veriniz, ikisini birden değil."
    ),
    "robust_other_rows": (
        "“{value}” plandakinden başka ekipler istiyor (yeni bir kuyruk ya da kuyrukları yanıtlayabilen başka "
        "kişiler): bu planın hiçbir vardiya çizelgesi ona göre tartılamaz. vardiya scenario run ile simüle ediniz."
    ),
    "robust_no_roster": "Verilen sürede kurallara uygun bir çizelge bulunamadı: time_limit_s ile süreyi artırınız.",
    "robust_step": "{elapsed} sn  çizelgeler ve gelecekler: {asked} adımdan {done} tamam",
    # one roster for several futures
    "robust_lead": (
        "{count} geleceğin hepsi için planlamak, yürürlükteki çizelgeye göre {hours} ücretli saat demektir; geç "
        "kalan temas sayısı geleceklerin ortalamasında {before} yerine {after} olur (farkın payı ± {noise})."
    ),
    "robust_lead_noise": (
        "{count} geleceğin hepsi için planlamak, yürürlükteki çizelgeye göre {hours} ücretli saat demektir; geç "
        "kalan temas sayısı geleceklerin ortalamasında {before} iken {after} olur, bu fark rastlantı payının "
        "içindedir (± {noise})."
    ),
    "robust_lead_same": "{count} geleceğin hepsi için olan çizelge yürürlüktekinin aynısıdır: kimse kaydırılmaz.",
    "robust_worth_same": (
        "Aynı süre yalnız planın kendi tahmini için arayınca da bu çizelge bulunur: çizelgeler aynıdır, hepsi için "
        "planlamak bunun ötesinde bir şey kazandırmaz."
    ),
    "robust_knowing_same": (
        "Her gelecek için ayrı yapılan çizelgeler, hepsi için olanla aynıdır: önceden bilmek kimseyi kaydırmazdı."
    ),
    "robust_search_same": (
        "Aynı süre yalnız planın kendi tahmini için aramayı sürdürmek kimseyi kaydırmaz: çizelgeler aynıdır."
    ),
    "robust_chances_note": (
        "Olasılıklar {replications} benzetimde sayılmıştır: her biri 100'de en çok ± {points} payla bilinir (iki "
        "standart hata, olasılık yarı yarıyayken). Bundan küçük farklar rastlantı olabilir."
    ),
    "robust_goal": "“{future}”: {queue} hedefini 100 seferden {before} yerine {after} seferde kaçırır.",
    "robust_no_goal": "Hiçbir hedef rastlantıdan öte bir farkla daha seyrek kaçırılmaz.",
    "robust_worth": (
        "Yalnız planın kendi tahmini yerine hepsi için planlamanın değeri {cents} {currency} (± {noise}); sözleşme"
        " saatleri dışındaki ücretler ve geç kalan temaslar birlikte."
    ),
    "robust_worth_less": (
        "Hepsi için planlamak kazandırmaz: aynı süre aranan, planın kendi tahminine göre çizelgeden {cents} "
        "{currency} (± {noise}) daha pahalıdır."
    ),
    "robust_worth_noise": (
        "Bunun, aynı süre aranan ve planın kendi tahminine göre yapılan çizelgeye göre kazandırıp kazandırmadığı "
        "söylenemez: {cents} {currency} rastlantı payının içindedir (± {noise})."
    ),
    "robust_knowing": (
        "Hangisinin geleceğini önceden bilmek {cents} {currency} (± {noise}) ve {late} geç kalan temas daha "
        "kazandırırdı: hiçbir erken haber bundan değerli değildir."
    ),
    "robust_knowing_nothing": (
        "Hangisinin geleceğini önceden bilmenin değeri rastlantı payının içindedir: {cents} {currency} (± "
        "{noise}), {late} geç kalan temas eksik."
    ),
    "robust_search": (
        "Aynı süre yalnız planın kendi tahmini için aramayı sürdürmenin değeri, yürürlükteki çizelgeye göre "
        "{search} {currency} (± {search_noise}); bu pay için gelecekler gerekmez."
    ),
    "robust_rosters": "Çizelgeler, geleceklerin ortalamasında",
    "robust_roster_standing": "yürürlükteki",
    "robust_roster_ordinary": "aranması sürdürülen, kendi tahmini",
    "robust_roster_robust": "bütün gelecekler için",
    "robust_roster_own": "her gelecek için ayrı",
    "robust_goals": "Kaçırılan hedefler, 100 seferde: yürürlükteki > bütün gelecekler için > yalnız o gelecek için",
    "robust_all_goals_met": (
        "Çizelge ve gelecek ne olursa olsun hiçbir hedef 100 seferden 5'inde ya da daha çoğunda kaçmaz."
    ),
    "robust_weighted": "ağırlıklı",
    "robust_broken": "Bütün gelecekler için olan çizelge {count} kesin kuralı bozuyor: yayımlamadan önce denetleyiniz.",
    "robust_note": (
        "Her çizelge yürürlüktekinden başlanarak {seconds} sn arandı, değdiği kadar az kişi kaydırıldı ve her "
        "gelecekte aynı temas ve devamsızlıklarla {replications} kez simüle edildi; ± iki standart hatadır. Önce "
        "çizelge kararlaştırılır, icapçıların çağrılması sonra, her gelecekte gereğince gelir. Para {currency} "
        "olarak: fazla mesai, gece ve icap ödemeleri (sözleşme saatleri çizelge ne olursa olsun ödenir) ve geç "
        "kalan temasların işlem süresi, eksik bir temsilcinin fiyatıyla."
    ),
    "robust_take": (
        "--take bütün gelecekler için olan çizelgeyi taslak olarak saklar: vardiya diff {folder} neyi kaydırdığını"
        " gösterir."
    ),
    "robust_taken": "Taslak {plan} olarak saklandı.",
    "head_robust_roster": "Çizelge",
    "head_robust_late": "Geç kalan",
    "head_robust_paid": "Ücretli saat",
    "head_robust_pay": "Sözleşme saatleri dışı ücret, {currency}",
    "head_robust_late_money": "Geç kalanlar, {currency}",
    "head_robust_moved": "Kaydırılan kişi",
    "head_robust_queue": "Kuyruk",
    # branches
    "branches_known_outside": "“{value}” planın son gününden ({end}) sonra: planda artık hiçbir şey değişemezdi.",
    "branches_known_before": (
        "“{value}”, çizelgelerin hazırlanabileceği andan ({start}) sonra değil: known_at daha geç ya da "
        "decide_from daha erken olmalıdır."
    ),
    "branches_lead_costs": (
        "Her dal için şimdiden bir çizelge hazırlayınız: belli olana ({known}) dek beklemek, dalların "
        "ortalamasında {cents} {currency} (± {noise}) daha pahalıdır; geç kalan temas sayısı {late} (± {late_noise}) "
        "değişir."
    ),
    "branches_lead_free": (
        "Belli olana ({known}) dek beklemenin, hazırlanmış çizelgelere göre rastlantıdan ayırt edilebilecek bir "
        "maliyeti yoktur: {cents} {currency} (± {noise})."
    ),
    "branches_lead_same": (
        "Hazırlanan çizelgeler ile ancak belli olunca ({known}) kararlaştırılanlar aynıdır: beklemenin maliyeti yoktur."
    ),
    "branches_same": "aynı çizelge",
    "branches_moves_nobody": "Hazırlanan çizelgeler kimseyi kaydırmıyor.",
    "branches_until": (
        "{at} anına kadar beklemek bir şey kaybettirmez: hazırlanan çizelgelerin kaydırdığı her şey o zamana dek "
        "tam bildirim süresiyle duyurulabilir."
    ),
    "branches_until_known": "Kaydırdıkları her şey, belli olduğunda da tam bildirim süresiyle duyurulabilir.",
    "branches_until_now": (
        "Daha hazırlanabilecekleri andan sonraki bildirim süresi içinde başlayan vardiyaları kaydırıyorlar: iki "
        "çizelgeyi de şimdiden duyurunuz."
    ),
    "branches_policies": "Belli olana dek ne yapmalı, dalların ortalamasında",
    "branches_policy_prepare": "her birini şimdiden hazırla",
    "branches_policy_wait": "belli olmasını bekle",
    "branches_policy_average": "hepsi için tek çizelge",
    "branches_policy_nothing": "planı bırak",
    "branches_best_prepare": "En ucuzu, her dal için hazırlanmış çizelgelerdir.",
    "branches_best_wait": "En ucuzu beklemektir: belli olana dek bir şey yapmak gerekmez.",
    "branches_best_average": (
        "En ucuzu, şimdiden kararlaştırılan tek çizelgedir: kimsenin iki çizelgeyi akılda tutması gerekmez."
    ),
    "branches_best_noise": (
        "Planı olduğu gibi bırakmaya göre kazanılan, rastlantı payının içindedir: en az kişiyi kaydıranı seçiniz."
    ),
    "branches_prepared": "Dallar: hazırlanan çizelge kimleri kaydırır, her yolda kaç temas geç kalır",
    "branches_goals": "Kaçırılan hedefler, 100 seferde, dalların ortalamasında",
    "branches_note": (
        "Hazırlanan çizelgeler önceden duyurulur; bu yüzden vardiyalar, dalın belli olmasından sonra başlayan ilk "
        "günden itibaren değişebilir. Ancak o zaman kararlaştırılan çizelge {notice} saatlik bildirim süresine "
        "uyar; hepsi için olan tek çizelge de, hazırlanabildiği andan itibaren. Her biri plandakinden başlanarak "
        "{seconds} sn arandı, değdiği kadar az kişi kaydırıldı ve aynı temas ve devamsızlıklarla {replications} "
        "kez simüle edildi; icapçılar her yolda çağrılır. Para {currency} olarak: fazla mesai, gece ve icap ödemeleri "
        "(sözleşme saatleri çizelge ne olursa olsun ödenir) ve geç kalan temasların işlem süresi, eksik bir "
        "temsilcinin fiyatıyla; ± iki standart hatadır."
    ),
    "branches_out": (
        "--out KLASÖR her dalın hazırlanan çizelgesini yazar; dal gelince yayımlanmak üzere: vardiya check "
        "{folder} --roster DOSYA."
    ),
    "branches_written": "Yazıldı: {files}.",
    "head_robust_policy": "Ne yapılır",
    "head_robust_saves": "Kazanç, {currency}",
    "head_robust_branch": "Dal",
    "head_robust_moved_days": "Kaydırılan gün",
    "head_branches_late_prepare": "Geç kalan, hazırlanmış",
    "head_branches_late_wait": "Geç kalan, beklenmiş",
    "head_branches_late_average": "Geç kalan, tek çizelge",
    "head_branches_late_nothing": "Geç kalan, plan",
    # the playbook
    "playbook_event_outside": "Planda ({start} - {end}) “{value}” diye bir etkinlik başlamıyor.",
    "playbook_title": "Yoğunluk el kitabı: {operation}, {start} - {end}",
    "playbook_no_event": (
        "Planda büyük (1. ya da 2. kademe) bir etkinlik başlamıyor; --event KİMLİK daha küçük biri için sayfa yapar."
    ),
    "playbook_lead": (
        "Planda {events} büyük etkinlik var; {risky} tanesinde, sürdüğü sırada bir hedef 100 benzetimin 5'inde ya da "
        "daha çoğunda kaçıyor."
    ),
    "playbook_page": (
        "{title}, {at} (bakılan süre {from} - {to}): {count} kuyruktan {queues} tanesi hedefini 100 "
        "benzetimin 5'inde ya da daha çoğunda kaçırıyor; ortalama {late} temas geç kalır"
    ),
    "playbook_levels": "Sürdüğü sırada kaçırılan hedefler, 100 seferde, ve neye bakmalı",
    "playbook_safe": "Temaslar %40 fazla olsa bile 100 seferden 5'inden azında kaçar: {queues}.",
    "playbook_nobody": "İcapçı yok; kurallara uygun biçimde kaydırılabilecek ya da çağrılabilecek kimse de yok.",
    "playbook_calls": "Kim çağrılır, gelebilecekleri sırayla",
    "playbook_note": (
        "Belirtiler, {paths} benzetim yolunun yarısında arandı ve öbür yarısında sınandı: hedefin sonradan "
        "(yardımın gelebileceği {desk}. dakikadan itibaren) kaçtığı yolların kaçında belirti görüldü, ötekilerin "
        "kaçında. Hedefin kaçtığı yol {least} taneden azsa (o kadarında isabet 100'de en çok ± {points} payla bilinir) "
        "ya da boş alarm 100'de {false} üstündeyse belirti söylenmez. "
        "Her adım tek başına, aynı temaslarla plana karşı {replications} kez simüle edildi; icapçılar, hiç "
        "icapçı olmamasına karşı. ± iki standart hatadır. Para {currency} olarak: ücretler ve bedeli olan "
        "kurallar; icap ücreti çağrılsa da çağrılmasa da ödenir. İnsanlara güvenmeden önce sorunuz: fazla mesai "
        "onay ister."
    ),
    "playbook_call_at_once": "neredeyse hep kaçar: başlamadan çağırınız",
    "playbook_only_with_more": "yalnız tahminden çok temas gelirse",
    "playbook_no_sign": "yeterince erken belli eden bir şey yok",
    "playbook_seldom": "benzetimde belirti bulunamayacak kadar seyrek kaçıyor ({paths} yoldan {count} tanesi)",
    "playbook_of": "{paths} yolda {count}",
    "playbook_sign_seen": "belirti görülünce",
    "playbook_sign_none": "belirti bulunamadı, kendi kanınıza göre",
    "playbook_no_help": "Rastlantının ötesinde bir şey getirmez (zamanında fazladan temas): {steps}.",
    "playbook_harms": "Rastlantıdan öte daha çok temas geç kalır: {steps}.",
    "playbook_step_breaks": "molaları ve eğitimleri kaydırmak",
    "playbook_step_standby": "icapçılar",
    "playbook_step_overtime": "başka ve ek vardiyalar",
    "playbook_step_borrow": "başka dillerin yardımı",
    "playbook_mends": "bozulmuş kurallar düzelir",
    "playbook_less_pay": "daha az ücret ödenir",
    "playbook_sign_late": "{at}: son 30 dakikada {level} ya da daha çok geç kalan",
    "playbook_sign_volume": "{at}: son bir saatte tahminin {level} ya da daha çok üstü",
    "playbook_when_breaks": "{sign}: molaları ve eğitimleri kaydırınız, hemen",
    "playbook_when_standby": "{sign}: icapçıları çağırınız, {desk} dk sonra masada",
    "playbook_when_overtime": "tahmin +%20: başka ve ek vardiyalar, bir gün önce sorulur",
    "playbook_when_borrow": "tahmin +%40: başka diller yardım eder, bir gün önce sorulur",
    "playbook_move_break": "mola kaydı, vardiya",
    "playbook_move_activity": "eğitim kaydı, vardiya",
    "playbook_move_shift": "başka vardiya",
    "playbook_move_swap": "vardiya değişimi",
    "playbook_move_extra": "ek vardiya",
    "head_robust_missed": "Tahmince",
    "head_playbook_more": "+{share}",
    "head_robust_watch": "Bakılacak",
    "head_robust_hit": "İsabet, kaçan yollarda",
    "head_robust_false": "Boş alarm, ötekilerde",
    "head_robust_when": "Ne zaman",
    "head_robust_who": "Kim",
    "head_robust_brings": "Zamanında fazladan temas",
    "head_robust_costs": "Maliyet, {currency}",
    "branches_best_nothing": "En ucuzu planı olduğu gibi bırakmaktır: bir şey yapmak gerekmez.",
    "robust_knowing_costs": (
        "Her gelecek için ayrı çizelgede {late} temas daha az geç kalır, ama maliyet {cents} {currency} (± "
        "{noise}) artar: sözleşme saatleri dışında {pay} fazla, geç kalan temaslar için {late_cents} eksik."
    ),
    "robust_late": "Her gelecekte geç kalan temaslar (± yürürlükteki çizelgeden farkın payı)",
    "branches_lead_gains": (
        "Belli olana ({known}) dek beklemek, hazırlanmış çizelgelerden {cents} {currency} (± {noise}) daha "
        "ucuzdur: bunun için bir şey hazırlamayınız."
    ),
}
