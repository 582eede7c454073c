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
        "importance", "priority", "attachments", "wichtigkeit", "priorität", "anlagen", "reply to",
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
    "wiadomość oryginalna", "wiadomość pierwotna", "původní zpráva", "pôvodná správa",
    "исходное сообщение", "исходное письмо", "оригинальное сообщение", "початкове повідомлення",
    "özgün ileti", "orijinal mesaj", "orijinal ileti", "eredeti üzenet", "mesaj original",
    "mesajul original", "αρχικό μήνυμα", "原始邮件", "原始郵件", "邮件原件", "原邮件",
    "original msg",
    "元のメッセージ", "原文", "원본 메시지", "원본메세지", "원본 메일", "הודעה מקורית",
    "الرسالة الأصلية",
    "izvorna poruka", "originalna poruka", "pesan asli", "thư gốc", "quoted text", "origin message",
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

# A mailer's own advertisement. Each is the beginning of a short line; the second word of the pair
# must be in the line too, so that "Sent from the warehouse yesterday" stays a sentence.
DEVICES = (
    "iphone", "ipad", "ipod", "phone", "mobil", "android", "samsung", "galaxy", "blackberry",
    "nokia", "htc", "huawei", "xiaomi", "pixel", "oneplus", "motorola", "sony", "windows",
    "outlook",
    "yahoo", "mail", "proton", "tutanota", "tuta", "fairphone", "handy", "smartphone", "móvil",
    "movil", "portable", "celular", "telefon", "telefono", "cellulare", "téléphone", "puhelin",
    "tablet", "watch", "gmail", "thunderbird", "k-9", "spark", "superhuman", "hey", "nine",
    "mailspring",
    "телефон", "смартфон", "app", "airmail", "zoho", "fastmail", "手机", "ordinateur", "device",
    "appareil", "dispositivo", "gmx", "web.de", "t-mobile", "verizon", "at&t", "orange", "aqua",
    "poste.io", "laptop", "fairemail", "macbook", "telefoon", "telefonom", "mobiili", "iphonu",
)  # fmt: skip
MOBILE = (
    "sent from", "sent with", "sent via", "sent on", "sent by", "get outlook for", "get bluemail",
    "download outlook", "gesendet von", "gesendet mit", "gesendet über", "gesendet vom",
    "von meinem", "von unterwegs gesendet", "diese nachricht wurde von meinem",
    "diese e-mail wurde von",
    "holen sie sich outlook", "outlook für", "envoyé de", "envoyé depuis", "envoyé à partir",
    "envoyé avec", "envoyé par", "envoyé via", "télécharger outlook", "obtenez outlook",
    "provenance : courrier", "enviado desde", "enviado con", "enviado mediante", "obtener outlook",
    "obtén outlook", "descargar outlook", "enviado do", "enviado a partir", "enviado através",
    "enviado pelo", "enviado via", "obter o outlook", "obtenha o outlook", "baixe o outlook",
    "inviato da", "inviato dal", "inviata da", "inviato con", "scarica outlook", "ottieni outlook",
    "verzonden vanaf", "verzonden met", "verstuurd vanaf", "verstuurd met", "verstuurd van",
    "outlook voor", "download outlook voor", "skickat från", "skickades från", "hämta outlook",
    "sendt fra", "sendt med", "hent outlook", "lähetetty", "hanki outlook", "wysłane z",
    "wysłano z",
    "wysłane przy", "pobierz outlook", "odesláno z", "odosláno z", "odesláno", "získejte outlook",
    "отправлено с", "отправлено из", "отправлено от", "послано с", "получить outlook",
    "надіслано з", "iphone'umdan gönderildi", "ipad'imden gönderildi", "gönderildi",
    "elküldve", "küldve", "trimis de", "trimis din", "εστάλη από", "στάλθηκε από", "发自",
    "來自我的",
    "从我的", "發自", "获取", "取得", "나의", "내", "נשלח מ", "أرسلت من", "أُرسلت من",
    "تم الإرسال من", "poslano s",
    "poslano z", "dikirim dari", "được gửi từ", "enviat des",
)  # fmt: skip
MOBILE_ENDS = (
    "から送信", "에서 보냄", "에서 보냈습니다", "gesendet", "gönderildi", "から送信されました",
    "küldve", "lähetetty",
)  # fmt: skip

# How people close. The closing stays in the text, it is the writer's own hand; it shows where a
# signature may begin.
CLOSINGS = (
    "best", "best regards", "best wishes", "all the best", "kind regards", "kindest regards",
    "warm regards", "warmest regards", "regards", "warmly", "cheers", "thanks", "thank you",
    "many thanks", "thanks again", "thanks so much", "thx", "sincerely", "sincerely yours",
    "yours sincerely", "yours faithfully", "yours truly", "respectfully", "cordially", "take care",
    "with best regards", "with kind regards", "talk soon", "see you", "love", "rgds", "br", "kr",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "freundliche grüße",
    "freundliche grüsse",
    "mit freundlichem gruß", "mit besten grüßen", "beste grüße", "beste grüsse", "viele grüße",
    "viele grüsse", "liebe grüße", "herzliche grüße", "herzlichst", "schöne grüße", "gruß", "grüße",
    "lg", "vg", "mfg", "bg", "danke", "vielen dank", "cordialement", "bien cordialement",
    "bien à vous",
    "bien à toi", "amicalement", "salutations", "sincères salutations", "meilleures salutations",
    "bonne journée", "bonne soirée", "à bientôt", "merci", "bises", "saludos", "un saludo",
    "saludos cordiales", "un cordial saludo", "cordialmente", "atentamente", "un abrazo", "abrazos",
    "gracias", "muchas gracias", "cordiali saluti", "distinti saluti", "saluti", "un saluto",
    "un caro saluto", "a presto", "grazie", "cari saluti", "buona giornata", "atenciosamente",
    "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "abraço", "abraços",
    "um abraço", "obrigado", "obrigada", "att", "met vriendelijke groet",
    "met vriendelijke groeten",
    "vriendelijke groet", "vriendelijke groeten", "groeten", "groet", "groetjes",
    "hartelijke groet",
    "mvg", "bedankt", "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar",
    "hälsningar", "mvh", "bästa hälsningar", "vänligen", "med venlig hilsen", "venlig hilsen",
    "med vennlig hilsen", "vennlig hilsen", "hilsen", "de bedste hilsner", "kh", "tack", "tak",
    "takk",
    "ystävällisin terveisin", "terveisin", "parhain terveisin", "kiitos", "pozdrawiam",
    "z poważaniem", "serdecznie pozdrawiam", "pozdrowienia", "dziękuję", "s pozdravem",
    "s přátelským pozdravem", "díky", "děkuji", "с уважением", "с наилучшими пожеланиями",
    "спасибо",
    "всего доброго", "з повагою", "дякую", "saygılarımla", "iyi çalışmalar", "teşekkürler",
    "selamlar",
    "üdvözlettel", "üdv", "köszönöm", "cu stimă", "cu respect", "mulțumesc", "με εκτίμηση",
    "此致", "祝好", "谢谢", "敬上", "敬具", "以上", "よろしくお願いいたします",
    "よろしくお願いします",
    "감사합니다", "드림", "בברכה", "תודה", "مع التحية", "تحياتي", "شكرا", "srdačno", "lep pozdrav",
    "hvala",
    "salam", "terima kasih", "trân trọng", "x",
)  # fmt: skip

# Words of which a paragraph with two or more, each from another row, is a lawyer's.
LEGAL = (
    ("confidential", "vertraulich", "confidentiel", "confidencial", "riservat", "vertrouwelijk",
     "konfidentiell", "fortrolig", "luottamuksel", "poufn", "důvěrn", "конфиденциальн", "gizli",
     "保密", "机密", "機密"),
    ("intended recipient", "intended only", "intended solely", "solely for", "for the use of",
     "addressee", "adressat", "empfänger", "destinataire", "destinatario", "destinatário",
     "geadresseerde", "bestemd voor", "mottagare", "odbiorc", "adresát", "адресат", "addressed",
     "für den", "exclusivement", "exclusiv", "收件人", "受信者"),
    ("in error", "received this", "irrtümlich", "par erreur", "por error", "per errore",
     "por engano",
     "erhalten haben", "avez reçu", "ha recibido", "ricevuto", "ten onrechte", "av misstag",
     "omyłk", "omylem", "ошибк", "by mistake", "nicht der richtige"),
    ("notify", "delete", "destroy", "vernichten", "löschen", "informieren", "supprimer", "détruire",
     "elimin", "cancell", "apagar", "verwijder", "radera", "usun", "удал", "删除", "destruir"),
    ("unauthorised", "unauthorized", "prohibited", "disclosure", "dissemination", "copying",
     "unbefugt", "nicht gestattet", "interdit", "prohibid", "proibid", "vietat", "verboden",
     "запрещ",
     "liab", "virus", "privileged", "legally", "rechtlich"),
    ("this e-mail", "this email", "this message", "this communication", "diese e-mail",
     "diese nachricht", "ce message", "cet e-mail", "ce courriel", "este mensaje", "este correo",
     "questo messaggio", "questa e-mail", "esta mensagem", "este e-mail", "dit bericht",
     "deze e-mail", "detta meddelande", "ta wiadomość", "tato zpráva", "это сообщение",
     "bu e-posta",
     "the information contained", "本邮件", "このメール", "attachments", "anhänge",
     "pièces jointes"),
)  # fmt: skip
NOTICES = (
    "confidentiality notice", "disclaimer", "legal notice", "legal disclaimer",
    "vertraulichkeitshinweis",
    "haftungsausschluss", "avis de confidentialité", "aviso de confidencialidad", "aviso legal",
    "aviso de confidencialidade", "avviso di riservatezza", "please consider the environment",
    "think before you print", "before printing", "bitte denken sie an die umwelt",
    "bitte prüfen sie", "denken sie an die umwelt", "pensez à l'environnement",
    "pensez à l’environnement",
    "avant d'imprimer", "antes de imprimir", "prima di stampare", "denk aan het milieu",
    "save paper", "virus-free", "virenfrei", "this email has been checked for viruses",
    "this email has been scanned", "diese e-mail wurde von avast", "scanned by",
    "garanti sans virus",
    "libre de virus", "the information transmitted", "the information contained in this",
    "you are receiving this", "you received this", "sie erhalten diese", "to unsubscribe",
    "unsubscribe from", "to view this discussion", "mailing list", "abmelden", "se désabonner",
    "external email", "[external]", "caution: this email", "caution: external",
)  # fmt: skip

# Words of a footer that a mailing list or a free mailer adds below a drawn line.
FOOTERS = (
    "mailing list", "unsubscribe", "listinfo", "do you yahoo", "free email", "get your free",
    "liste de diffusion", "lista de correo", "mailingliste", "subscribe", "list archives",
)  # fmt: skip
POSTSCRIPTS = ("ps ", "ps:", "ps.", "p.s", "pps", "p.p.s", "nb ", "n.b", "pd:", "p.d.")

# What stands in a signature block: a line with one of these is about the writer, not by them.
TITLES = (
    "director", "manager", "engineer", "developer", "consultant", "president", "officer", "founder",
    "partner", "head of", "lead", "analyst", "architect", "designer", "recruiter", "professor",
    "lecturer", "attorney", "counsel", "associate", "assistant", "coordinator", "specialist",
    "scientist", "researcher", "administrator", "executive", "supervisor", "editor", "secretary",
    "ceo", "cto", "cfo", "coo", "vp", "phd", "ph.d", "mba", "dr.", "dipl.", "m.sc", "b.sc",
    "geschäftsführer", "leiter", "leiterin", "berater", "entwickler", "ingenieur", "vorstand",
    "directeur", "directrice", "responsable", "ingénieur", "chef de", "gérant", "développeur",
    "directora", "gerente", "ingeniero", "ingeniera", "jefe de", "responsabile", "direttore",
    "ingegnere", "diretor", "diretora", "engenheiro", "engenheira", "coordenador", "coordenadora",
    "directeur", "adviseur", "ontwikkelaar", "chef", "utvecklare", "ingenjör", "rådgivare",
    "johtaja", "kehittäjä", "dyrektor", "kierownik", "inżynier", "ředitel", "vedoucí", "директор",
    "руководитель", "инженер", "менеджер", "müdür", "mühendis", "vezető", "经理", "总监", "工程师",
    "部長",
    "課長", "株式会社", "有限公司", "gmbh", " ag", "inc.", "ltd", "llc", "plc", "s.a.", "s.r.l",
    "b.v.", "oy",
    " ab", "a/s", "sp. z o.o", "s.r.o", "ооо", "department", "abteilung", "university",
    "universität", "université", "universidad", "università", "universidade", "institut",
)  # fmt: skip
CONTACT = (
    "tel", "tel.", "phone", "mobile", "mob", "cell", "fax", "office", "direct", "telefon", "mobil",
    "handy", "téléphone", "portable", "teléfono", "telefono", "móvil", "cellulare", "telefone",
    "celular", "telefoon", "mobiel", "puh", "kom.", "тел", "моб", "电话", "手机", "電話", "携帯",
    "e-mail",
    "email", "mail", "web", "www", "http", "skype", "linkedin", "twitter", "github", "m:", "t:",
    "p:",
    "w:", "e:", "f:", "o:", "d:", "c:",
)  # fmt: skip
