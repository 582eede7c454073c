"""Parse room: the words that show a signature, a closing, a notice or a mailer's advertisement.

Lower case; matched against folded lines.
"""

from __future__ import annotations

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
    "groups sponsor", "email is sponsored", "majordomo",
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
