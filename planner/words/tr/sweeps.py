"""Words in Turkish: sweeps of many scenarios."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "sweep_empty": "Dosya boş: taramanın bir adı (name) olmalı ve scenario, scenarios ya da changes içermelidir.",
    "sweep_source": "Tarama tam olarak birine dayanır: scenario (tek dosya), scenarios (birkaç dosya) ya da changes.",
    "sweep_axis": "Parametre ya bir değer listesi alır ya da from, to ve step.",
    "sweep_steps": "Adım (step) bir uçtan öbürüne, 10.000'den az adımda ulaşmalıdır.",
    "sweep_zip": "zip ile ilk değer ilkiyle eşlenir: bütün parametrelerde eşit sayıda değer gerekir.",
    "sweep_beyond": "100.000'den fazla senaryo: daha az değer ya da daha büyük adım seçiniz.",
    "sweep_draw_order": "Sınırlar sıralı olmalı ve aralarında çekilebilecek bir değer bulunmalıdır.",
    "sweep_weights": "Her değer için bir ağırlık veriniz ya da hiç vermeyin.",
    "sweep_no_field": (
        "“{value}” senaryoda bir yere götürmüyor: yol changes.0.share (ilk değişiklik 0'dır) ya da roster biçimindedir."
    ),
    "sweep_no_dask": "Burada Dask kurulu değil: pip install 'vardiya[dask]' ile kurunuz ya da --scheduler vermeyiniz.",
    "sweep_no_parquet": (
        "Burada parquet yazan paket kurulu değil: pip install 'vardiya[parquet]' ile kurunuz ya da csv seçiniz."
    ),
    "sweep_no_scheduler": (
        "{address} adresinde bir Dask zamanlayıcısı yanıt vermiyor ({seconds} sn denendi): adresi (tcp://sunucu:8786) "
        "ve orada “dask scheduler” çalıştığını denetleyiniz."
    ),
    "sweep_no_workers": (
        "{address} adresindeki zamanlayıcının işçisi yok, {seconds} sn içinde de gelmedi: “dask worker {address}” ile "
        "başlatınız."
    ),
    "sweep_worker_without": "{worker} işçisi vardiya'yı yükleyemiyor ({reason}): ortamına aynı sürümü kurunuz.",
    "sweep_worker_version": (
        "{worker} işçisinde {name} {there}, burada {here} kurulu: rakamlar aynı çıkmaz. İkisine de "
        "aynı sürümleri kurunuz."
    ),
    "sweep_scheduler_lost": (
        "{address} adresindeki zamanlayıcı artık yanıt vermiyor. Simüle edilenler saklandı: "
        "aynı komut kaldığı yerden sürer."
    ),
    "sweep_too_many": (
        "Bu tarama {count} senaryo ediyor; {most} senaryodan fazlası ancak --yes ile simüle edilir. Hiçbir şey simüle "
        "edilmedi: --yes ekleyiniz ya da daha az değer seçiniz."
    ),
    "sweep_too_long": (
        "Şimdiye dek simüle edilenlere göre {count} senaryonun kalan {left} tanesi {minutes} dakika daha sürer. "
        "Hepsini simüle etmek için --yes ekleyiniz; simüle edilenler saklandı."
    ),
    "sweep_worker_died": "İşçi bu senaryoda iki kez, ikincisinde başka iş yokken öldü: bellek mi yetmiyor?",
    "sweep_step": "{elapsed} sn  {asked} senaryonun {done} tanesi bitti, {reused} tanesi hazırdı; kalan {left}",
    "sweep_step_first": "{elapsed} sn  {asked} senaryonun {done} tanesi bitti, {reused} tanesi hazırdı",
    "sweep_stopped": "Durduruldu. {asked} senaryonun {done} tanesi saklandı: aynı komut kaldığı yerden sürer.",
    "sweep_title": "{name}: {operation} için {count} senaryo",
    "sweep_all_there": "{count} senaryonun hepsi hazırdı.",
    "sweep_counted": (
        "{count} senaryonun {reused} tanesi hazırdı, {played} tanesi şimdi {span} içinde simüle edildi; her biri en az "
        "{replications} kez, temel planla aynı rastgele sayılarla."
    ),
    "sweep_ended": (
        "{failed} senaryo başarısız oldu, {no_roster} senaryoda çizelge bulunamadı, {unchanged} senaryo planın "
        "dayandığı hiçbir şeyi değiştirmiyor."
    ),
    "sweep_base": "Temel plan: {late} geciken temas, {cost} {currency}, {goals} hedefin {met} tanesi tutuyor.",
    "sweep_best": "En az geciken: {what}, {late} temas (temele göre {diff} ± {noise}), maliyeti {cost} {currency}.",
    "sweep_none_better": (
        "Hiçbirinde gürültünün ötesinde temelden az temas gecikmiyor; ona en yakını: {what}, {late} temas ({diff} ± "
        "{noise}), maliyeti {cost} {currency}."
    ),
    "sweep_frontier": (
        "{count} senaryoyu maliyet ve geciken temasta birden geçen başka senaryo yok; bunlar işaretlidir."
    ),
    "sweep_one_cost": "Hepsinin maliyeti {cost} {currency}: fark yalnızca hizmettedir.",
    "sweep_spread": (
        "{count} çekilişin onda birinde {low} altında, yarısında {mid} üstünde, onda birinde {high} "
        "üstünde temas gecikiyor."
    ),
    "sweep_weight": "Geciken temas en çok {label} ile birlikte değişiyor (sıra korelasyonu {value}).",
    "sweep_weight_none": "Çekilen parametrelerin hiçbiri geciken teması rastlantının ötesinde değiştirmiyor.",
    "sweep_more": "{count} satır daha var: --out KLASÖR hepsini yazar, --html DOSYA hepsini gösterir.",
    "sweep_failed": "{what}: {reason}",
    "sweep_written": "Tablo {file} dosyasına yazıldı.",
    "sweep_rows": "Senaryolar",
    "sweep_base_row": "temel plan",
    "sweep_curve": "Maliyete karşı geciken temas",
    "sweep_curve_note": (
        "Her nokta bir senaryodur; parametreleri imlecin altında ve aşağıdaki tablodadır. Çizgi, ikisinde birden "
        "geçilemeyenleri birleştirir; kare temel plandır."
    ),
    "sweep_line": "{label} parametresine göre geciken temas",
    "sweep_line_note": (
        "Bant, temele göre farkın gürültüsüdür (iki, simülasyon sürdürüldüyse üç standart hata); kesikli çizgi temel "
        "plandır."
    ),
    "sweep_histogram": "Bütün çekilişlerde geciken temas",
    "sweep_histogram_note": (
        "Kaç çekilişte bu kadar temas gecikiyor; kesikli çizgilerin solunda çekilişlerin onda biri, yarısı ve "
        "onda dokuzu kalır."
    ),
    "sweep_decides": "Hangi parametre belirliyor",
    "sweep_decides_note": (
        "Geciken temasla sıra korelasyonu: 1 ya da −1 yalnız onun belirlediğini, 0 etkisi olmadığını gösterir. {count} "
        "çekilişte 0'a {chance} değerinden yakın olanlar rastlantı olabilir."
    ),
    "chart_late": "geciken temas",
    "chart_cost": "maliyet, {currency}",
    "chart_draws": "çekiliş",
    "chart_beaten": "bir başkası daha iyi",
    "chart_frontier": "daha iyisi yok",
    "chart_base": "temel plan",
    "head_sweep_what": "senaryo",
    "head_sweep_draw": "çekiliş",
    "head_sweep_late": "geciken",
    "head_sweep_diff": "temele göre",
    "head_sweep_goals": "tutan hedef",
    "head_sweep_hours": "ücretli sa",
    "head_sweep_cost_diff": "temele göre maliyet",
    "head_sweep_moved": "vardiyası değişen",
    "head_sweep_hard": "bozulan kural",
    "head_sweep_queue": "en çok hangi kuyrukta",
    "head_sweep_label": "parametre",
    "head_sweep_correlation": "sıra korelasyonu",
    "status_played": "simüle edildi",
    "status_unchanged": "bir şey değişmiyor",
    "status_no_roster": "çizelge yok",
    "status_failed": "başarısız",
}
