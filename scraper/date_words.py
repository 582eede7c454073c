"""The words of dates: months, "present" and units of age, by language; data for `dates`.

English is what LinkedIn's export and the kept pages print. The other languages follow the public
interface of LinkedIn and the Unicode CLDR month names; they are unproven on a real export. Words
stand folded: lower case, no marks above letters, no full stop.
"""

from __future__ import annotations

MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
        "aug august", "sep sept september", "oct october", "nov november", "dec december",
    ),
    "de": (
        "jan januar janner", "feb februar", "marz mrz maerz", "apr april", "mai", "juni", "juli",
        "aug august", "sept september", "okt oktober", "nov november", "dez dezember",
    ),
    "fr": (
        "janv janvier", "fev fevr fevrier", "mars", "avr avril", "mai", "juin", "juil juillet",
        "aout", "sept septembre", "oct octobre", "nov novembre", "dec decembre",
    ),
    "es": (
        "ene enero", "feb febrero", "mar marzo", "abr abril", "may mayo", "jun junio",
        "jul julio", "ago agosto", "sept septiembre setiembre", "oct octubre", "nov noviembre",
        "dic diciembre",
    ),
    "pt": (
        "jan janeiro", "fev fevereiro", "mar marco", "abr abril", "mai maio", "jun junho",
        "jul julho", "ago agosto", "set setembro", "out outubro", "nov novembro", "dez dezembro",
    ),
    "it": (
        "gen gennaio", "feb febbraio", "mar marzo", "apr aprile", "mag maggio", "giu giugno",
        "lug luglio", "ago agosto", "set sett settembre", "ott ottobre", "nov novembre",
        "dic dicembre",
    ),
    "nl": (
        "jan januari", "feb februari", "mrt maart", "apr april", "mei", "jun juni", "jul juli",
        "aug augustus", "sep september", "okt oktober", "nov november", "dec december",
    ),
}  # fmt: skip

PRESENT: dict[str, str] = {
    "en": "present|now|current|currently|today|ongoing|to date",
    "de": "heute|gegenwart|aktuell|laufend|jetzt",
    "fr": "aujourd'hui|aujourd’hui|present|actuellement|a ce jour|en cours",
    "es": "actualidad|la actualidad|presente|actualmente|hoy|actual",
    "pt": "o momento|momento|presente|atualmente|atual|hoje|actualmente",
    "it": "presente|attuale|in corso|oggi|adesso",
    "nl": "heden|nu|tot heden|huidig",
    "ja": "現在|在職中",
    "zh": "至今|现在|現在|目前",
    "ko": "현재|재직 중|재직중",
}

#: Seconds to years: LinkedIn rounds down, so a label names the *youngest* age a post may have.
UNITS: dict[str, dict[str, str]] = {
    "en": {
        "second": "s sec secs second seconds", "minute": "m min mins minute minutes",
        "hour": "h hr hrs hour hours", "day": "d day days", "week": "w wk wks week weeks",
        "month": "mo mos month months", "year": "y yr yrs year years",
    },
    "de": {
        "second": "s sek sekunde sekunden", "minute": "min minute minuten",
        "hour": "h std stunde stunden", "day": "tg tag tage tagen",
        "week": "wo wch woche wochen", "month": "mon monat monate monaten",
        "year": "jr jahr jahre jahren",
    },
    "fr": {
        "second": "s sec seconde secondes", "minute": "min minute minutes",
        "hour": "h heure heures", "day": "j jour jours", "week": "sem semaine semaines",
        "month": "mois", "year": "an ans annee annees",
    },
    "es": {
        "second": "s seg segundo segundos", "minute": "min minuto minutos",
        "hour": "h hora horas", "day": "d dia dias", "week": "sem semana semanas",
        "month": "mes meses", "year": "a ano anos",
    },
    "pt": {
        "second": "s seg segundo segundos", "minute": "min minuto minutos",
        "hour": "h hora horas", "day": "d dia dias", "week": "sem semana semanas",
        "month": "m mes meses", "year": "a ano anos",
    },
    "it": {
        "second": "s sec secondo secondi", "minute": "min minuto minuti", "hour": "h ora ore",
        "day": "g gg giorno giorni", "week": "sett settimana settimane",
        "month": "mese mesi", "year": "anno anni",
    },
    "nl": {
        "second": "s sec seconde seconden", "minute": "min minuut minuten",
        "hour": "u uur uren", "day": "d dag dagen", "week": "w wk week weken",
        "month": "mnd maand maanden", "year": "j jr jaar jaren",
    },
    "ja": {
        "second": "秒", "minute": "分", "hour": "時間", "day": "日", "week": "週 週間",
        "month": "か月 ヶ月 カ月 ヵ月 ケ月 箇月 個月", "year": "年",
    },
    "zh": {
        "second": "秒 秒钟", "minute": "分钟 分鐘", "hour": "小时 小時", "day": "天",
        "week": "周 週 星期", "month": "个月 個月", "year": "年",
    },
    "ko": {
        "second": "초", "minute": "분", "hour": "시간", "day": "일", "week": "주",
        "month": "개월 달", "year": "년",
    },
}  # fmt: skip

#: Words round a label that say nothing of its age.
LABEL_NOISE = (
    "edited|bearbeitet|modifie|editado|modificato|bewerkt|編集済み|編集済|已编辑|已編輯|수정됨|"
    "ago|vor|il y a|hace|ha|fa|geleden|atras|前|전|posted|reposted|about|over|etwa|environ"
)
JUST_NOW = "now|just now|jetzt|gerade eben|maintenant|a l'instant|a l’instant|ahora|agora|adesso|ora|nu|たった今|今|刚刚|剛剛|방금"
