"""Zones of plain texts, on invented ones."""

from __future__ import annotations

import pytest

from recount.ingest.zones import pieces_of, title_of

LONG = (
    "Eleven people were killed when shells hit the fish market of Dorvan on Monday, "
    "two doctors and a rescue worker said."
)
MORE = "The army of Velland said it had fired on military targets only."


def labels(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in pieces_of(text)]


LINES = [
    ("Photo by: AA", "credit"),
    ("Image: Jo Kell/NPA", "credit"),
    ("Jo Kell / Reuters", "credit"),
    ("(Reporting by Jo Kell; Editing by Ann Orde)", "credit"),
    ("By Jo Kell and Ann Orde", "credit"),
    ("By our correspondent", "credit"),
    ("--Reuters", "credit"),
    ("(dpa/AFP)", "credit"),
    ("(NWP)", "credit"),
    ("Source: Xinhua", "credit"),
    ("Radio Dorvan and agencies", "credit"),
    ("Jo Kell contributed to this report.", "credit"),
    ("3 Min Read", "furniture"),
    ("TAGGED: , ,", "furniture"),
    ("Share this Article", "furniture"),
    ("Facebook | Twitter | Email", "furniture"),
    ("Advertisement", "furniture"),
    ("Read more: Harbour reopens", "furniture"),
    ("Subscribe to our newsletter", "furniture"),
    ("© 2020 The Dorvan Mirror", "furniture"),
    ("Updated May 16, 2017", "furniture"),
    ("Published: 3 May 2020 | By Jo Kell", "furniture"),
    ("Updated at 3:05 pm", "furniture"),
    ("* * *", "furniture"),
    ("FILE PHOTO: A man walks past a ruined house in Dorvan.", "caption"),
    ("Photo: Men search the remains of a stall in Dorvan on Monday.", "caption"),
    ("For more than 20 years the prison has held critics of the government.", "body"),
    ("(c) beating detainees until they signed what they had not read.", "body"),
    ("Supported by aircraft, the brigade took three villages.", "body"),
    ("By nightfall the bodies of nine people had been found.", "body"),
    ("Seven were wounded.", "body"),
    ("It named the Northport Press Agency (NPA).", "body"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_amid_a_text(line: str, kind: str) -> None:
    text = f"Shells hit market in Dorvan\n\n{LONG}\n\n{line}\n\n{MORE}\n\n{LONG}"
    assert labels(text)[2] == (kind, line)


HEADLINE = "Shells kill eleven in Dorvan market"
NO_BODY: list[tuple[str, list[str | None] | None, str | None, list[str]]] = [
    (LONG, None, None, ["body"]),
    (HEADLINE, None, None, ["body"]),
    (f"{HEADLINE}\n", None, None, ["body"]),
    (f"\n\n{HEADLINE}\n\n(NWP)\n", None, None, ["body", "credit"]),
    (f"{HEADLINE}\n\nBy Jo Kell\n3 May 2020", None, None, ["body", "credit", "furniture"]),
    (f"{HEADLINE}\n\nPhoto: A stall in Dorvan on Monday.", None, HEADLINE, ["title", "caption"]),
    (f"{HEADLINE}\n\n{MORE}", None, HEADLINE, ["title", "body"]),
    (HEADLINE, ["title"], None, ["title"]),
    (HEADLINE, None, HEADLINE, ["title"]),
    (f"{HEADLINE}\n\n{HEADLINE}!", None, None, ["body", "body"]),
    (f"{HEADLINE}\n\n3 May 2020 {HEADLINE}.", None, None, ["body", "furniture", "body"]),
    ("By Jo Kell", None, None, ["credit"]),
    ("", None, None, []),
]


@pytest.mark.parametrize(("text", "hints", "title", "kinds"), NO_BODY)
def test_a_text_without_a_body_has_no_title_of_its_own(
    text: str, hints: list[str | None] | None, title: str | None, kinds: list[str]
) -> None:
    pieces = pieces_of(text, hints, title=title)
    assert [piece.kind for piece in pieces] == kinds
    assert (title_of(text, pieces) is None) == ("title" not in kinds)


WRAPPED = [
    ("Shells kill eleven\nin Dorvan market on Monday, two doctors said.", 1),
    ("Shells kill eleven\nIn Dorvan market two doctors spoke of more.", 2),
    ("Shells kill eleven\n\nin Dorvan market on Monday, two doctors said.", 2),
    ("Shells kill eleven,\ntwo doctors said.", 1),
    ("Killed on Monday:\neleven men in the market, two doctors said.", 2),
]


@pytest.mark.parametrize(("text", "count"), WRAPPED)
def test_a_sentence_over_two_lines_is_no_title(text: str, count: int) -> None:
    found = labels(text)
    assert len(found) == count
    assert count > 1 or found == [("body", text)]


def test_title_said_again_and_glued_pieces() -> None:
    text = (
        "Shells kill eleven in Dorvan market\n\n"
        "Sunday 25 August 2013 Shells kill eleven in Dorvan market. "
        f"{LONG} (With AFP and Reuters) Last Update: Monday 26 August 2013 GMT 12:55 1"
    )
    assert labels(text) == [
        ("title", "Shells kill eleven in Dorvan market"),
        ("furniture", "Sunday 25 August 2013"),
        ("title", "Shells kill eleven in Dorvan market."),
        ("body", LONG),
        ("credit", "(With AFP and Reuters)"),
        ("furniture", "Last Update: Monday 26 August 2013 GMT 12:55 1"),
    ]


DATELINES = [
    "DORVAN, July 5 (Reuters) - ",
    "DORVAN (AP) — ",
    "Dorvan, Velland (AFP) - ",
    "PORT DORVAN, July 5 (NWP) -- ",
    "DORVAN — ",
    "Afp - ",
    "(Reuters) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines_stand_apart(dateline: str) -> None:
    found = labels(f"Shells hit market\n\n{dateline}{LONG}\n\n{MORE}")
    assert found[1] == ("credit", dateline.strip())
    assert found[2] == ("body", LONG)


@pytest.mark.parametrize(
    "line",
    [
        "The Dorvan Relief Council (DRC) said eleven people were killed on Monday.",
        "May 5, 2017 was the day on which the shelling of Dorvan began in earnest.",
        "IMPORTANT as it is, the figure of eleven dead has not been confirmed by anyone.",
    ],
)
def test_sentences_that_only_look_like_datelines(line: str) -> None:
    assert labels(f"Shells hit market\n\n{line}\n\n{MORE}")[1] == ("body", line)


def test_dateline_after_a_standfirst() -> None:
    text = f"Shells hit market\n\nMany of the dead are children. DORVAN (AP) - {LONG}"
    assert [kind for kind, _ in labels(text)] == ["title", "body", "credit", "body"]


def test_caption_and_its_credit_amid_a_paragraph() -> None:
    text = (
        f"Shells hit market\n\n{MORE} A man carries a child in Dorvan on Monday. (AP Photo) {LONG}"
    )
    assert labels(text)[1:] == [
        ("body", MORE),
        ("caption", "A man carries a child in Dorvan on Monday."),
        ("credit", "(AP Photo)"),
        ("body", LONG),
    ]


def test_heading_between_paragraphs() -> None:
    assert ("title", "The night raid") in labels(
        f"Title here\n\n{LONG}\n\nThe night raid\n\n{MORE}"
    )


def test_masthead_is_no_title() -> None:
    text = f"Ministry of War of Velland\nPress service\n3 May 2020\nOn false reports\n\n{LONG}"
    pieces = pieces_of(text, outlet="Ministry of War of Velland")
    assert title_of(text, pieces) == "On false reports"
    assert pieces[0].kind == "furniture"


def test_outlet_behind_the_title() -> None:
    text = f"Shells hit market | Dorvan Mirror\n\n{LONG}"
    assert labels(text)[:2] == [("title", "Shells hit market"), ("furniture", "| Dorvan Mirror")]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Eleven people were killed when shells hit the fish market\n"
        "of Dorvan on Monday, two doctors and a rescue worker who\n"
        "had come from the next valley told this newspaper, and at\n"
        "least thirty more were hurt, some of them so badly that they\n"
        "may not live."
    )
    assert labels(f"Shells hit market\n\n{wrapped}\n\n{MORE}")[1] == ("body", wrapped)


@pytest.mark.parametrize(
    "text",
    ["-", "— dash first. And on.\n\n— again", "(Reuters)", "a\nb\nc", "\u2028x\u00a0\n\n y", LONG],
)
def test_every_character_lies_in_one_zone(text: str) -> None:
    covered = [0] * len(text)
    for piece in pieces_of(text):
        for at in range(piece.start, piece.end):
            covered[at] += 1
    assert [n for n, char in zip(covered, text) if not char.isspace() and n != 1] == []
