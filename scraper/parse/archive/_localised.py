"""Parse room: column names in other languages, as tables from the normalised word to English.

UNPROVEN: every real export seen so far has English headers whatever language its owner uses. These
words are what LinkedIn's interface calls the same things; they are asked only when no reader knows
the English reading, and whatever is read through them says so in a note. Months in these languages
are read by `scraper.dates`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from scraper.parse.archive._table import normal

Translation = Callable[[str], str]

# English | German | French | Spanish | Portuguese | Italian | Dutch; "/" parts spellings.
LANGUAGES = ("German", "French", "Spanish", "Portuguese", "Italian", "Dutch")
WORDS = """
First Name|Vorname|Prénom|Nombre|Nome/Primeiro nome|Nome|Voornaam
Last Name|Nachname|Nom/Nom de famille|Apellidos/Apellido|Sobrenome/Apelido|Cognome|Achternaam
URL|URL/Profil-URL|URL|URL|URL|URL|URL
Email Address|E-Mail-Adresse/E-Mail|Adresse e-mail/E-mail|Dirección de correo electrónico/Correo electrónico|Endereço de e-mail/E-mail|Indirizzo email/Email/Indirizzo e-mail|E-mailadres
Company|Unternehmen/Firma|Entreprise/Société|Empresa|Empresa|Azienda/Società|Bedrijf
Position|Position|Poste|Cargo/Puesto|Cargo|Posizione/Qualifica|Functie/Positie
Connected On|Verbunden am/Vernetzt am|Connexion établie le/Connecté le/En relation depuis|Conectado el/Fecha de conexión|Conectado em|Collegato il/Data collegamento|Verbonden op/Connectie sinds
From|Von|De|De|De|Da|Van
To|An|À|Para/A|Para|A|Aan
Date|Datum|Date|Fecha|Data|Data|Datum
Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp
Content|Inhalt|Contenu|Contenido|Conteúdo|Contenuto|Inhoud
Folder|Ordner|Dossier|Carpeta|Pasta|Cartella|Map
Direction|Richtung|Direction/Sens|Dirección|Direção|Direzione|Richting
Sent At|Gesendet am|Envoyé le|Enviado el|Enviado em|Inviato il|Verzonden op
Message|Nachricht|Message|Mensaje|Mensagem|Messaggio|Bericht
Conversation ID|Konversations-ID/Unterhaltungs-ID|ID de la conversation|ID de la conversación|ID da conversa|ID conversazione|Gespreks-ID
Conversation Title|Titel der Konversation/Konversationstitel|Titre de la conversation|Título de la conversación|Título da conversa|Titolo della conversazione|Gesprekstitel
Sender Profile URL|Profil-URL des Absenders|URL du profil de l’expéditeur|URL del perfil del remitente|URL do perfil do remetente|URL del profilo del mittente|Profiel-URL van afzender
Recipient Profile URLs|Profil-URLs der Empfänger|URL des profils des destinataires|URL de los perfiles de los destinatarios|URLs dos perfis dos destinatários|URL dei profili dei destinatari|Profiel-URL's van ontvangers
Company Name|Name des Unternehmens/Unternehmensname|Nom de l’entreprise|Nombre de la empresa|Nome da empresa|Nome dell’azienda|Bedrijfsnaam
Title|Titel/Bezeichnung|Titre/Intitulé|Título|Título|Titolo|Titel
Job Title|Jobbezeichnung/Berufsbezeichnung|Intitulé du poste|Puesto de trabajo|Título do cargo|Titolo professionale|Functietitel
Description|Beschreibung|Description|Descripción|Descrição|Descrizione|Beschrijving
Location|Ort/Standort|Lieu|Ubicación|Localidade/Localização|Località|Locatie
Started On|Begonnen am/Beginn|Commencé le/Début|Fecha de inicio/Inicio|Iniciado em/Início|Iniziato il/Inizio|Begonnen op/Begin
Finished On|Beendet am/Ende|Terminé le/Fin|Fecha de finalización/Fin|Concluído em/Término|Terminato il/Fine|Beëindigd op/Einde
School Name|Name der Schule/Name der Hochschule|Nom de l’école|Nombre de la institución/Nombre de la escuela|Nome da instituição/Nome da escola|Nome dell’istituto|Naam van school
Start Date|Startdatum/Anfangsdatum|Date de début|Fecha de inicio|Data de início|Data di inizio|Begindatum
End Date|Enddatum|Date de fin|Fecha de finalización|Data de término|Data di fine|Einddatum
Notes|Notizen|Notes|Notas|Notas|Note|Opmerkingen
Degree Name|Abschluss|Diplôme|Título académico/Titulación|Diploma|Titolo di studio|Diploma
Activities|Aktivitäten|Activités|Actividades|Atividades|Attività|Activiteiten
Headline|Profil-Slogan|Titre du profil|Titular|Título do perfil|Sommario|Kopregel
Summary|Zusammenfassung/Info|Résumé|Extracto|Resumo|Riepilogo|Samenvatting
Geo Location|Geografischer Standort|Situation géographique|Ubicación geográfica|Localização geográfica|Posizione geografica|Geografische locatie
Text|Text|Texte|Texto|Texto|Testo|Tekst
Creation Date|Erstellungsdatum|Date de création|Fecha de creación|Data de criação|Data di creazione|Aanmaakdatum
Status|Status|Statut|Estado|Status|Stato|Status
"""  # noqa: E501 - a table


@lru_cache(maxsize=1)
def readings() -> tuple[tuple[str | None, Translation], ...]:
    """English first, then every language: its name and the translation of a normalised column."""
    return ((None, _same), *((language, _translation(language)) for language in LANGUAGES))


def _same(column: str) -> str:
    return column


def _translation(language: str) -> Translation:
    at = LANGUAGES.index(language) + 1
    table: dict[str, str] = {}
    for row in WORDS.strip().splitlines():
        cells = row.split("|")
        for word in cells[at].split("/"):
            table.setdefault(normal(word), normal(cells[0]))
    return lambda column: table.get(column, column)
