"""Numbers, shares, money and dates as the reader writes them: 1,234.5 in English, 1.234,5 in Turkish."""

from __future__ import annotations

from datetime import date, datetime

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "tr": ("Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "tr": ("Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"),
}


def number(value: float, lang: str, digits: int = 0) -> str:
    """A number with thousands marks and so many decimals."""
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "tr" else text


def share(value: float, lang: str, digits: int = 1) -> str:
    """A share as per cent: 93.4 % in English, %93,4 in Turkish."""
    text = number(100 * value, lang, digits)
    return f"%{text}" if lang == "tr" else f"{text} %"


def signed(value: float, lang: str, digits: int = 0) -> str:
    """A difference with its sign; nothing is 0 without one."""
    text = number(value, lang, digits)
    return (
        f"+{text}" if value > 0 and text.strip("0.,") else text.replace("-0", "0") if not text.strip("-0.,") else text
    )


def span(seconds: float, lang: str) -> str:
    """A waiting time: 42 s, 5 min, 3.2 h."""
    if seconds != seconds:
        return ""
    if seconds < 90:
        return f"{number(seconds, lang)} {'s' if lang == 'en' else 'sn'}"
    if seconds < 5400:
        return f"{number(seconds / 60, lang)} {'min' if lang == 'en' else 'dk'}"
    return f"{number(seconds / 3600, lang, 1)} {'h' if lang == 'en' else 'sa'}"


def money(cents: float, lang: str) -> str:
    """Cents as whole units of money."""
    return number(cents / 100, lang)


def weekday(index: int, lang: str) -> str:
    """A day of the week as Mon; 0 is Monday."""
    return _DAYS[lang][index]


def day(value: date, lang: str) -> str:
    """A day as Mon 3 Nov."""
    return f"{_DAYS[lang][value.weekday()]} {value.day} {_MONTHS[lang][value.month - 1]}"


def moment(value: datetime, lang: str, *, year: bool = False) -> str:
    """A moment as Mon 3 Nov 20:30, in the zone it carries; on wish with the year: Mon 3 Nov 2025 20:30."""
    return f"{day(value.date(), lang)} {f'{value.year} ' if year else ''}{value:%H:%M}"
