"""Words that LinkedIn's own interface prints, by language, where no structure says the same.

Pure data and the few functions that look into it. Everything else in the 2026 layouts stands on
attributes, addresses and position. Languages beyond the captured English and Japanese texts come
from LinkedIn's public interface; a page in a language that is not here loses only what its entry
names, and is read otherwise.
"""

from __future__ import annotations

import unicodedata

# The mark behind a time label ("1w • Edited •").
EDITED = {
    "ar": ("تم التعديل", "معدل"),
    "cs": ("upraveno",),
    "da": ("redigeret",),
    "de": ("bearbeitet",),
    "en": ("edited",),
    "es": ("editado",),
    "fr": ("modifié",),
    "id": ("diedit",),
    "it": ("modificato",),
    "ja": ("編集済み",),
    "ko": ("수정됨",),
    "nl": ("bewerkt",),
    "no": ("redigert",),
    "pl": ("edytowane", "edytowany"),
    "pt": ("editado",),
    "ro": ("editat",),
    "ru": ("изменено", "отредактировано"),
    "sv": ("redigerat", "redigerad"),
    "tr": ("düzenlendi",),
    "uk": ("змінено", "відредаговано"),
    "zh": ("已编辑", "已修改", "已編輯"),
}

# An activity card that says that nothing was posted lately; each a part of the sentence.
NO_POSTS = {
    "de": ("keine neuen beiträge", "keine aktuellen beiträge", "noch nichts gepostet"),
    "en": ("no recent posts", "hasn't posted", "hasn’t posted", "nothing to see for now"),
    "es": ("no tiene publicaciones recientes", "no ha publicado"),
    "fr": ("aucun post récent", "n’a pas de posts récents", "n'a pas de posts récents", "n’a rien"),
    "it": ("nessun post recente", "non ha post recenti", "non ha pubblicato"),
    "ja": ("最近の投稿はありません", "投稿していません"),
    "nl": ("geen recente bijdragen", "nog niets geplaatst"),
    "pt": ("não tem publicações recentes", "nenhuma publicação recente", "não publicou"),
}

# The connect button once an invitation is on its way.
PENDING = {
    "de": ("ausstehend",),
    "en": ("pending",),
    "es": ("pendiente",),
    "fr": ("en attente",),
    "it": ("in sospeso", "in attesa"),
    "ja": ("保留中", "承認待ち"),
    "nl": ("in behandeling", "in afwachting"),
    "pl": ("oczekujące", "oczekuje"),
    "pt": ("pendente",),
    "sv": ("väntar",),
    "tr": ("beklemede",),
    "zh": ("待处理", "待確認", "待回复"),
}

# A highlight about a school, where its link leads to an organisation of either kind.
STUDIED = {
    "de": ("studiert", "besucht"),
    "en": ("studied", "attended", "school"),
    "es": ("estudi",),
    "fr": ("étudi",),
    "it": ("studiat", "frequentat"),
    "ja": ("在学", "学び", "出身校", "通っ"),
    "nl": ("gestudeerd",),
    "pt": ("estud",),
}

# Employment types, which stand where a company stands when a job is one of several there.
EMPLOYMENT = {
    "de": ("vollzeit", "teilzeit", "selbstständig", "freiberuflich", "befristet", "praktikum",
           "ausbildung", "saisonarbeit"),
    "en": ("full-time", "part-time", "self-employed", "freelance", "contract", "internship",
           "apprenticeship", "seasonal", "permanent full-time", "permanent part-time",
           "contract full-time", "contract part-time", "casual"),
    "es": ("jornada completa", "media jornada", "autónomo", "profesional independiente",
           "contrato temporal", "contrato de prácticas", "contrato de formación", "temporada"),
    "fr": ("temps plein", "temps partiel", "indépendant", "freelance", "cdd", "cdi", "stage",
           "contrat en alternance", "saisonnier"),
    "it": ("a tempo pieno", "part-time", "autonomo", "freelance", "a contratto", "stage"),
    "ja": ("正社員", "パートタイム", "自営業", "フリーランス", "契約社員", "インターンシップ",
           "見習い", "季節労働者"),
    "nl": ("voltijds", "deeltijds", "zelfstandig", "freelance", "contract", "stage"),
    "pt": ("tempo integral", "meio período", "autônomo", "freelance", "temporário", "estágio",
           "jovem aprendiz", "terceirizado", "trainee"),
}  # fmt: skip

_Table = dict[str, tuple[str, ...]]


def plain(text: str | None) -> str:
    """A text for comparing: one width, lower case, straight blanks."""
    return " ".join(unicodedata.normalize("NFKC", text or "").casefold().split())


def says(table: _Table, language: str, text: str | None) -> bool:
    """Whether `text` holds a phrase of the table: the page's language, or any when it has none."""
    known = plain(text)
    return any(plain(phrase) in known for phrase in _phrases(table, language))


def exactly(table: _Table, language: str, text: str | None) -> bool:
    """Whether `text` is a phrase of the table, and nothing more."""
    known = plain(text)
    return any(plain(phrase) == known for phrase in _phrases(table, language))


def _phrases(table: _Table, language: str) -> tuple[str, ...]:
    own = table.get(language)
    return own if own else tuple(phrase for phrases in table.values() for phrase in phrases)
