"""Parse room: what a mail's own words say of who sent it: a machine, a mailing, an absent owner.

In: the writer's words and signature (never what they quote). Out: why it is no conversation, or
None. One word is never enough: a newsletter links its way out, an absent owner's mailer thanks for
the message, says that they are away and names what to do meanwhile.
"""

from __future__ import annotations

LONGEST = 20_000  # characters at either end that are looked at
LONGEST_ABSENCE = 1_500

_AUTOMATED = (
    "this is an automated", "this is an automatic", "automatically generated", "auto-generated",
    "this email was sent automatically", "do not reply to this", "do not reply directly",
    "please do not reply", "replies to this email are not", "this mailbox is not monitored",
    "automatisch generiert", "automatisch erstellt", "antworten sie nicht auf diese",
    "antworten sie bitte nicht", "ne pas répondre à ce", "ne répondez pas à ce",
    "message automatique", "envoyé automatiquement", "no responda a este", "no responder a este",
    "mensaje automático", "generado automáticamente", "non rispondere a quest",
    "generata automaticamente", "messaggio automatico", "não responda a est",
    "mensagem automática", "gerado automaticamente", "automatisch gegenereerd",
    "niet op dit bericht", "niet op deze e-mail", "detta är ett automatiskt", "svara inte på detta",
    "automatisk genereret", "wygenerowana automatycznie", "prosimy nie odpowiadać",
    "neodpovídejte na", "не отвечайте на", "автоматически сформировано", "otomatik olarak",
    "请勿回复", "系统自动", "自動送信", "返信しないで", "발신 전용",
)  # fmt: skip
_SUBSCRIBED = (
    "receiving this email because", "receiving this e-mail because", "receiving this newsletter",
    "receiving this message because", "received this email because", "you subscribed",
    "you signed up", "view in browser", "view in your browser", "view this email in",
    "view it in your browser", "view online", "update your preferences", "manage preferences",
    "manage your preferences", "email preferences", "sie erhalten diesen newsletter",
    "sie erhalten diese e-mail, weil", "im browser ansehen", "im browser anzeigen",
    "vous recevez cet", "vous recevez ce message", "voir dans le navigateur", "version en ligne",
    "recibe este correo porque", "has recibido este", "ver en el navegador", "ricevi questa",
    "visualizza nel browser", "recebeu este e-mail porque", "ver no navegador",
    "je ontvangt deze", "u ontvangt deze", "bekijk in browser", "du får detta", "visa i webbläsare",
    "otrzymujesz tę wiadomość", "вы получили это письмо", "вы получаете эту",
)  # fmt: skip
_WAY_OUT = (
    "unsubscribe", "opt out", "opt-out", "optout", "stop receiving", "abmelden", "abbestellen",
    "désabonn", "désinscri", "desabonn", "darse de baja", "darte de baja", "cancelar la suscripción",
    "disiscriv", "cancella l'iscrizione", "annulla l'iscrizione", "descadastr", "cancelar a subscri",
    "cancelar inscrição", "uitschrijven", "afmelden", "avregistrera", "avprenumerera", "afmeld",
    "wypisz", "wypisać", "odhlásit", "отписаться", "abonelikten çık", "退订", "配信停止", "수신거부",
)  # fmt: skip
_LINKED = ("http://", "https://", "www.", "click here", "hier klicken", "cliquez ici")

_THANKED = (
    "thank you for your", "thanks for your", "thank you for contacting", "thank you for writing",
    "dank für ihre", "dank für deine", "danke für ihre", "merci pour votre", "merci de votre",
    "nous avons bien reçu", "gracias por su", "gracias por tu", "grazie per la", "grazie per il",
    "obrigado pel", "obrigada pel", "bedankt voor", "dank voor", "tack för dit", "tak for din",
    "takk for din", "kiitos viestistäsi", "dziękuję za wiadomość", "dziękuję za", "děkuji za",
    "спасибо за", "благодарю за", "teşekkür ederim", "感谢您的来信", "ご連絡ありがとう",
    "メールありがとう",
)  # fmt: skip
_AWAY = (
    "out of office", "out of the office", "on vacation", "on annual leave", "on leave",
    "on holiday", "away from the office", "parental leave", "nicht im büro", "im urlaub",
    "außer haus", "abwesend", "nicht am arbeitsplatz", "absent", "en congé", "fuera de la oficina",
    "de vacaciones", "fuori ufficio", "in ferie", "assente", "fora do escritório", "de férias",
    "ausente", "niet op kantoor", "afwezig", "op vakantie", "inte på kontoret", "på semester",
    "på ferie", "ikke på kontoret", "lomalla", "poza biurem", "na urlopie", "mimo kancelář",
    "na dovolené", "в отпуске", "не на месте", "отсутств", "ofis dışında", "izindeyim", "不在",
    "休假", "休暇", "부재중",
)  # fmt: skip
_MEANWHILE = (
    "urgent", "dringend", "weitergeleitet", "urgence", "urgencia", "urgenz", "urgência",
    "dringende", "brådskande", "haster", "kiireelli", "pilnych", "naléhav", "срочн", "acil",
    "紧急", "緊急", "お急ぎ", "limited access", "when i am back", "when i return", "on my return",
    "upon my return", "nach meiner rückkehr", "à mon retour", "a mi regreso", "al mio rientro",
    "no meu regresso", "bij terugkomst", "when i'm back", "in my absence", "während meiner",
)  # fmt: skip


def why_automatic(text: str | None, signature: str | None, answers: bool) -> str | None:
    """Why a mail is no conversation by its own words: ``notification``, ``newsletter``,
    ``auto_reply``; None for a person's letter.

    Args:
        text: the writer's new words.
        signature: their signature, notices and footers with it.
        answers: whether the header says that it answers an earlier mail; a person whose
            signature advertises a newsletter does.
    """
    words = f"{text or ''}\n{signature or ''}".casefold()
    if len(words) > 2 * LONGEST:
        words = words[:LONGEST] + words[-LONGEST:]
    if _absent(words):
        return "auto_reply"
    if answers:
        return None
    if _says(words, _AUTOMATED):
        return "notification"
    lines = words.split("\n") if _says(words, _WAY_OUT) else []
    subscribed = bool(lines) and _says(words, _SUBSCRIBED)
    for at, line in enumerate(lines):
        if _says(line, _WAY_OUT):
            around = f"{line} {lines[at + 1] if at + 1 < len(lines) else ''}"
            if subscribed or _says(around, _LINKED):
                return "newsletter"
    return None


def _absent(words: str) -> bool:
    if len(words) > LONGEST_ABSENCE:
        return False
    return all(_says(words, phrases) for phrases in (_AWAY, _THANKED, _MEANWHILE))


def _says(words: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in words for phrase in phrases)
