"""The control words of RTF that bear on its text: Rich Text Format 1.9.1."""

from __future__ import annotations

# Control words that stand for a character.
CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "tab": " ",
    "line": " ",
    "lbr": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": " ",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "\n", "\r"))
# Groups whose text is not part of the document, or a second form of what stands beside it.
UNSEEN = frozenset(
    (
        *("colortbl", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "pict"),
        *("themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "generator"),
        *(
            "fldinst",
            "objdata",
            "objclass",
            "objname",
            "nonshppict",
            "shprslt",
            "pntext",
            "bkmkend",
        ),
        *("listtext", "bkmkstart", "atnid", "atnauthor", "atnref", "atndate", "pgptbl", "xe", "tc"),
        *("sn", "sv", "hlinkbase", "author", "operator", "creatim", "revtim", "printim", "buptim"),
        *("subject", "keywords", "doccomm", "company", "category", "manager", "comment", "stext"),
        *("userprops", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "falt"),
        *("panose", "fontemb", "fontfile", "fname", "template", "password", "ffdata", "docvar"),
    )
)
# Starred groups are passed over where they are not known (page 9); these hold text.
STARRED_SEEN = frozenset(("shpinst", "shppict", "fldrslt"))
HEADS = frozenset(("header", "headerl", "headerr", "headerf"))
FEET = frozenset(("footer", "footerl", "footerr", "footerf"))

# Code pages of a font's \fcharset (page 17), by Python's names; 0 and 1 are the document's own.
CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
CODE_PAGES = {
    **{number: f"cp{number}" for number in (437, 850, 852, 855, 857, 858, 860, 861, 862, 863)},
    **{number: f"cp{number}" for number in (864, 865, 866, 869, 874, 932, 949, 950)},
    **{number: f"cp{number}" for number in range(1250, 1259)},
    936: "gbk",
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10081: "mac_turkish",
    65001: "utf-8",
}
SYSTEMS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
