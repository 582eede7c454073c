"""Data for `composer.reading`: what marks an event, what is chaff, and where a noun phrase ends."""

from __future__ import annotations

# Event -> cues, strongest first. The event with the most weight wins; ties go to the earlier one.
EVENTS: dict[str, tuple[tuple[int, str], ...]] = {
    "hiring": (
        (5, r"\b(?:we're|we are|i'm|i am|my team is|our team is|team is|is|are|also|still|now|currently) (?:also |still |now |currently |actively )?(?:hiring|recruiting)\b"),
        (4, r"\bhiring (?:a|an|two|three|for|our|engineers?|senior|staff|data|product)\b|\bopen (?:role|position|req)s?\b|\bjob (?:opening|ad|post)\b|#hiring\b|\bnow hiring\b|\bcome (?:and )?(?:work|join)\b"),
        (4, r"\b(?:we're|we are|my team is|our team is|team is) (?:looking for|searching for|growing)\b|\bi'm looking for (?:a|an|someone|two|three) (?:\w+ ){0,4}(?:engineer|manager|analyst|designer|scientist|developer|lead|person)\b"),
        (3, r"\bjoin (?:our|my|the) team\b|\bwe have (?:an?|two|three|several) (?:open|opening|vacanc)|\bapply (?:here|now|below|by|via)\b|\bvacanc(?:y|ies)\b|\breferrals? welcome\b|\bneed (?:a|an|another|one more) (?:\w+ ){0,3}(?:engineer|analyst|designer|scientist|developer|manager)\b"),
    ),
    "new_role": (
        (6, r"\b(?:starting|started|beginning|i'm starting|i am starting|start) (?:a |my |in a )?new (?:position|role|job|chapter)\b|\b(?:i'm starting|i am starting|i start|i started|starting) (?:\w+ ){0,2}as (?:a|an|the)?\b|\bnew (?:role|job|position|gig) as\b|\b(?:i've|i have|just|recently|i) joined\b(?! (?:a |the )?(?:panel|call|meeting|webinar|podcast|waitlist))|\bi'm joining\b|\bi am joining\b|\bi'll be joining\b|\bfirst (?:day|week|month) (?:at|as|in my)\b"),
        (5, r"\b(?:promoted to|been promoted|my promotion|stepping into (?:the|a) role|taking on (?:the|a) (?:new )?role|new role\b|moved? into the role|took over as|taking over as|became (?:the|a|our) (?:new )?(?:head|lead|director|manager|cto|vp|staff|principal))"),
        (3, r"\bnew (?:chapter|adventure|beginning)s?\b|\bnext chapter\b"),
    ),
    "anniversary": (
        (6, r"\b(?:\w+|\d+) years? ago (?:today|this week|this month),? (?:i|we) (?:joined|started|founded|began|opened)\b|\b(?:work|job|company)? ?anniversary\b|\b(?:today marks|marks|celebrating|completed|turned|turns|hit) (?:my |our )?(?:\w+|\d+)(?:st|nd|rd|th)? years?\b(?: at| with| since| in)?|\b(?:birthday)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) years? (?:at|with) [A-Z]|\b(?:one|two|three|four|five|ten|\d+) years? (?:today|this week)\b"),
    ),
    "award": (
        (6, r"\b(?:won (?:the|an?|our|first|second|third|best|gold|silver|bronze)|first prize|winner|winners|awarded|award|awards|shortlisted|nominated|finalist|finalists|prize|medal|honou?red (?:to be|with)|runner-up|named (?:one of|to the|a|best)|recogni[sz]ed (?:as|with|by)|hall of fame|made the list|\d+ under \d+)\b"),
    ),
    "talk": (
        (6, r"\b(?:my|our|a|gave|giving|the) (?:\w+ ){0,2}(?:talk|keynote|lightning talk|presentation|session|workshop|tutorial|fireside chat)\b|\b(?:spoke|speaking|presenting|presented|i'll speak|on stage|took the stage|panelist|panellist|on a panel|joined the panel|guest on|moderat(?:ed|ing))\b"),
        (4, r"\b(?:slides|recording|podcast|panel|webinar|keynote|conference talk|lightning talk)\b"),
    ),
    "launch": (
        (6, r"\b(?:we|i|i've|we've|just|today|finally|team|and) (?:just |finally |have |quietly |officially |also )*(?:launched|shipped|released|open[- ]sourced|published (?:version|v\d)|rolled out|went live|opened up|unveiled)\b|\b(?:launching|releasing|introducing|announcing|open-sourcing|shipping|unveiling|rolling out)\b|\b(?:is|are|goes|went|now|it's) (?:now |finally |officially )?(?:here|live|generally available|available|open source|open-source|in beta|in production|out)\b|\b(?:public|open|private) beta\b"),
        (3, r"\b(?:launch|release|v?\d\.\d|new (?:feature|version|product|library|tool)|side project|open source)\b"),
    ),
    "milestone": (
        (6, r"\b(?:reached|hit|passed|crossed|surpassed|celebrat\w+|milestone|\d+(?:k|m|,\d{3})\+? (?:users|customers|downloads|stars|subscribers|followers|members|orders|shipments|deliveries|students|installs)|series [a-d]\b|raised \W?\d|funding|seed round|\d+(?:th|st|nd|rd) (?:customer|user|release|employee|deployment|episode|issue|hire|store|member)|profitab\w+|break-even)"),
        (5, r"\b(?:graduated|passed (?:my|the) (?:\w+ ){0,4}(?:exam|certification)|certified|earned (?:my|the|a)|completed (?:my|the|a)|finished (?:my|the|a) (?:\w+ ){0,3}(?:course|degree|thesis|marathon|book|phd|migration|project))\b|\bfinished (?:migrating|moving)\b|\bcut (?:\w+ ){0,5}(?:from|by|to|in half)\b|\breduced (?:\w+ ){0,5}(?:from|by|to)\b"),
    ),
    "event": (
        (7, r"\btickets?\b|\brsvp\b|\bsee you (?:there|at|in|on)\b|\bjoin us (?:on|at|for|in|this|next)\b|\bregister (?:now|here|if|by)\b|\b(?:heading|on my way|travelling|back) (?:to|from) (?:the )?[A-Z]"),
        (5, r"\b(?:meetup|hackathon|conference|summit|see you (?:there|at|in|on)|register|sign up|tickets?|rsvp|join us (?:on|at|for|in|this|next)|doors open|save the date|attending|attended|on my way to|back from|heading to|booth|stand \w*\d|unconference|open day|roundtable)\b"),
    ),
    "article": (
        (6, r"\b(?:i|we|i've|we've|just|finally|and) (?:just |finally |also |have )?(?:wrote|written|published|blogged)\b|^(?:published|wrote)\b|\bnew (?:blog )?post\b|\b(?:new|my|our|latest|first|this) (?:\w+ ){0,2}(?:article|blog post|blog|essay|newsletter|paper|preprint|write-up|writeup|post-mortem|case study|book chapter|whitepaper|white paper|guide|piece)\b|\bwrote (?:up|down|about|a)\b"),
        (3, r"\b(?:read (?:it|more|the full)|full (?:post|article|story|write-up)|part (?:one|two|three|\d) of|blog post|write-up|newsletter|case study|paper|preprint)\b"),
    ),
    "learning": (
        (5, r"\b(?:learn(?:ed|t|ing)?|lessons?|takeaways?|what i wish|til|today i learned|mistakes? (?:i|we)|taught (?:me|us)|i used to (?:think|believe)|things i|notes from|retrospective|post-?mortem|finally understood|figured out|reading (?:list|notes)|course)\b"),
    ),
    "question": (
        (5, r"\b(?:how (?:do|are|did|would|does) (?:you|your|people|others|other|teams)|what (?:do|are|is|would|did|does|tools?|books?) (?:you|your|the best|people|\w+ do you)|has anyone|have you|does anyone|can anyone|anyone (?:here|else|using|tried|know|have|got|running|with)|who (?:has|here|else|uses|runs)|which (?:\w+ ){1,3}(?:do|would|are) you|any (?:recommendations|tips|advice|suggestions|pointers|ideas)|looking for (?:recommendations|advice|tips|suggestions|pointers|feedback|opinions)|recommend(?:ations)? (?:a|an|for|me|on)|curious (?:how|what|whether|to hear)|asking for|what's your|what is your|is anyone|should (?:i|we))\b"),
    ),
    "opinion": (
        (4, r"\b(?:unpopular opinion|hot take|i (?:think|believe|suspect|argue|disagree|don't think|no longer think)|in my (?:view|opinion|experience)|imo|overrated|underrated|should (?:not |never |always )?\w+|stop \w+ing|nobody (?:talks|tells|needs)|too many|we need to|the problem with|the best \w+|most \w+ (?:are|is|fail|need|don't)|is not (?:a|an|the)|isn't (?:a|an|the)|never|always|more important than|matters more|beats)\b"),
    ),
}  # fmt: skip

# Words in front of what a post says, with nothing in them.
CHAFF_START = (
    r"(?:(?:i'm|i am|we're|we are|i|we|super|so|very|really|absolutely|incredibly|beyond|truly|"
    r"extremely|just|both|more than|quite|am|are|was|were) )*"
    r"(?:excited|thrilled|delighted|happy|proud|pleased|honou?red|humbled|stoked|pumped|grateful|"
    r"over the moon|glad|chuffed|ecstatic|blessed) (?:and \w+ )?to "
    r"(?:share|announce|say|report|tell you|let you know|let everyone know|reveal)"
    r"(?: with (?:you|everyone|my network|the world)(?: all)?)?(?: (?:that|the news that|some news))?"
    r"[:,!]?\s*",
    r"(?:i'm |i am |we're |we are )?(?:so |very |super |really )?(?:excited|thrilled|delighted|happy|proud|pleased|stoked|pumped) (?:about|that|for) ",
    r"(?:big|huge|exciting|some|great|personal|quick|small|happy|career|good|life|a bit of|little)"
    r"(?: \w+)? (?:news|update|announcement|milestone|reminder|note|question|one|shout-?out)\b[^:!.?\n]{0,20}[:!.,]\s*",
    r"(?:update|announcement|breaking|psa|fyi|tl;?dr|til|hot take|unpopular opinion|thread|reminder|"
    r"poll|question|confession|note to self|new post|new article|new blog|new episode|new|hiring|"
    r"we're hiring|friday thought|monday motivation|fun fact|pro tip|tip of the day|ama|ps|p\.s)"
    r"(?: of the day| for (?:my network|the \w+ folks|\w+ people))?\s*[:!\-–—]\s*",
    r"(?:\(?\d{1,2}\s?/\s?\d{1,2}\)?|\d{1,2}[.)](?=\s)|[-–—•*→►▶>✓✔☑+|#]+)\s*",
    r"(?:and |so |but |well,? |ok(?:ay)?,? |yes,? |wow[,!.]? |friends,? |folks,? |hi (?:all|everyone|network|linkedin)[,!.]? |hello (?:all|everyone|linkedin)[,!.]? |hey (?:all|everyone|linkedin|folks)[,!.]? |dear (?:network|linkedin|all)[,!.]? |today, |finally, |it'?s official[:,!.]? |drum ?roll[^.!?\n]*[.!?]+\s*)",
)  # fmt: skip

# Sentences with nothing in them.
CHAFF_SENTENCE = (
    r"(?:link|links|details|more|full \w+|repo|code|slides|paper|video|recording)? ?(?:is |are )?(?:in|down in) (?:the |my )?(?:first |1st )?(?:comment|comments|bio|profile)\b",
    r"^(?:agree|thoughts|right|or not|who'?s with me|sound familiar|ready|curious|am i (?:wrong|right|alone)|what do you think|wdyt|interested|let me know|let'?s (?:go+|connect|talk|chat|discuss|do this|grow)|stay tuned|watch this space|more (?:soon|to come)|read on|keep reading|a thread|thread|onwards?(?: and upwards?)?|thank you(?: all| everyone| so much)?|thanks(?: all| everyone| so much)?|congrats(?: to all| team)?|congratulations|well done(?: team| all)?|see more|cheers|enjoy)\b[^.!?]{0,40}$",
    r"\b(?:repost|re-share|reshare|like and|like this|follow me|follow for|tag (?:someone|a|your)|drop (?:a|your|me)|dm me|comment below|comment [\"'“]|in the comments|smash|subscribe|share this|save this|ring the bell|click|swipe|sign up here|register here|apply here|read (?:it|more|the full \w+) (?:here|below|at)|check it out|check out the link|spread the word|please share|feel free|reach out|let'?s connect|happy to chat|help me|shout-?out)\b",
    r"^(?:i'm|i am|we're|we are)? ?(?:so |very |super |really |incredibly |beyond )*(?:excited|thrilled|delighted|happy|proud|pleased|honou?red|humbled|stoked|pumped|grateful|speechless|blessed)(?: (?:to be here|about this|for what'?s next|of this team|beyond words|and grateful))?$",
    r"\b(?:couldn'?t have done (?:it|this)|thank(?:s| you) to|grateful (?:to|for)|big thanks|huge thanks|special thanks|proud of (?:the|this|my|our) (?:whole |entire |amazing |incredible )?team)\b",
    r"^(?:this|that|it|these|those|here|there)\b.{0,25}$",
)  # fmt: skip

# Sentences that call the reader somewhere: they may name a topic, and are not quoted.
INVITATION = r"^(?:register|join us|sign up|come and|come by|see you|grab|book|get your|apply|say hi|meet us|tickets)\b"

# A phrase ends before any of these.
PHRASE_END = frozenset(
    """that which who whom whose is are was were be been being am will would can could should shall
    may might must has have had do does did i we you they he she it me us him them my your his her
    their this these those today yesterday tomorrow tonight last next because so but when while
    if than then as at from by with without after before until since during through into over under
    about between against per via not no never only also just now finally here there where why how
    what and or nor to on up out off down back yet still very too really please thanks thank get got
    supports support allows allow lets needs wants brings bring turns shows show gets costs fails fail should
    answers beat beats grew began took won supports received
    goes go went going comes came come makes make made takes take took needs need helps help let
    lets us works work worked working runs run ran runs using used use uses built build builds wrote
    said says say know knows think thinks want wants see seen saw saves saved helped each every everybody everyone nobody anyone somebody someone
    i'm we're you're it's i've we've don't doesn't isn't can't won't that's there's what's let's
    gives give gave keeps keep kept means meant turned turns reached hit shipped launched live
    tried try cut cuts read reads sold learned learnt ago already again together whether unless
    ever even more most much many some any all both few several lot""".split()
)  # fmt: skip
# Nouns as often as verbs: they end a phrase only in front of an object.
NOUN_OR_VERB = frozenset(
    "run build builds test tests work use cut cuts help support read costs".split()
)
NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten".split())
OBJECTS = frozenset("a an the our my your their this that these it them us you all every".split())
# Names that keep their capital in mid-sentence.
PROPER = frozenset(
    """Postgres Kafka Python Rust Kubernetes Terraform Airflow Spark Java Linux Docker React Django
    Excel Jenkins Redis Snowflake Azure Google Microsoft Amazon English German French Spanish
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday European British""".split()
)
JOINERS = frozenset("of for in".split())
ARTICLES = frozenset("a an the".split())
POSSESSIVES = frozenset("our my your their his her its".split())

# Too thin to be a topic by themselves.
THIN = frozenset(
    """thing things stuff post posts article articles news team teams company companies people
    time day days week weeks month months year years way ways work job jobs role roles world life
    one ones lot bit part question questions answer answers idea ideas example story link comments
    comment update updates community network friends folks everyone everybody someone something
    anything nothing journey chapter adventure opportunity experience moment morning evening
    afternoon monday tuesday wednesday thursday friday saturday sunday room stage project projects
    talk talks event events conference meetup session problem problems solution solutions reason
    reasons point points case cases place side end start beginning hand hands heart mind eye eyes
    past future present rest whole kind sort type number numbers list thread details detail
    order practice fact general addition honour honor pleasure privilege feedback support help
    minutes hours fun love half production beta public launch release first second third best
    slides recording talk panel book books course exam colleagues customers users results result
    real-life real own new great good big small old long last next january february march april may
    june july august september october november december spring summer autumn winter weekend
    twice ours behind folks system systems biggest takeaway takeaways lesson lessons trick tricks tip tips honest boring version versions doors
    birthday happy founder's two three four five six seven eight nine ten fourth fifth sixth luck
    joy patience default hype luxury everything nothing mistake mistakes cake coffee
    thoughts opinion take topic subject area field space industry""".split()
)  # fmt: skip
