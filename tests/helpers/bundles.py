"""Bundles of invented articles, laid out as news databases print them."""

from __future__ import annotations

import re
from html import escape

from tests.helpers.archives import BODY

PLACES = ("Merro", "Lorn", "Ko")


def paragraphs(place: str) -> list[str]:
    """The text of the article about a place."""
    return [
        BODY.format(place),
        f'"The army fired the shells," said Dana Harun, a doctor at the hospital of {place}.',
        f"The defence ministry denied that the army had shelled {place}. A spokesman said nobody "
        "had been there on the day and that the pictures shown were from another town.",
    ]


def nexis_older(places: tuple[str, ...] = PLACES) -> str:
    """As Nexis wrote text files: centred heads, fields in capitals, lines of 78 signs."""
    text = "\n\nDownload Request: Selected Items: 1-3\nTerms: (shells and market)\n\n\n"
    for number, place in enumerate(places, start=1):
        head = [
            f"{number} of {len(places)} DOCUMENTS".center(78),
            "",
            "The Dorvan Mirror".center(78),
            "",
            f"May {15 + number}, 2017 Tuesday".center(78),
            "Edition 1;".center(78),
            "National".center(78),
            "",
            f"Shells hit market in {place}",
            "",
            "BYLINE: Ann Orme",
            "",
            "SECTION: NEWS; Pg. 3",
            "",
            "LENGTH: 64 words",
            "",
            f"DATELINE: {place.upper()}",
            "",
        ]
        foot = [
            "GRAPHIC: Men search the remains of a stall in " + place,
            "",
            "LOAD-DATE: June 1, 2017",
            "",
            "LANGUAGE: ENGLISH",
            "",
            "PUBLICATION-TYPE: Newspaper",
            "",
            "Copyright 2017 Dorvan Mirror Ltd".center(78),
            "All Rights Reserved".center(78),
            "",
        ]
        text += "\n".join([*head, _wrapped(paragraphs(place)), "", *foot]) + "\n"
    return text


def _wrapped(texts: list[str]) -> str:
    lines: list[str] = []
    for text in texts:
        line = ""
        for word in text.split():
            if len(line) + len(word) > 77:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    return "\n".join(lines[:-1])


def nexis_newer(places: tuple[str, ...] = PLACES) -> str:
    """As Nexis Uni writes documents: a paragraph a line, "Body" and "End of Document"."""
    lines = ["User Name: Jo Kell", "Date and Time: Friday, March 20, 2020 4:51 PM", "Documents (3)"]
    lines += [f"{n}. Shells hit market in {place}" for n, place in enumerate(places, 1)]
    for number, place in enumerate(places, start=1):
        lines += [
            "",
            f"Shells hit market in {place}",
            "The Dorvan Mirror",
            f"May {15 + number}, 2017 Tuesday 8:05 PM GMT",
            "First Edition",
            "",
            "Copyright 2017 Dorvan Mirror Ltd All Rights Reserved",
            "Section: NEWS; Pg. 3",
            "Length: 64 words",
            "Byline: Ann Orme",
            "Highlight: Doctors say eleven died.",
            "Body",
            "",
            *paragraphs(place),
            "Graphic",
            f"Men search the remains of a stall in {place}.",
            "Classification",
            "Language: ENGLISH",
            "Subject: WAR & CONFLICT (90%)",
            "Load-Date: June 1, 2017",
            "",
            "End of Document",
        ]
    return "\n".join(lines) + "\n"


def number_of(i: int) -> str:
    """The number that Factiva would give the `i`-th article."""
    return f"Document DORV0000201705{15 + i:02d}ed5g0001{i}"


def factiva_plain(places: tuple[str, ...] = PLACES) -> list[str]:
    """The lines of articles as Factiva prints them without codes."""
    lines = []
    for i, place in enumerate(places, start=1):
        lines += [
            f"Shells hit market in {place}",
            "By Ann Orme",
            "64 words",
            f"{15 + i} May 2017",
            "14:05",
            "The Dorvan Mirror",
            "DORV",
            "English",
            "Copyright 2017 Dorvan Mirror Ltd",
            *paragraphs(place),
            number_of(i),
        ]
    return lines


def factiva_coded(places: tuple[str, ...] = PLACES) -> list[list[tuple[str, list[str]]]]:
    """The fields of articles as Factiva prints them with codes: each code with its paragraphs."""
    return [
        [
            ("SE", ["News"]),
            ("HD", [f"Shells hit market in {place}"]),
            ("BY", ["By Ann Orme"]),
            ("WC", ["64 words"]),
            ("PD", [f"{15 + i} May 2017"]),
            ("SN", ["The Dorvan Mirror"]),
            ("SC", ["DORV"]),
            ("LA", ["English"]),
            ("CY", ["Copyright 2017 Dorvan Mirror Ltd"]),
            ("LP", paragraphs(place)[:1]),
            ("TD", paragraphs(place)[1:]),
            ("RE", ["dorvan : Dorvan | eur : Europe"]),
            ("AN", [number_of(i)]),
        ]
        for i, place in enumerate(places, start=1)
    ]


def factiva_coded_text(apart: str = "  ") -> str:
    """The same as text: a code, two spaces, the words; further paragraphs below."""
    return "\n\n".join(
        "\n".join(f"{code}{apart}" + "\n\n".join(said) for code, said in article)
        for article in factiva_coded()
    )


def factiva_coded_page() -> str:
    """The same as a page: a table an article, a row a code."""
    tables = "".join(
        "<table>"
        + "".join(
            f"<tr><td><b>{code}</b>&nbsp;</td><td>"
            + "".join(f"<p class='articleParagraph'>{escape(words)}</p>" for words in said)
            + "</td></tr>"
            for code, said in article
        )
        + "</table>"
        for article in factiva_coded()
    )
    return f"<html><body><h1>Factiva</h1><a href='#'>Print</a>{tables}</body></html>"


def factiva_plain_page() -> str:
    """Articles without codes as a page."""
    lines = "".join(f"<div>{escape(line)}</div>" for line in factiva_plain())
    return f"<html><body><p>Search Summary</p>{lines}</body></html>"


def as_page(text: str) -> str:
    """A text as a page: what stands between blank lines is a paragraph."""
    blocks = (block for block in re.split(r"\n\s*\n", text) if block.strip())
    return f"<html><body>{''.join(f'<p>{escape(block)}</p>' for block in blocks)}</body></html>"


def line_by_line(text: str) -> str:
    """A text as a page: each line a paragraph."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"<html><body>{lines}</body></html>"
