"""Turkish: what is published and stays, and what is at risk in it."""

SENTENCES: dict[str, str] = {
    "published_risk_title": (
        "Yayımlanan planda bu geceki tahmine göre risk altında olanlar, en kötüsü başta ({first} - {last}):"
    ),
    "published_risk_none": (
        "Bu geceki tahmine göre yayımlanan planın hiçbir gününde hedeflerin kaçması beklenmiyor ({first} - {last})."
    ),
    "published_risk_night": "{day}: hedeflere {missing} temas eksik; {queues}.",
    "published_risk_unlikely": "{day}: hedeflerin kaçması tutmasından daha olası; {queues}.",
    "published_risk_more": "{queues} ve {more} kuyruk daha",
    "published_risk_queue": "{queue} (hedef tutar: {chance})",
    "published_risk_fell": "{queue}, {day}: hizmet düzeyi şimdi {now}, yayımlandığında {before} idi.",
    "published_risk_fell_more": "Aynı durum {more} kez daha görülüyor; her biri bir kuyruğun bir günü.",
}
