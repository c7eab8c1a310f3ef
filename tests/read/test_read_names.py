"""Names of the field, on invented sentences: what is named and of what kind."""

from __future__ import annotations

import pytest

from recount.language import Reader
from recount.model.document import Zone
from recount.model.reading import NameMention
from recount.read.names import read_names, refined_names, without_unread

TABLE: list[tuple[str, dict[str, str]]] = [
    ("The Velonian Observatory for Human Rights (VOHR) said Tuesday that 12 died in Orvel.",
     {"Velonian Observatory for Human Rights": "organisation", "VOHR": "organisation",
      "Orvel": "place"}),
    ("President Adan Rell met General Mora Hill in Tessaly.",
     {"Adan Rell": "person", "Mora Hill": "person", "Tessaly": "place"}),
    ("Adan Rell spoke first. Later, Rell's forces shelled the town.",
     {"Adan Rell": "person", "Rell": "person"}),
    ("Boko Haram claimed the attack on the market in Gorvi.",
     {"Boko Haram": "group", "Gorvi": "place"}),
    ("Fighters of the Taliban and al-Shabaab were seen near Dellin.",
     {"Taliban": "group", "al-Shabaab": "group", "Dellin": "place"}),
    ("ISIL fighters held the village of Marun until Monday.",
     {"ISIL fighters": "group", "Marun": "place"}),
    ("The Islamic State of Iraq and the Levant said nothing.",
     {"Islamic State of Iraq and the Levant": "group"}),
    ("Norway condemned the raid, and France sent doctors.",
     {"Norway": "government", "France": "government"}),
    ("The raid happened in Norway, not in France.", {"Norway": "place", "France": "place"}),
    ("The Norwegian government denied the report.", {"Norwegian government": "government"}),
    ("The government of Norway denied the report.", {"government of Norway": "government"}),
    ("Norwegian forces entered the camp at dawn.", {"Norwegian forces": "group"}),
    ("A spokesman for the Norwegian foreign ministry said so.",
     {"Norwegian foreign ministry": "organisation"}),
    ("He saw the Norwegian flag in the yard.", {}),
    ("Reuters and Agence France-Presse quoted a witness.",
     {"Reuters": "organisation", "Agence France-Presse": "organisation"}),
    ("The UN and the European Union asked for a ceasefire.",
     {"UN": "organisation", "European Union": "organisation"}),
    ("Human Rights Watch and Amnesty International published reports.",
     {"Human Rights Watch": "organisation", "Amnesty International": "organisation"}),
    ("The Ministry of Defence in Tessaly refused to comment.",
     {"Ministry of Defence": "organisation", "Tessaly": "place"}),
    ("Abu Karim al-Orveli was arrested in Deir al-Marun.",
     {"Abu Karim al-Orveli": "person", "Deir al-Marun": "place"}),
    ("Activists in Tal Rassin said Sheikh Yusuf al-Hadari was dead.",
     {"Tal Rassin": "place", "Yusuf al-Hadari": "person"}),
    ("Inmates of Marun Prison were beaten.", {"Marun Prison": "facility"}),
    ("U.S. officials spoke to Jabhat al-Nusra through envoys.",
     {"U.S.": "government", "Jabhat al-Nusra": "group"}),
    ("The Orvel Liberation Front (OLF) fired rockets. The OLF denied it.",
     {"Orvel Liberation Front": "organisation", "OLF": "organisation"}),
    ("Refugees fled from the Gaza Strip and the Middle East.",
     {"Gaza Strip": "place", "Middle East": "place"}),
    ("Kofi Arlan, a doctor with the Red Crescent, treated them.",
     {"Kofi Arlan": "person", "Red Crescent": "organisation"}),
    ("The Rell regime bombed the town.", {"Rell regime": "government"}),
    ("Colonel Ivo Tarn told the Daily Orvel that the army had left.", {"Ivo Tarn": "person"}),
    ("State news agency VENA quoted Interior Minister Sara Noll.",
     {"VENA": "organisation", "Sara Noll": "person"}),
    ("The White House and the Kremlin traded accusations.",
     {"White House": "organisation", "Kremlin": "organisation"}),
    ("Hezbollah and Hamas are not mentioned in the Orvel accord.",
     {"Hezbollah": "group", "Hamas": "group"}),
]  # fmt: skip


def read(reader: Reader, text: str) -> dict[str, str]:
    mentions: tuple[NameMention, ...] = read_names(refined_names(reader.analyse(text)))
    return {m.span.exact: m.kind for m in mentions}


def test_names_of_the_field(reader: Reader) -> None:
    wanted = [(text, *pair) for text, names in TABLE for pair in names.items()]
    missed = [row for row in wanted if read(reader, row[0]).get(row[1]) != row[2]]
    assert len(missed) <= len(wanted) * 0.1, missed


def test_a_nationality_is_no_name(reader: Reader) -> None:
    assert read(reader, "He saw the Norwegian flag in the yard.") == {}


@pytest.mark.parametrize("text", [text for text, _ in TABLE])
def test_every_name_is_grounded_and_none_overlap(reader: Reader, text: str) -> None:
    mentions = read_names(refined_names(reader.analyse(text)))
    assert all(m.span.grounded(text) for m in mentions)
    ends = [0]
    for mention in mentions:
        assert mention.span.start >= ends[-1]
        ends.append(mention.span.end)


def test_refining_twice_changes_nothing_more(reader: Reader) -> None:
    text = " ".join(text for text, _ in TABLE)
    once = refined_names(reader.analyse(text))
    assert refined_names(once).names == once.names


def test_what_stands_around_an_article_names_nobody(reader: Reader) -> None:
    text = (
        "By Mora Hill\nORVEL (NPA) - Adan Rell met doctors.\nCopyright Ministry of Ports of Marun"
    )
    body = text.index("Adan")
    foot = text.index("Copyright")
    zones = [
        Zone("credit", 0, 12),
        Zone("credit", 13, body - 1),
        Zone("body", body, foot - 1),
        Zone("furniture", foot, len(text)),
    ]
    analysis = refined_names(reader.analyse(text, [zone.start for zone in zones]))
    assert {n.span.exact for n in read_names(without_unread(analysis, zones))} == {
        "ORVEL",
        "Adan Rell",
    }
