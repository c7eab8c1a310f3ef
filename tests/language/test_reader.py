"""What every analysis must be, whatever the text."""

import numpy as np
import pytest

from recount.language import Reader, load_reader

REPORT = """Kestrian army shelled market, monitors say

The Kestrian army shelled a market in Odvar on Tuesday, killing at least 58 people
and wounding 170, the Odvar Monitoring Centre said.

“We don’t know who fired,” a spokesman for the interior ministry told reporters. He added: "There
is no evidence that our forces were there.

Up to 50 people a week were hanged in the prison, according to the report. The government’s
delegate, Mira Solenne, denied it.
"""

TEXTS = [
    "",
    " \n\n\t ",
    "!",
    "No",
    REPORT,
    REPORT.upper(),
    REPORT.lower(),
    REPORT.replace("\n", "\r\n"),
    REPORT.replace(" ", "\u00a0"),
    "a " * 700,
    "(" * 300,
    "x" * 5000,
    "Home\nNews\nWorld\n" * 120,
    "𝔘𝔫 e\u0301t\u200be\ufeff 東京で地震 \U0001f4a5\U0001f4a5 شهيد",
    'He said: "' * 40,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_it_is_grounded_and_whole(reader: Reader, text: str) -> None:
    analysis = reader.analyse(text)
    tokens, sentences = analysis.tokens, analysis.sentences
    assert [t.i for t in tokens] == list(range(len(tokens)))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    covered = [i for s in sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(tokens)))
    for number, sentence in enumerate(sentences):
        inside = tokens[sentence.first : sentence.last]
        assert all(t.sentence == number for t in inside)
        assert all(sentence.first <= t.head < sentence.last for t in inside)
        assert [t.deprel for t in inside if t.head == t.i] == ["root"]
        assert (sentence.start, sentence.end) == (inside[0].start, inside[-1].end)
        assert len(analysis.subtree(next(t.i for t in inside if t.head == t.i))) == len(inside)
    for run in (*analysis.names, *analysis.attributions):
        assert 0 <= run.first < run.last <= len(tokens)
    for one, other in analysis.attribution_links:
        assert analysis.attributions[other].label in {"cue", analysis.attributions[one].label}


def test_sentences_end_with_their_line(reader: Reader) -> None:
    analysis = reader.analyse(REPORT)
    paragraphs = [s.paragraph for s in analysis.sentences]
    assert paragraphs == sorted(paragraphs)
    assert paragraphs[0] == 0
    assert paragraphs[-1] == 3


def test_one_document_never_changes_another(reader: Reader) -> None:
    alone = reader.analyse(REPORT)
    assert list(reader.analyse_many([REPORT * 3, REPORT, "No."]))[1] == alone


def test_threads_change_nothing(reader: Reader) -> None:
    assert load_reader(threads=2).analyse(REPORT) == reader.analyse(REPORT)


def test_no_randomness_is_used(reader: Reader) -> None:
    before = np.random.get_state()[1].copy()
    first = reader.analyse(REPORT)
    assert reader.analyse(REPORT) == first
    assert (np.random.get_state()[1] == before).all()


READ = [
    ("said", "upos", "VERB"),
    ("shelled", "lemma", "shell"),
    ("people", "lemma", "people"),
    ("hanged", "lemma", "hang"),
    ("were", "lemma", "be"),
    ("n’t", "lemma", "not"),
    ("killing", "xpos", "VBG"),
    ("wounding", "deprel", "conj"),
    ("Centre", "deprel", "nsubj"),
]


@pytest.mark.parametrize(("word", "what", "value"), READ)
def test_plain_news_is_read_right(reader: Reader, word: str, what: str, value: str) -> None:
    body = REPORT.index("\n\n")
    tokens = reader.analyse(REPORT).tokens
    token = next(t for t in tokens if t.text == word and t.start > body)
    assert getattr(token, what) == value


def test_names_and_attributions_of_plain_news(reader: Reader) -> None:
    analysis = reader.analyse(REPORT)

    def words(run):
        return analysis.span(run.first, run.last - 1).exact, run.label

    names = set(map(words, analysis.names))
    assert {("Odvar", "place"), ("Mira Solenne", "person")} <= names
    assert ("Odvar Monitoring Centre", "organisation") in names
    parts = set(map(words, analysis.attributions))
    assert {("told", "cue"), ("according to", "cue"), ("the report", "source")} <= parts
    assert ("the Odvar Monitoring Centre", "source") in parts
