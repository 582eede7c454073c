"""Words around names: titles, degrees, closings, particles, family names. Data only.

All entries are folded (no case, no accents) unless said otherwise.
"""

from __future__ import annotations

INVISIBLE = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0f\xad"
    "™®©℠"
)

NOBODY = frozenset({"linkedin member", "linkedin", "hiring manager", "recruiter", "private"})

# What ends the name of an account that is no person's: "Northwind Recruiting".
DESKS = frozenset(
    "recruiting recruitment recruiters careers jobs talent hiring team newsletter marketing".split()
)
KOREAN_FAMILIES = frozenset(
    "kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo "
    "hong jeon moon yang bae baek heo nam noh ryu".split()
)

TITLES = frozenset(
    "dr prof professor mr mrs ms mx sir dame rev reverend rabbi imam capt captain col colonel lt lieutenant "
    "sergeant maj sgt hon herr frau sig dott dottssa dra drs dipl-ing ing prof-dr shri smt sri mst md mohd "
    "muhd mevr dhr mme mlle monsieur madame doctor dottore dottoressa doc. hrh atty".split()
)
SHORTENED = frozenset(
    {"md", "mohd", "muhd"}
)  # Mohammad: left out, but the next word is a given name
DOTTED_TITLES = frozenset(
    "ing ir er adv eng engr arch mag fr sr st ma sk m gen hr dipl dr-ing".split()
)
CAPITAL_TITLES = frozenset({"CA", "CS", "CMA", "CPA", "CFA", "MD", "RN"})  # as written

SUFFIXES = frozenset(
    "phd dphil md mba msc bsc ma ba ms bs bsc meng beng mphil mfa jd llm llb esq esquire jr sr ii "
    "iii iv v cpa cfa ca pmp csm cspo cissp cism cisa cka ckad pe rn np do dds dmd dvm pharmd edd "
    "psyd shrm-cp shrm-scp sphr phr gphr acca fcca aca frm cfp cma cia mph mpa mpp msw lcsw mcc pcc "
    "acc cpcc pcm itil togaf gmba emba mpharm fhea frsa facs faap frcs mrcp obe mbe cbe kc qc "
    "she her he him they them hers his theirs aws gcp azure acma cgma cipd mcipd fcipd ceng miet "
    "faia aia leed ap leedap pspo psm safe sasm csp cscp cpim apics lssbb cbap".split()
)

NOT_NICKNAMES = frozenset(
    "she her he him they them hiring open looking nee born verified mba phd cpa md pmp retired "
    "former ex remote freelance ret official real".split()
)

PARTICLES = frozenset(
    "van von de del della di da dos das du la le den der ter ten el al bin ibn".split()
)

# Beginnings that are no name without the word after them.
JOINED = frozenset("abdul abdel abd abdal abu umm abou ould la st sant عبد أبو ابو أم".split())
DIVINE = frozenset(
    "rahman rahim raheem aziz azeez karim kareem malik qadir kader wahab hamid hameed salam latif "
    "majid basit ghani hakim jabbar khaliq rashid razzaq razak samad wahid hadi nasser fattah "
    "ghaffar al-rahman bakr الرحمن الله العزيز الكريم الرحيم".split()
)
# Two words that are usually said together.
DOUBLE: dict[str, frozenset[str]] = {
    "mary": frozenset("ann anne jane beth kate lou jo ellen kay sue lynn".split()),
    "anna": frozenset({"maria", "lena"}),
    "ana": frozenset("maria paula luisa sofia clara beatriz carolina".split()),
    "maria": frozenset("jose elena luisa fernanda clara eduarda del teresa".split()),
    "jose": frozenset("luis manuel maria antonio carlos miguel".split()),
    "juan": frozenset("carlos pablo jose manuel luis david pedro diego".split()),
    "luis": frozenset("miguel carlos fernando alberto enrique".split()),
    "joao": frozenset("pedro paulo vitor".split()),
    "jean": frozenset("paul pierre claude luc marc michel francois baptiste philippe yves".split()),
    "marie": frozenset("claire louise france laure anne".split()),
    "anne": frozenset("marie sophie laure".split()),
    "billie": frozenset({"jean", "jo"}),
    "bobbie": frozenset({"jo"}),
}

PATRONYMICS = (
    "ович",
    "евич",
    "ьич",
    "овна",
    "евна",
    "ична",
    "инична",
    "ovich",
    "evich",
    "ovna",
    "evna",
)

# Given names that are family names as often: "J. James" tells nothing.
ALSO_FAMILIES = frozenset(
    "smith lee james thomas lewis martin george scott allen kelly jordan taylor morgan parker ross "
    "cooper henry howard russell stewart graham grant murray ray leon craig bailey carter clark "
    "dean elliott ellis francis gordon harvey hunter jackson johnson joseph lawrence logan marshall "
    "mason michael mitchell nelson owen patrick paul perry philip reed roy ryan simon spencer "
    "stanley stephen sutton terry tucker tyler vincent walker wallace warren wayne wesley wilson "
    "young davis davies jones brown white king day may rose blake chase cole curtis drew duncan "
    "alexander arnold barry benjamin bernard brooks bruce bryant cameron carroll charles chandler "
    "daniel david douglas dylan franklin gilbert glenn gregory hamilton harper hugh jerome john "
    "kennedy kim lane lester lloyd lynn madison maxwell miles milton montgomery neal neil oliver "
    "palmer peter preston quinn randall raymond reynolds richard robin roger sanders shannon shelby "
    "sheldon sherman sidney stuart sullivan sydney tracy travis webster winston lowe moss bell".split()
)
# Where the family name comes first and the rest shows it.
VIETNAMESE_FAMILIES = frozenset("nguyen tran pham hoang huynh phan dang bui duong".split())
HUNGARIAN_FAMILIES = frozenset(
    "kovács nagy szabó tóth horváth varga kiss molnár németh farkas balogh papp takács juhász "
    "mészáros oláh rácz fehér szilágyi lakatos".split()
)
# First words that make a name of two plain words worth a closer look.
TELLING = TITLES | PARTICLES | JOINED | HUNGARIAN_FAMILIES | {"linkedin", "hiring", "the"}
SHORT_GIVEN = frozenset("AL ED JO BO TY VI CY DI".split())  # as written

# Pinyin and other family names of two letters, as written in capitals.
SHORT_FAMILY_NAMES = frozenset("LI WU XU YU MA HE HU LU GU DU SU YE NG QI SO OH NO KO HO".split())

# Longest first, so that 欧阳 is found before 欧.
CJK_FAMILIES = tuple(
    sorted(
        "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 东方 皇甫 慕容 令狐 佐々木 長谷川 佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 "
        "山田 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本 石川 中島 前田 藤田 小川 岡田 後藤 村上 近藤 石井 遠藤 青木 坂本 西村 "
        "福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 남궁 황보 제갈 선우 독고 "
        "王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 高 林 何 郭 马 馬 罗 羅 梁 宋 郑 鄭 谢 謝 韩 韓 唐 冯 馮 于 "
        "董 萧 程 曹 袁 邓 鄧 许 許 傅 沈 曾 彭 吕 呂 苏 蘇 卢 盧 蒋 蔣 蔡 贾 丁 魏 薛 叶 葉 阎 余 潘 杜 戴 夏 钟 鍾 汪 田 任 姜 范 方 石 "
        "姚 谭 譚 廖 邹 熊 金 陆 陸 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 "
        "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 홍 전 고 문 손 양 배 백 허 남 심 노 하 곽 성 차 주 우 구 나 민 진 지 엄".split(),
        key=len,
        reverse=True,
    )
)

# Closings as regular expressions, longest first where one begins another.
CLOSINGS = (
    r"(?:with )?(?:my |our )?(?:very )?(?:best|kind|kindest|warm|warmest|many)(?: regards| wishes| thanks)?",
    r"all (?:the |my )?best", r"regards", r"thank you(?: (?:so|very) much)?(?: again)?",
    r"thanks(?: (?:so|very) much| a lot| a million| again| and (?:best )?regards)?", r"thx", r"cheers",
    r"sincerely(?: yours)?", r"yours(?: (?:sincerely|truly|faithfully))?", r"warmly", r"take care",
    r"talk soon", r"speak soon", r"see you(?: soon| there| then)?", r"until then", r"hugs", r"xx?o?x?o?",
    r"respectfully", r"gratefully", r"with gratitude", r"love", r"ciao", r"br", r"rgds",
    r"(?:viele|liebe|beste|herzliche|schöne|mit freundlichen|freundliche) gr(?:ü|ue)(?:ß|ss)en?",
    r"gr(?:ü|ue)(?:ß|ss)e", r"lg", r"vg", r"mfg", r"bis (?:dann|bald)",
    r"(?:bien )?cordialement", r"bien à (?:vous|toi)", r"à bient[oô]t", r"bises", r"amicalement",
    r"(?:un )?(?:cordial )?saludos?(?: cordiales)?", r"(?:un )?abra[zç]os?", r"gracias", r"obrigad[oa]",
    r"(?:cordiali |distinti )?saluti", r"grazie", r"atenciosamente", r"(?:met )?vriendelijke groet(?:en)?",
    r"groet(?:en|jes)?", r"mvh", r"med vänliga? hälsning(?:ar)?", r"hälsningar", r"(?:med )?(?:vennlig |venlig )?hilsen",
    r"pozdrawiam", r"с уважением", r"спасибо",
)  # fmt: skip
