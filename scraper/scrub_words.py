"""The words a scrubbed copy keeps: what LinkedIn's interface says and how its pages are built.

Pure data. `SHOWN` stands in texts and labels; `STRUCTURE` in ids, keys and addresses. Everything
else in a capture may be somebody's, and is replaced. `FRAGMENTS` make the words that replace it.
"""

from __future__ import annotations

SHOWN = frozenset(
    """
about activity all also and are attended base bookmark both browsemap button by cancel card
collapse comment commented comments company connect connected connection connections contact
control current day days degree document edited education employee employees endorsed endorsements
expand experience featured feed field follow followed followers following for found from full
graphic group groups hashtag here highlights hiring home hour hours image in info interests
invitation join jobs keep learn less like liked likes linkedin load loading logo may menu message
messages minute minutes month months more mutual name network new newsletter no none notifications
now of on online open or other others out outgoing page past pending people photo picture play
position post posted posts premium present profile profiles publication published reacted reaction
reactions recent recommendation recommendations reply report repost reposted reposts results
save scroll search second see select send services she her he him they settings share shared shares show showing
signed site skill skills something started state studied text that the their them this time title
to today too many requests top total translation undo unread update verified video videos view viewed visibility
volunteering was website week weeks who with worked year years yesterday you your
""".split()
)

STRUCTURE = frozenset(
    """
http https html example iframe option head right auto selected live cover related request custom
typeahead children business careers theme color boot pixel generated publishing detail course logout
redirect paginated brand legend viewport device initial minimum maximum hoverable ahead
align bold bottom center centered column normal row scale self size square width height
summary educations languages licenses recommendations certifications awards honors projects courses
positions interests patents organizations articles rating volunteer causes redesign public lockup
above ac accent action activity actor ad agent ajax alert americas anchor api app art artdeco article
articles as aside assets attributed auth authenticate author authwall avatar background badge banner
below beta big block body box bpr breadcrumb browse bundle bus button canned captcha card cards
carousel cdn cert certification certifications challenge check checkpoint chevron child chip cl
class clock close code col collection collections column com como compact component components
compose consumer container content contents control controls corner count courses cta data datalet
date dates de deco default deferred degree delayed description desktop details dialog digital
display dist dms document down drawer dropdown edit editor education element ember emoji en
end engagement entities entity entry err event expandable expanded external face feed fig figure
filter fixed flagship flagshipnav flex floating follow footer for form fs fsd full fullscreen
gallery ghost github global globe group groups guest guid header heading headline hero hidden
highlight highlights home homepage host hover href hui icon icons id identity image images img in
info inline inner input inside insight insights interests internal interop ios is item items jobs
js key label landing lang large layout lazy learning left level li lg licdn line link linked list
listitem loaded loader lockup login logo main map mark mask media medium member members menu message
messaging meta metadata mini mobile modal module msg mutual name nav navigation network newsletter
newsletters not notification now object occluded of offset on open options origin other outlet over
overflow overlay own owner page paged pages pagekey panel pane part people person photo pill pk
placeholder play player pop popover post posting posts preload premium presence primary private
profile profiles progress public publications publisher pulse pv pvs query reaction reactions
recent recipient recommendations ref referer region rel reply repost results role root row
rp rum safety scaffold schema school screen script scroll sdui search secondary section see select
send services session settings shadow shadowdom shape share shared shares show shrink sidebar sign
signed signup site skeleton skills skip slide slider slot small social solid sort source span static
status stream strong style sub subheader submit subtitle suggested switcher tab table tabs tag
tags target template testid text thread thumbnail time timestamp title toast toasts toggle token
toolbar tooltip top topcard tracking translation trk true false type uas ugc ui ul unavailable undefined unit
unread update updated updates upsell url urn urns us user utm value verified version video view
viewer views visible volunteering volunteer causes wall web widget with workspace wrapper www
""".split()
)

FRAGMENTS = tuple(
    """
alder ash bark birch bloom bramble brook cairn cedar clover crag crest dale dew drift dune elm fallow
fawn fell fen fern finch fjord flint frost gale glade glen gorse grove hazel heath heron holm islet
kelp knoll lark larch leaf lichen linden loam lynx maple marsh meadow mist moor moss newt oak osier
otter pebble pine plover quill rain reed ridge rill rowan rush sage sedge shale shoal sloe sorrel
spruce stoat swale swift tarn teal tern thistle thorn thrush tide vale vetch vole warbler weir willow
wren yarrow yew
""".split()
)

# Letters that replace letters of a script that has no words of ours.
LETTERS = {
    "CJK": "山川林森花草風雲雨雪星月海空石砂",
    "HIRAGANA": "あいうえおかきくけこさしすせそ",
    "KATAKANA": "アイウエオカキクケコサシスセソ",
    "HANGUL": "가나다라마바사아자차카타파하",
    "CYRILLIC": "абвгдежзиклмнопрст",
    "GREEK": "αβγδεζηθικλμνοπρστ",
    "ARABIC": "ابتثجحخدذرزسشصضط",
    "HEBREW": "אבגדהוזחטיכלמנסעפ",
    "DEVANAGARI": "कखगघचछजझटठडढतथदध",
    "THAI": "กขคงจฉชซญดตถทธนบ",
}
