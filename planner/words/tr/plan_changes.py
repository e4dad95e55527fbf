"""`vardiya explain diff`: iki plan arasında ne değişti, neden değişti, ne sonuç verdi."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "no_other_plan": "Yalnızca bir saklı plan var; karşılaştıracak başka plan yok.",
    "changes_same": "{before} ve {after} planları aynı girdilerden yapıldı: hiçbir şey değişmiyor.",
    "changes_forecast": "Önce tahmin değişti: {part}. {effect}",
    "changes_version": "Tahmini programın başka bir sürümü yaptı. {effect}",
    "changes_period": "Planlar başka günleri kapsıyor: {start} - {end} ikisinde de var. {effect}",
    "changes_forecast_unfelt": "Tahminin girdileri değişti, ama hiçbir parçası %0,1 kadar bile değil. {effect}",
    "changes_requirement": (
        "Tahmin aynı; önce ihtiyaç değişti: kişiler ve becerileri ya da operation.yaml içindeki taban, nöbet, "
        "devamsızlık ve kadro ayarları. {effect}"
    ),
    "changes_rules": "Tahmin ve ihtiyaç aynı; önce vardiyanın olguları ya da kuralları değişti: {rules}. {effect}",
    "changes_search": (
        "Tahmin ve ihtiyaç aynı, eski vardiya da tuttuğu her kuralı hâlâ tutuyor: istekler, ücretler ya da aramanın "
        "kendisi (süresi, tohumu) değişti. {effect}"
    ),
    "changes_effect": (
        "{people} kişinin vardiyası değişiyor, toplam {days} günde; ücretli saat {hours}{money}; {service}."
    ),
    "changes_money": ", ücretler {money}",
    "changes_service_none": "hiçbir kuyruğun hizmeti gürültüyü aşacak kadar değişmiyor",
    "changes_service_moved": "{count} kuyrukta hizmet gürültüyü aşarak değişiyor, en çok {queue} ({points})",
    "changes_service_unknown": "ikisinin birden benzetimi yok",
    "changes_plans": (
        "{before} planından ({start} - {end}, {as_of} itibarıyla) {after} planına ({start_after} - {end_after}, "
        "{as_of_after} itibarıyla); saatler yereldir ({zone})."
    ),
    "changes_header": "{name}: {before} → {after}",
    "changes_header_version": "program sürümü",
    "changes_header_as_of": "görülen geçmişin sonu",
    "changes_header_start": "ilk gün",
    "changes_header_weeks": "hafta",
    "changes_header_seed": "tohum",
    "changes_asked": "İstenenler farklı: {list}.",
    "changes_broken": "Bugünkü dosyalarla eski vardiya, yenisinin tuttuğu şu kuralları çiğniyor: {rules}.",
    "changes_broken_rule": "{rule} ({count} kez)",
    "changes_gone": "Artık agents.csv içinde olmayanlar: {agents}.",
    "changes_gone_cause": "{count} kişi ayrıldı",
    "changes_unstored": (
        "Planlar aşamaların sonucunu saklar, dosyalarını değil: dosyalarda neyin değiştiği sonuçlarından okunur. Başka "
        "girdi kullanan ilk aşamadan sonraki hepsi de başka girdi kullanmıştır."
    ),
    "head_stage": "Aşama",
    "head_used": "Kullandığı",
    "changes_stages": "Aşamaların kullandıkları",
    "changes_stage_same": "aynı girdiler",
    "changes_stage_first": "başka girdiler; ilk ayrılan: {inputs}",
    "changes_stage_later": "başka girdiler, en azından önceki aşama başka sonuç verdiği için",
    "changes_need_inputs": "Tahmin aynı; değişen: {groups}. {effect}",
    "changes_inputs": "Tahmin ve ihtiyaç aynı; değişen: {groups}. {effect}",
    "changes_otherwise": (
        "Bütün girdiler aynı; vardiya başka yoldan yapıldı: bir değişiklikten sonra onarıldı ya da araması "
        "kesildi. {effect}"
    ),
    "changes_groups": "Farklı olan girdiler: {groups}. Öbürlerinin hepsi aynı.",
    "changes_service_period": "planlar başka dönemleri kapsadığı için hizmet karşılaştırılmıyor",
    "changes_services_period": "Hizmet karşılaştırılmıyor: planlar başka dönemleri kapsıyor.",
    "changes_stage_groups": "başka girdiler: {groups}",
    "changes_stage_groups_later": "başka girdiler: {groups}; ayrıca önceki aşama başka sonuç verdi",
    "changes_stage_otherwise": "aynı girdiler; sonucu başka yoldan yapıldı (onarıldı ya da araması kesildi)",
    "changes_stage_given": "kendi girdileri aynı; önceki aşama başka sonuç verdi",
    "input_request": "dönem, tohum ya da program sürümü",
    "input_contacts": "görülen temaslar",
    "input_queues": "operation.yaml kuyrukları ve kanalları",
    "input_events": "olaylar",
    "input_edits": "tahmindeki elle düzeltmeler",
    "input_calendar": "takvim",
    "input_forecast_settings": "tahmin ayarları",
    "input_clock": "saat dilimi ya da aralık uzunluğu",
    "input_agents": "kişiler, becerileri ve sözleşmeleri",
    "input_shrinkage": "devamsızlık ayarları ve kaydedilen durumlar",
    "input_floors": "tabanlar",
    "input_on_call": "nöbet ayarları",
    "input_solver": "kadro ve arama ayarları",
    "input_absences": "izinler",
    "input_wishes": "istekler",
    "input_locks": "kilitler",
    "input_protections": "korumalar",
    "input_activities": "etkinlikler",
    "input_previous": "önceki vardiyalar ve bakiyeler",
    "input_published": "yerinde kalan yayımlanmış vardiyalar",
    "input_templates": "vardiya listeleri",
    "input_rules": "kurallar",
    "input_costs": "ücretler",
    "input_routing": "yönlendirme",
    "input_search": "arama süresi",
    "input_ledger": "önceki ayların defteri",
    "input_agreements": "anlaşmalar (yerler, masalar, düzenler, çiftler, teklifler)",
    "changes_inputs_forecast": (
        "görülen geçmiş, olaylar, elle düzeltmeler, kuyruklar, takvim, tahmin ayarları, dönem, tohum, sürüm"
    ),
    "changes_inputs_requirement": "kişiler ve becerileri, tabanlar, nöbet, devamsızlık ve kadro ayarları",
    "changes_inputs_roster": (
        "izinler, istekler, kilitler, etkinlikler, önceki vardiyalar, vardiya listeleri, kurallar, ücretler, "
        "yönlendirme, arama süresi"
    ),
    "changes_inputs_check": "kendine özgü girdisi yok",
    "changes_inputs_simulation": "kendine özgü girdisi yok",
    "changes_parts": "Parça parça temaslar",
    "head_contacts_moved": "Yer değiştiren",
    "head_what": "Ne oldu",
    "part_came": "yeni",
    "part_went": "kalktı",
    "part_moved": "taşındı: önce {before}, şimdi {after}",
    "part_grew": "büyüdü",
    "part_fell": "küçüldü",
    "part_reshaped": "başka saatlerde",
    "changes_all_contacts": "Bütün temaslar",
    "changes_needs": "Gereken kişi-saat, havuzun kuyruklarına göre",
    "changes_all_needs": "Bütün havuzlar",
    "changes_costs": "Bugünkü ücretlerle",
    "cost_kind_regular": "ücretli saatler",
    "cost_kind_overtime": "fazla mesai",
    "cost_kind_night": "gece",
    "cost_kind_on_call": "nöbet",
    "cost_kind_total": "toplam",
    "changes_costs_unknown": "Ücretler karşılaştırılmıyor: {why}.",
    "changes_costs_period": "planlar başka dönemleri kapsıyor",
    "changes_costs_gone": "vardiyası olan biri artık agents.csv içinde değil, ücreti de bilinmiyor",
    "changes_services": "Benzetimde hizmet, önce ve sonra",
    "head_beyond_noise": "Gürültüyü aşar",
    "changes_noise": (
        "Gürültüyü aşmak: iki ayrı benzetimin iki standart hatasından büyük olmak. Aynı tohumlu planlar, tahminleri "
        "uyuştuğu yerde temaslarını paylaşır; daha küçük farklar da gerçek olabilir."
    ),
    "figure_change_people": "vardiyası değişen kişi",
    "figure_change_duties": "değişen vardiya günü",
    "figure_change_paid": "ücretli saat",
    "figure_change_contacts": "beklenen temas",
    "figure_change_part": "temas: {about}",
    "figure_change_need": "gereken kişi-saat",
    "figure_change_service": "{about} hizmeti",
    "figure_change_cost_regular": "ücretli saatlerin tutarı",
    "figure_change_cost_overtime": "fazla mesai tutarı",
    "figure_change_cost_night": "gece tutarı",
    "figure_change_cost_on_call": "nöbet tutarı",
}
