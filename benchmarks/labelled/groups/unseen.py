"""
What nobody sees: characters, texts, metadata; and experts named too early.

Positives: controls of direction, tag characters, bits of zero width in a run or one
behind each letter, white and tiny texts, hidden sheets, rows, columns, comments,
positions of photographs, authors; names behind 评审专家 and the like before an award.
Negatives: one to eight stray zero-width characters, joiners in emoji, flags, Arabic
and Mongolian, no-break spaces; programs and offices as authors; experts after the
award, and rules of how they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, line, lines, table
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

JUDGED = frozenset(
    {"invisible", "hidden-content", "location-metadata", "evaluation-experts"}
)

_SENTENCES = [
    "关于进一步做好学校信息公开工作的通知",
    "现将有关事项通知如下，请各单位认真贯彻执行",
    "本办法自发布之日起施行，由党政办公室负责解释",
]
_BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_BITS = ["\u200b\u200c", "\u200c\u200d", "\u2060\u200b", "\u200b\u200c\u200d\ufeff"]
_REASONS = [
    *("comment", "tracked-insertion", "tracked-deletion", "hidden-text"),
    *("speaker-notes", "annotation", "covered"),
]
_EXPERTS = [
    "评审专家：{}",
    "评标委员会成员：{}",
    "磋商小组成员名单：{}",
    "谈判小组：{}",
    "评审小组成员：{}",
    "评标专家名单：{}",
    "采购评审专家为{}。",
]
_ABOUT_EXPERTS = [
    "评审专家由采购代理机构从省政府采购评审专家库中随机抽取。",
    "评标委员会由采购人代表和有关技术、经济方面的专家组成，成员人数为5人以上单数。",
    "评审专家：从专家库中随机抽取",
    "磋商小组：由3人组成，其中采购人代表1人",
    "评标委员会成员名单在中标结果确定前应当保密。",
    "评审专家劳务费按照有关标准支付。",
    "评审委员会：负责评审工作",
    "采购人代表：1人",
]


def cases(random: Random) -> Iterator[Case]:
    for sentence in _SENTENCES * 3:
        yield from _characters(random, sentence)
        yield from _stray(random, sentence)
    for reason in _REASONS:
        notes = tuple(
            Text(s, {"paragraph": n}, hidden=reason) for n, s in enumerate(_SENTENCES)
        )
        yield Case(notes, {f"hidden-content:{reason}": 1})
    for reason in ("white-text", "zero-size"):
        yield Case((Text("白字", hidden=reason),), {f"invisible:{reason}": 1})
    for reason in ("hidden-sheet", "very-hidden-sheet", "dictionary-sheet"):
        sheet = Table([["a", "b"]] * 50, locator={"sheet": "S"}, hidden=reason)
        yield Case((sheet, sheet), {f"hidden-content:{reason}": 1})
    yield from _metadata(random)
    yield from _experts(random)


def _characters(random: Random, sentence: str) -> Iterator[Case]:
    place = random.randrange(1, len(sentence))
    before, after = sentence[:place], sentence[place:]
    control = random.choice(_BIDI)
    yield line(f"{before}{control}{after}", invisible__bidi=1)
    tags = "".join(chr(0xE0000 + ord(c)) for c in "hello")
    yield line(f"{before}{tags}{after}", invisible__tags=1)
    kinds = random.choice(_BITS)
    bits = kinds + "".join(random.choices(kinds, k=random.randrange(14, 60)))
    yield line(f"{before}{bits}{after}", invisible__message=1)
    spread = "".join(c + random.choice(kinds) for c in sentence) + kinds
    yield line(spread, invisible__message=1)


def _stray(random: Random, sentence: str) -> Iterator[Case]:
    for count in range(1, 8):
        places = sorted(random.sample(range(len(sentence)), count))
        text = sentence
        for place in reversed(places):
            text = (
                text[:place]
                + random.choice("\u200b\ufeff\u2060\xad\xa0")
                + text[place:]
            )
        yield line(text)
    yield line(f"{sentence}👨\u200d👩\u200d👧\u200d👦")
    yield line("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f")
    yield line("جامعة\u200c العلوم\u200e والتكنولوجيا")
    yield line("ᠥᠪᠥᠷ\u202fᠮᠣᠩᠭᠣᠯ\u180e ᠤᠨ\u200d")
    yield line("\u200b" * random.randrange(1, 12))
    yield line(f"葛\U000e0100城{sentence}☎️")


def _metadata(random: Random) -> Iterator[Case]:
    for _ in range(8):
        position = f"{random.uniform(20, 45):.5f},{random.uniform(80, 125):.5f}"
        place = Text(position, {"property": "gps"}, Role.LOCATION)
        yield Case((place,), {"location-metadata:position": 1})
        author = Text(making.name(random), {"property": "author"}, Role.AUTHOR)
        yield Case((author,), {"location-metadata:author": 1})
    for nobody in (
        "Administrator",
        "微软用户",
        "教务处",
        "某某大学",
        "user",
        "Lenovo",
        "WPS Office",
    ):
        yield Case((Text(nobody, {"property": "author"}, Role.AUTHOR),))


def _experts(random: Random) -> Iterator[Case]:
    for form in _EXPERTS * 3:
        names = random.choice(["、", "，", " "]).join(
            making.name(random) for _ in range(3)
        )
        text = form.format(names)
        yield line(text, evaluation_experts=1)
        yield lines(["某某大学实验设备采购项目中标公告", text])
        yield Case((Text("成交结果公告", role=Role.TITLE), Text(text)))
        yield table(
            [[form.partition("{")[0].strip("：为"), names]], evaluation_experts=1
        )
    for text in _ABOUT_EXPERTS * 3:
        yield line(text)
