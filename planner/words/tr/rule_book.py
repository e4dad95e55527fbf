"""Bir işletmenin kural kitabı, sözle."""

SENTENCES: dict[str, str] = {
    "book_title": "{operation} kuralları: {title} (kitap {book}, sürüm {version}, {checked} günü denetlendi)",
    "book_not_advice": "Hukuki danışmanlık değildir: değerler o gün şu kaynaklardan okunduğu gibidir. {sources}.",
    "book_counts": (
        "{rules} kural: {hard} kesin, {priced} bedelli, {idle} şu an kimseyi bağlamıyor; kitaba göre {loosened} "
        "gevşetilmiş, {tightened} sıkılaştırılmış; bağlayanlardan {unverified} kuralın okunuşu hukukçuya sorulmalı."
    ),
    "book_hard": "kesin",
    "book_priced": "bedelli",
    "book_both": "kesin ve bedelli",
    "book_idle": "şu an kimseyi bağlamıyor",
    "book_values": "Değerler: {values}.",
    "book_source": "Kaynak: {article}.",
    "book_note": "Okunuşu: {note}.",
    "book_unverified": "DOĞRULANMADI: bu okunuş hukukçuya sorulmalı.",
    "book_added": "Kitapta yok: işletme ekledi.",
    "book_dropped": "İşletme ÇIKARDI: {rule} ({article}). {reason}",
    "book_said": "{verdict}: {changes}. {by}{reason}",
    "book_said_plain": "{verdict}: {by}{reason}",
    "book_value": "{name} {before} -> {after}",
    "book_by": "{by}: ",
    "verdict_loosened": "GEVŞETİLDİ",
    "verdict_tightened": "Sıkılaştırıldı",
    "verdict_changed": "Değiştirildi (doğası gereği ne gevşek ne sıkı)",
    "verdict_equal": "Kitabın dediğine ayarlandı",
    "verdict_idle": "Eklendi, ama bildirilenlere göre kimseyi bağlamıyor",
    "value_none": "yok",
    "value_hard": "yok (kesin)",
    "value_yes": "evet",
    "value_no": "hayır",
    "value_every_day": "her gün",
    "value_next_day": "ertesi gün {clock}",
}
