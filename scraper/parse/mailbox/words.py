"""Parse room: the words by which mailers and people mark what is not the writer's own, as tables.

Lower case; matched against folded lines. The phrases are those that the mailers of the named
languages write themselves (Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, K-9, mobile mailers).
"""

from __future__ import annotations

# The verb of an attribution line: "On Monday, Maya wrote:".
WROTE = (
    "wrote", "writes", "write", "said", "says", "schrieb", "schreibt", "hat geschrieben", "a écrit",
    "a ecrit", "écrit", "ecrit", "écrivait", "escribió", "escribio", "escribe", "ha escrito",
    "ha scritto", "scrive", "scritto", "escreveu", "escreve", "schreef", "heeft geschreven",
    "schrijft", "geschreven", "skrev", "skriver", "skreiv", "kirjoitti", "napisał", "napisała",
    "napisał(a)", "napisał/a", "pisze", "napsal", "napsal(a)", "napsala", "napísal", "napísal(a)",
    "написал", "написала", "написал(а)", "пишет", "писал", "писал(а)", "написав", "написала",
    "пише", "написа", "yazdı", "şunu yazdı", "şunları yazdı", "ezt írta", "írta", "a scris",
    "έγραψε", "kirjutas", "rakstīja", "rašė", "parašė", "je napisao", "je napisala", "je napisal/a",
    "napisao je", "đã viết", "menulis", "tulis", "va escriure", "idatzi du", "skrifaði",
    "כתב", "כתבה", "כתב/ה", "מאת", "كتب", "كتبت", "نوشت", "เขียนว่า", "写道", "寫道", "写到",
    "さんは書きました", "は書きました", "さんのメール", "書きました", "のメッセージ", "님이 작성",
    "작성", "님의 말",
)  # fmt: skip

# Other verbs, believed only straight above quotation and beside an address or a time.
QUOTH = (
    "spake",
    "quoth",
    "quoting",
    "typed",
    "mumbled",
    "responded",
    "replied",
    "posted",
    "sent",
    "meinte",
    "zitat von",
    "schriebst",
    "escribías",
    "répondit",
    "sendte",
)
YOU_WROTE = (
    "you wrote", "you said", "you write", "du schriebst", "sie schrieben", "du hast geschrieben",
    "vous écriviez", "vous avez écrit", "tu as écrit", "escribiste", "usted escribió",
    "hai scritto", "lei ha scritto", "você escreveu", "je schreef", "u schreef", "du skrev",
    "вы писали", "ты писал", "ви писали", "napisałeś", "napisałaś", "pisałeś",
)  # fmt: skip

# How an attribution line may begin, before a weekday, a date or a name.
OPENERS = (
    "on", "at", "am", "vom", "le", "el", "il", "il giorno", "em", "no dia", "op", "den", "d.",
    "dnia", "w dniu", "dne", "dňa", "в", "на", "pada", "pada tanggal", "vào", "în", "pe", "στις",
    "ב", "בתאריך", "في", "u", "dana", "quoting", "zitat von", "from", "a", "kl", "v", "ma",
)  # fmt: skip

# The labels of a header block that a mailer puts above the quoted mail, by what they name.
LABELS = {
    "from": (
        "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "від", "kimden",
        "gönderen", "feladó", "de la", "από", "expéditeur", "absender", "remitente", "mittente",
        "remetente", "afzender", "avsändare", "afsender", "avsender", "nadawca", "odesílatel",
        "отправитель", "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람",
        "מאת", "من",
        "saatja", "nuo", "no", "pošiljatelj", "šalje", "dari", "từ", "จาก", "reply-to", "от кого",
        "expedidor", "desde", "komu-od",
    ),
    "date": (
        "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el",
        "enviada em", "enviado em", "fecha", "data", "inviato", "verzonden", "skickat", "sendt",
        "lähetetty", "päivämäärä", "päiväys", "wysłano", "odesláno", "odoslané", "отправлено",
        "дата", "надіслано", "tarih", "gönderildi", "gönderme tarihi", "elküldve", "dátum",
        "trimis",
        "ημερομηνία", "στάλθηκε", "发送时间", "日期", "時間", "寄件日期", "傳送時間", "送信日時",
        "日時", "日付",
        "보낸 날짜", "날짜", "נשלח", "תאריך", "التاريخ", "تم الإرسال", "dato", "poslano",
        "saadetud",
        "tanggal", "dikirim", "ngày", "đã gửi", "dato sendt", "time",
    ),
    "to": (
        "to", "an", "à", "para", "a", "aan", "naar", "till", "til", "vastaanottaja", "do", "komu",
        "кому", "kime", "alıcı", "címzett", "către", "προς", "destinataire", "empfänger",
        "destinatario", "destinatário", "收件人", "收件者", "宛先", "받는 사람", "받는사람", "אל",
        "إلى", "za",
        "prima", "saaja", "kepada", "đến", "ถึง", "pour",
    ),
    "cc": (
        "cc", "bcc", "kopie", "cópia", "копия", "копія", "kopia", "copie à", "抄送", "副本", "참조",
        "másolatot kap", "bilgi", "dw", "udw", "kopi", "kopio", "ccn", "cco", "עותק", "نسخة",
        "κοιν",
    ),
    "subject": (
        "subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "emne",
        "aihe", "temat", "předmět", "predmet", "тема", "konu", "tárgy", "subiect", "θέμα", "主题",
        "主旨", "件名", "제목", "נושא", "الموضوع", "re", "subjek", "perihal", "chủ đề", "เรื่อง",
        "teema",
    ),
    "other": (
        "importance", "priority", "sent by", "please respond to", "gesendet von", "envoyé par",
        "enviado por", "inviato da", "categories", "flag", "tags", "attachments",
        "wichtigkeit", "priorität", "anlagen", "reply to",
        "importancia", "prioridad", "importanza", "antwort an", "répondre à", "organisation",
        "organization", "pièces jointes", "bijlagen", "responder a", "rispondi a",
    ),
}  # fmt: skip

# Words between dashes, or a line of their own: what follows is an earlier mail, or another's.
ORIGINAL = (
    "original message", "original appointment", "original e-mail", "original email",
    "reply message", "replied message", "ursprüngliche nachricht", "originalnachricht",
    "original-nachricht", "originalmail", "ursprungliche nachricht", "message d'origine",
    "message d’origine", "message original", "message initial", "mail original",
    "courriel original",
    "mensaje original", "messaggio originale", "mensagem original", "oorspronkelijk bericht",
    "origineel bericht", "originalmeddelande", "ursprungligt meddelande", "original meddelelse",
    "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "oryginalna wiadomość",
    "wiadomość oryginalna", "wiadomość pierwotna", "původní zpráva", "původní e-mail",
    "pôvodná správa",
    "исходное сообщение", "исходное письмо", "оригинальное сообщение", "початкове повідомлення",
    "özgün ileti", "orijinal mesaj", "orijinal ileti", "eredeti üzenet", "mesaj original",
    "mesajul original", "αρχικό μήνυμα", "原始邮件", "原始郵件", "邮件原件", "原邮件",
    "original msg",
    "元のメッセージ", "原文", "원본 메시지", "원본메세지", "원본 메일", "הודעה מקורית",
    "الرسالة الأصلية",
    "izvorna poruka", "originalna poruka", "pesan asli", "thư gốc", "quoted text", "origin message",
)  # fmt: skip
ENDED = (
    "end forwarded message", "end of forwarded message", "end original message",
    "end of original message", "end forwarded", "ende der weitergeleiteten nachricht",
    "fin du message transféré", "fin del mensaje reenviado", "fine messaggio inoltrato",
    "fim da mensagem encaminhada", "einde doorgestuurd bericht", "koniec przekazanej wiadomości",
    "конец пересылаемого сообщения", "конец переадресованного сообщения",
)  # fmt: skip
# A ticket system asks that nothing be written below this line.
REPLY_ABOVE = (
    "reply above this line", "type your reply above", "respond above this line",
    "write above this line", "reply above the line", "write your reply above",
    "antworten sie oberhalb dieser", "antwort oberhalb dieser linie", "über dieser linie",
    "bitte geben sie ihre antwort über", "au-dessus de cette ligne",
    "por encima de esta línea", "sopra questa riga", "acima desta linha", "boven deze lijn",
    "ovanför denna linje", "powyżej tej linii", "выше этой линии",
)  # fmt: skip
FORWARDED = (
    "forwarded message", "forwarded by", "forwarded mail", "begin forwarded message",
    "start of forwarded message", "fwd message", "weitergeleitete nachricht",
    "weitergeleitete mail", "anfang der weitergeleiteten nachricht",
    "anfang der weitergeleiteten e-mail", "message transféré", "message transmis",
    "début du message transféré", "début du message réexpédié", "transféré par",
    "mensaje reenviado",
    "inicio del mensaje reenviado", "comienzo del mensaje reenviado", "messaggio inoltrato",
    "inizio messaggio inoltrato", "mensagem encaminhada", "mensagem reencaminhada",
    "início da mensagem encaminhada", "início da mensagem reencaminhada", "doorgestuurd bericht",
    "begin doorgestuurd bericht", "vidarebefordrat meddelande", "vidarebefordrat brev",
    "videresendt meddelelse", "videresendt melding", "start på videresendt", "välitetty viesti",
    "edelleenlähetetty viesti", "przekazana wiadomość", "wiadomość przekazana",
    "początek przekazywanej wiadomości", "přeposlaná zpráva", "preposlaná správa",
    "пересылаемое сообщение", "перенаправленное сообщение", "пересланное сообщение",
    "начало переадресованного сообщения", "переслане повідомлення", "iletilmiş mesaj",
    "iletilen ileti",
    "továbbított üzenet", "továbbított levél", "mesaj redirecționat", "προωθημένο μήνυμα",
    "转发的邮件", "转发邮件", "轉寄的郵件", "轉寄郵件", "転送されたメッセージ", "転送メッセージ",
    "전달된 메시지",
    "전달된 메일", "הודעה שהועברה", "رسالة معاد توجيهها", "الرسالة المعاد توجيهها",
    "proslijeđena poruka",
    "pesan terusan", "pesan yang diteruskan", "thư được chuyển tiếp", "missatge reenviat",
)  # fmt: skip

# How writers say that their answers stand inside the earlier mail.
INLINE = (
    "below", "inline", "in line", "in-line", "interspersed", "embedded", "marked", "in red",
    "in blue", "in green", "in bold", "in caps", "in capitals", "in upper case", "between your",
    "unten", "im text", "dazwischen", "in rot", "in blau", "in grün", "fett", "in großbuchstaben",
    "ci-dessous", "dans le texte", "en rouge", "en bleu", "en gras", "en majuscules", "plus bas",
    "más abajo", "abajo", "en el texto", "en rojo", "en azul", "en mayúsculas", "qui sotto",
    "di seguito", "nel testo", "in rosso", "in blu", "in maiuscolo", "abaixo", "no texto",
    "em vermelho", "em azul", "em maiúsculas", "hieronder", "in de tekst", "in het rood",
    "in het blauw", "in hoofdletters", "nedan", "i texten", "i rött", "nedenfor", "i rødt",
    "poniżej", "w tekście", "na czerwono", "wielkimi literami", "níže", "в тексте", "ниже",
    "красным", "aşağıda", "satır aralarında",
)  # fmt: skip
IN_CAPITALS = (
    "caps", "capitals", "capital letters", "upper case", "uppercase", "großbuchstaben",
    "majuscules", "mayúsculas", "maiuscolo", "maiúsculas", "hoofdletters", "versaler",
    "wielkimi literami",
)  # fmt: skip
