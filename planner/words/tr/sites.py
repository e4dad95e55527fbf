"""Words in Turkish: workspaces of several sites."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "site_no_operation": "“{value}” bir işletme değil: o klasörde operation.yaml yok.",
    "site_folder_twice": "“{value}” klasörü zaten {first} için kullanılıyor; her yerleşkenin kendi işletmesi olur.",
    "unknown_pool_site": "“{value}” bu çalışma alanında bir yerleşke değil; bilinenler: {allowed}.",
    "site_in_two_pools": "“{value}” zaten {first}. havuzda; bir yerleşke en çok bir havuzda yer alır.",
    "pool_law": (
        "{value} tek çizelge olamaz: {first} için kural kitabı {preset}, {second} için {other}. Bir çizelgedeki herkes "
        "aynı yasaya bağlıdır; farklı ülkelerdeki yerleşkeleri ayrı planlayın."
    ),
    "pool_rules": (
        "{value} tek çizelge olamaz: {first} ({preset}) ile {second} ({other}) kuralları farklı değiştirmiş. İkisine "
        "de aynı rules bölümünü yazınız."
    ),
    "pool_clocks": (
        "{value} tek çizelge olamaz: {first} ({zone}) ile {second} ({other}) saatleri farklı; vardiyalar, tabanlar ve "
        "geceler yerel saatledir. Ayrı planlayın."
    ),
    "pool_section": (
        "{value} tek çizelge olamaz: {section} bölümünde {first} ile {second} farklı; bu bölüm çizelgedeki herkes için "
        "geçerlidir. İkisine de aynısını yazınız."
    ),
    "pool_entry": (
        "{value} tek çizelge olamaz: {section} bölümündeki {name}, {first} ile {second} için aynı değil ({field}). "
        "İkisine de aynısını yazınız ya da birine başka ad veriniz."
    ),
    "pool_queue": (
        "{value} tek çizelge olamaz: {name} kuyruğu {first} ile {second} için aynı değil ({field}). Aynı kuyruğun tek "
        "hedefi ve tek çalışma saati olur; başka bir kuyruğa başka ad veriniz."
    ),
    "pool_agents": (
        "{value} tek çizelge olamaz: {count} temsilci kimliği birden çok yerleşkede geçiyor ({agents}). prefix: true "
        "yazınız (her kimliğin başına yerleşkenin adı gelir) ya da başka kimlikler veriniz."
    ),
    "pool_rules_of_persons": (
        "{value}, prefix: true ile tek çizelge olamaz: kurallar kişi veya ekip adı anıyor ({rules}), bu adlar ise "
        "değişirdi. Bunun yerine her kişiye ve her ekibe kendine ait bir ad veriniz."
    ),
    "pool_event": (
        "{value} tek çizelge olamaz: {name} olayı {first} ile {second} için aynı değil. Birinden ötekine kopyalayın ya "
        "da birine başka kimlik veriniz."
    ),
    "pool_edit": (
        "{value} tek çizelge olamaz: {site} yerleşkesinin {name} düzeltmesi, başka bir yerleşkenin de baktığı {queue} "
        "kuyruğunu bir katsayıyla değiştiriyor. İkisine de yazınız ya da eklenecek temas sayısı olarak yazınız."
    ),
    "site_no_plan": "henüz saklanan plan yok: “vardiya workspace plan” planlar.",
    "site_worker_died": "işçi süreç iki kez kapandı, ikincisinde başka iş yoktu: bellek mi yetmiyor?",
    "sites_step": "{elapsed} sn  {asked} planın {done} tanesi hazır",
    "sites_title": "{name}: {sites} yerleşke, {pools} havuz",
    "sites_none": "Hiçbir yerleşkenin planı yok.",
    "sites_weeks": "{sites}: {start} gününden başlayarak {weeks} hafta, {as_of} itibarıyla, tohum {seed}.",
    "sites_planned": "Şimdi yapılan plan: {count}, en uzunu {span} sürdü; saklananlardan alınan: {reused}.",
    "sites_all": "{people} kişi, {paid} ücretli saat; iş, {need} saat hazır bulunan kişi istiyor.",
    "sites_cost": "Maliyet: {list}.",
    "sites_table": "Yerleşkeler",
    "sites_table_note": (
        "Bir havuzun yerleşkeleri tek çizelgedir: hizmet havuzun, kişiler ve saatler her yerleşkenin kendisinindir. "
        "Geciken, hedefinin süresini tutturması beklenmeyen temastır."
    ),
    "sites_costs": "Türüne göre maliyet",
    "sites_sum": "toplam",
    "sites_hours": "Ücretli ve gereken saatler",
    "sites_worth": "Paylaşmanın değeri",
    "sites_could_share": "Kimler paylaşabilirdi",
    "sites_night": "{day}: hedeflerin ötesinde {late}, {queue} {service}",
    "sites_calm_night": "{day}: {queue} {service}",
    "sites_failed": "{site}: {reason}",
    "sites_compared": (
        "{pool}, yerleşkeler ayrı ayrı değil tek çizelge olunca: gereken saat {need_apart} yerine {need}, geciken "
        "temas {late_apart} yerine {late}, maliyet {cost_apart} yerine {cost} {currency}."
    ),
    "sites_advice": (
        "{giver} çalışanlarından {people} kişi {taker} için {queues} kuyruğuna da bakabilir: pools altında birlikte "
        "yazılırlarsa tek çizelge olurlar."
    ),
    "sites_advice_not": (
        "{giver} çalışanlarından {people} kişi {taker} için {queues} kuyruğuna da bakabilir, ancak tek çizelgede aynı "
        "olması gereken {obstacles} şey farklı; pools altında birlikte yazılırlarsa her biri söylenir."
    ),
    "said_sites_files": "Yerleşkelerin çizelgeleri {folder} klasörüne yazıldı.",
    "said_workspace_init": "{folder} hazır. Sırada: vardiya workspace plan {folder} --weeks 1",
    "head_sites_site": "yerleşke",
    "head_sites_people": "kişi",
    "head_sites_paid": "ücretli sa.",
    "head_sites_need": "gereken sa.",
    "head_sites_goals": "tutan hedef",
    "head_sites_late": "geciken",
    "head_sites_law": "bozulan kural",
    "head_sites_on_call": "nöbet",
    "head_sites_worst": "en zor gün",
    "head_sites_currency": "para birimi",
    "head_sites_regular": "normal",
    "head_sites_overtime": "fazla mesai",
    "head_sites_night": "gece",
    "head_sites_total": "toplam",
    "chart_sites_paid": "ücretli",
    "chart_sites_need": "gereken",
    "chart_sites_hours": "saat",
}
