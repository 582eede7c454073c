"""Parse room: what mailers call the folders of sent, draft and unwanted mail, in many languages."""

from __future__ import annotations

from collections.abc import Iterable

_SENT = frozenset({
    "sent", "sent items", "sent mail", "sent messages", "sent-mail", "sent_mail", "gesendet",
    "gesendete elemente", "gesendete objekte", "gesendete nachrichten", "envoyé", "envoyés",
    "messages envoyés", "éléments envoyés", "courrier envoyé", "enviado", "enviados",
    "elementos enviados", "correo enviado", "mensajes enviados", "inviato", "inviata", "inviati",
    "posta inviata", "messaggi inviati", "itens enviados", "e-mails enviados",
    "mensagens enviadas", "verzonden", "verzonden items", "verzonden berichten", "skickat",
    "skickade", "skickade objekt", "sendt", "sendte", "sendt post", "sendte elementer",
    "sendte beskeder", "lähetetyt", "lähetetyt kohteet", "wysłane", "elementy wysłane", "odeslané",
    "odeslaná pošta", "отправленные", "надіслані", "gönderilmiş", "gönderilmiş öğeler",
    "gönderilen", "elküldött", "trimise", "απεσταλμένα", "已发送", "已发送邮件", "寄件備份",
    "送信済み",
    "送信済みメール", "보낸편지함", "보낸 편지함", "נשלח", "דואר יוצא", "المرسلة", "terkirim",
    "đã gửi",
    "poslano", "poslané", "saadetud",
})  # fmt: skip
_DRAFTS = frozenset({
    "draft", "drafts", "entwurf", "entwürfe", "brouillon", "brouillons", "borrador", "borradores",
    "bozza", "bozze", "rascunho", "rascunhos", "concept", "concepten", "utkast", "kladde",
    "kladder",
    "luonnokset", "wersje robocze", "robocze", "koncepty", "rozepsané", "черновики", "чернетки",
    "taslaklar", "piszkozatok", "ciorne", "πρόχειρα", "草稿", "草稿箱", "下書き", "임시보관함",
    "טיוטות",
    "المسودات", "draf", "thư nháp", "unsent messages", "templates", "outbox",
})  # fmt: skip
_JUNK = frozenset({
    "spam", "junk", "junk e-mail", "junk email", "bulk mail", "spamverdacht",
    "courrier indésirable",
    "indésirables", "correo no deseado", "posta indesiderata", "lixo eletrônico", "ongewenst",
    "ongewenste e-mail", "skräppost", "søppelpost", "roskaposti", "нежелательная почта", "спам",
    "垃圾邮件", "迷惑メール", "스팸함",
})  # fmt: skip


def of(name: str) -> str:
    """The folder in a capture's name: ``Sent`` of ``mail/.Sent#1699`` or ``Sent.mbox#12``."""
    place = name.rpartition("#")[0]
    last = place.replace("\\", "/").rstrip("/").rpartition("/")[2]
    if last == "mbox":  # Apple Mail exports "Sent Messages.mbox/mbox"
        last = place.rstrip("/").split("/")[-2] if "/" in place else last
    last = last.removesuffix(".mbox").removesuffix(".mbx").removesuffix(".sbd")
    return last.rpartition(".")[2] if last.startswith((".", "INBOX.")) else last


def is_sent(names: Iterable[str]) -> bool:
    """Whether one of the names is a folder or label of sent mail."""
    return any(_folded(one) in _SENT for one in names)


def is_drafts(names: Iterable[str]) -> bool:
    """Whether one of the names is a folder or label of unsent mail."""
    return any(_folded(one) in _DRAFTS for one in names)


def is_junk(names: Iterable[str]) -> bool:
    """Whether one of the names is a folder or label of unwanted mail."""
    return any(_folded(one) in _JUNK for one in names)


def _folded(name: str) -> str:
    return (
        name.strip().strip('"').casefold().removeprefix("[gmail]/").removeprefix("[google mail]/")
    )
