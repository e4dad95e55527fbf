"""Bir tahmin neden böyle, ve neden şaştı."""

SENTENCES: dict[str, str] = {
    "reasons_title": "{queue}: {day} tahmini",
    "reasons_day": "{queue}, {day}: {mean} temas bekleniyor; böyle 10 günün 8'i {low} ile {high} arasında kalır.",
    "reasons_interval": (
        "{queue}, {at}: {mean} temas bekleniyor; böyle 10 aralığın 8'i {low} ile {high} arasında kalır."
    ),
    "reasons_as_of": "Tahmin {as_of} itibarıyla, tohum {seed}.",
    "reasons_bands": (
        "Bant, hataları bilinen {origins} önceki sınama başlangıcına dayanır (en çok {lead} gün ileriye)."
    ),
    "reasons_no_bands": "Bant bir varsayımdır: geçmiş tek bir sınama başlangıcı için bile kısa.",
    "reasons_parts": "Nelerden oluşuyor",
    "reasons_errors": "Hata nereden geliyor",
    "reasons_errors_note": (
        "Her parça bütün gün için tek bir çarpanla şaşmış olabilir; bir olayın kendi eğrisine uyan olaya, günün "
        "tümüne yayılan günün düzeyine, hiçbirine uymayan saçılmaya yazılır. Parçaların toplamı farka eşittir."
    ),
    "reasons_came": "Gelen: {actual}, tahmine göre {difference} ({share}), {where}.",
    "reasons_came_some": "Şimdiye kadar gelen: {actual}, o aralıkların tahminine göre {difference} ({share}).",
    "reasons_some": "{intervals} aralığın yalnız {seen} tanesi bildirildi; fark bunlara aittir.",
    "reasons_inside": "bandın içinde",
    "reasons_above": "bandın üstünde",
    "reasons_below": "bandın altında",
    "reasons_scatter": "Sayılar tek başına yaklaşık ±{deviation} temas saçılır.",
    "reasons_blame": "En çok: {part}, {contacts} temas{factor}.",
    "reasons_factor": " (tahminin {factor} katı)",
    "reasons_chance": "Öne çıkan bir parça yok: fark şansla açıklanabilir.",
    "reasons_picture": "Gün, aralık aralık",
    "reasons_picture_note": (
        "Üst üste: her parçanın getirdiği. Çizgi: ortalama. Gri kenarlar: %80 bandı. Noktalar: gelen temaslar."
    ),
    "reasons_steps": "Ortalama bir günden bu güne",
    "reasons_other": "küçük parçalar ({count})",
    "reasons_edit": "düzeltme {name}",
    "reasons_edit_by": "düzeltme {name} ({by})",
    "reasons_edit_reason": "düzeltme {name} ({reason})",
    "reasons_edit_by_reason": "düzeltme {name} ({by}: {reason})",
    "head_part": "Parça",
    "head_contacts": "Temas",
    "head_part_share": "Ortalamadaki payı",
    "head_factor": "Tahminin katı",
    "reasons_mean": "Toplam beklenen",
    "reasons_difference": "Toplam fark",
    "part_base": "ortalama bir gün",
    "part_trend": "eğilim ve son düzey",
    "part_week": "hafta günü",
    "part_month": "ayın zamanı",
    "part_season": "mevsim",
    "part_holiday": "tatil",
    "part_payday": "maaş günü",
    "part_ramadan": "Ramazan",
    "part_intraday": "bugün şimdiye kadar",
    "part_pattern": "böyle günlerin ortak yanı",
    "part_reconciled": "toplamlarla uyum",
    "part_growth": "varsayılan büyüme",
    "part_level": "günün düzeyi",
    "part_profile": "günün biçimi",
    "part_noise": "saçılma",
    "part_ordinary": "olağan gün",
}
