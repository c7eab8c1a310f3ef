from dataclasses import replace

from show_case import document, span

from recount.model.claim import Claim
from recount.model.document import Zone
from recount.show.passages import blocks, passage

TEXT = "Toll rises\n\nFirst one. Nine people, among them two children, were killed. Last one.\nBy A"
DOC = document("x.txt", TEXT)


def claim(words, name="c"):
    return Claim(name, DOC.id, span(TEXT, words), "killing", "alleged")


def sentences(*words):
    return tuple((span(TEXT, w).start, span(TEXT, w).end) for w in words)


SENTENCES = sentences(
    "Toll rises",
    "First one.",
    "Nine people, among them two children, were killed.",
    "Last one.",
    "By A",
)


def test_a_claim_stands_between_its_neighbours():
    found = passage(DOC, SENTENCES, claim("two children"))
    assert found.before == "First one. Nine people, among them "
    assert found.quote == "two children"
    assert found.after == ", were killed. Last one."


def test_neighbours_in_another_zone_are_left_out():
    found = passage(DOC, SENTENCES, claim("First one."))
    assert found.before == ""


def test_without_sentences_the_paragraph_bounds_it():
    found = passage(DOC, (), claim("two children"))
    assert found.before.startswith("First one.") and found.after.endswith("Last one.")


def test_long_context_is_shortened_at_a_word():
    text = "word " * 200 + "Nine died."
    doc = document("y.txt", text)
    nine = Claim("c", doc.id, span(text, "Nine died."), "killing", "alleged")
    found = passage(doc, ((0, len(text)),), nine)
    assert found.before.startswith("… word") and len(found.before) < 240


def test_nested_and_overlapping_claims_are_cut_into_segments():
    outer = claim("Nine people, among them two children, were killed.", "a")
    inner = claim("two children", "b")
    overlap = claim("were killed. Last", "c")
    lines = blocks(DOC, sorted((outer, inner, overlap), key=lambda c: c.span.start))
    assert [line.zone for line in lines] == ["title", "body", "body"]
    pieces = [(s.text, "".join(s.claims), "".join(s.begins)) for s in lines[1].segments]
    assert pieces == [
        ("First one. ", "", ""),
        ("Nine people, among them ", "a", "a"),
        ("two children", "ab", "b"),
        (", ", "a", ""),
        ("were killed.", "ac", "c"),
        (" Last", "c", ""),
        (" one.", "", ""),
    ]


def test_a_claim_over_two_paragraphs_is_marked_in_both():
    both = claim("Last one.\nBy A")
    lines = blocks(DOC, (both,))
    assert lines[1].segments[-1].claims == ("c",) and lines[2].segments[0].claims == ("c",)
    assert lines[2].segments[0].begins == ()


def test_text_outside_every_zone_is_body():
    bare = document("z.txt", "a\nb")
    assert [b.zone for b in blocks(bare, ())] == ["title", "body"]
    assert Zone("title", 0, 1) in bare.zones


def test_a_dateline_stands_apart_in_the_line_of_its_paragraph():
    text = "DORVAN (NPA) - Nine people were killed."
    body = text.index("Nine")
    zones = (Zone("credit", 0, body - 1), Zone("body", body, len(text)))
    (line,) = blocks(replace(document("z.txt", text), zones=zones), ())
    assert line.zone == "body"
    assert [(s.zone, s.text) for s in line.segments] == [
        ("credit", "DORVAN (NPA) - "),
        ("body", "Nine people were killed."),
    ]
