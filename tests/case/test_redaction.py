"""A redacted case: no name in any byte, nothing that confirms a guess, the rest as before."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from urllib.parse import quote

import canaries
import pytest
from canaries import NAMES
from example_case import NOW, make, report

from recount.case import Case
from recount.case.adding import Wish, add_all
from recount.case.judgements import JudgementLog, judgements_of
from recount.case.reading import Wanted, read_documents
from recount.case.redaction import Names, redact
from recount.case.texts import Texts
from recount.case.verify import verify
from recount.ingest import discover
from recount.language import Reader
from recount.model.document import Document
from recount.model.draft import Draft, Term, Voice, Wording
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    EditClaim,
    Judgement,
    MergeClaims,
    Note,
    RejectClaim,
    SameEntity,
    Undo,
)
from recount.model.reference import DocumentRef, Mention, ref_of
from recount.model.span import Span
from recount.show import render_ledger, render_report
from tests.helpers.archives import zipped

FIRST, SECOND, THIRD = NAMES
BODY = (
    "Soldiers killed 12 people in Merro on Tuesday, {name} said. The army denied that it had"
    " killed anyone in Merro."
)
ARTICLE = f"""{FIRST} mourned in Merro

{BODY.format(name=FIRST)}

"{SECOND} was there," said ZORVANE-KELLIWYX, who lost two brothers.
{THIRD}, a nurse, treated nine wounded people.

Zorvane Kelli-
wyx's house stands at https://paper.example/{quote(FIRST)}/{quote(THIRD)}, see also
data:text/plain;base64,{base64.b64encode(f"by {FIRST}, Merro".encode()).decode()} and
{base64.b64encode(f"{SECOND} and more".encode("utf-16-le")).decode()}.
Kelliwyx, {"".join(f"&#{ord(c)};" for c in SECOND)}, Qubrin Al Fenshaw, {json.dumps(THIRD)}.
"""
SHORT = ARTICLE.partition('\n\n"')[0] + "\n"
PAGE = f"""<html><head><title>What {FIRST} saw</title>
<meta name="author" content="{SECOND}"><meta property="og:site_name" content="The {FIRST} Post">
<link rel="canonical" href="https://paper.example/zorvane-kelliwyx"></head>
<body><h1>What {FIRST} saw</h1><p>{BODY.format(name=SECOND)}</p>
<figure><img src="x" alt="{FIRST}"><figcaption>{FIRST} in Merro</figcaption></figure></body></html>
"""
LIST = f"{FIRST} => Witness One\nKelliwyx\n{SECOND}\n{THIRD}\n"


def canary_files(folder: Path) -> Path:
    """Files that hold the names in their words, their names, their metadata, and packed."""
    folder.mkdir()
    (folder / f"{FIRST}.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / f"broken-{SECOND}.txt").write_bytes(bytes(range(256)) * 4)
    inner = [
        (f"{SECOND}/a.txt", BODY.format(name=THIRD).encode()),
        ("b.txt", SHORT.encode()),
    ]
    (folder / f"{THIRD}.zip").write_bytes(zipped(inner))
    rows = f"file,outlet,url,date\npage.html,{FIRST} Daily,https://x.example/{quote(SECOND)},2031-03-05\n"
    (folder / "metadata.csv").write_text(rows, encoding="utf-8")
    return folder


def canary_judgements(
    documents: tuple[Document, ...], claims: tuple[object, ...]
) -> list[Judgement]:
    article = next(d for d in documents if d.name.endswith(f"{FIRST}.txt"))
    start = article.text.index(FIRST, 60)
    who = Span(start, start + len(FIRST), FIRST)
    passage = Span(0, 20, article.text[:20])
    here = [c for c in claims if c.document == article.id]  # type: ignore[attr-defined]
    one, other = ref_of(here[0]), ref_of(here[1])  # type: ignore[arg-type]
    draft = Draft(
        article.id,
        passage,
        Term("killing", passage),
        Term("alleged", passage),
        attribution=(Voice(Wording(FIRST, who), cue="said"),),
        victims=(Wording(f"kin of {SECOND}", who, inferred=True),),
    )
    decisions = [
        AcceptClaim(one),
        EditClaim(other, "victims", (Wording(FIRST, who),)),
        AddClaim(draft),
        MergeClaims((one, other), draft),
        SameEntity(Mention(article.id, who), Mention(article.id, passage)),
        Note(DocumentRef(article.id), f"{THIRD} told us"),
        RejectClaim(one),
    ]
    made = [
        Judgement(f"{FIRST}-{n}", NOW.isoformat(), SECOND, f"as {FIRST} says", decision)
        for n, decision in enumerate(decisions)
    ]
    return [*made, Judgement("last", NOW.isoformat(), FIRST, "", Undo(), undoes=made[-1].id)]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> tuple[Path, Path]:
    """A case full of names, and the same without them, both read and reported."""
    folder = tmp_path_factory.mktemp("redacted")
    old, new = folder / f"case of {FIRST}", folder / "new"
    with Case.create(old, FIRST, NOW) as case:
        add_all(case, Wish(discover([str(canary_files(folder / "in"))])), NOW)
        ledger = read_documents(case, lambda: reader, Wanted(now=NOW)).ledger()
        log = JudgementLog(case)
        for judgement in canary_judgements(ledger.documents, ledger.claims):
            log.add(judgement, NOW)
        report(case, reader)
    done = redact(Case.open(old), new, Names.read(LIST), (SECOND, NOW))
    assert (done.documents, done.judgements, done.left_out) == (4, 8, 0)
    assert done.cuts == 20 and done.alone == ()
    with Case.open_to_write(new, "zoe", NOW) as case:
        ledger = report(case, reader).ledger()
        (new / "report.html").write_text(render_report(ledger, head=str(case.head())), "utf-8")
        (new / "ledger.json").write_text(render_ledger(ledger), encoding="utf-8")
    return old, new


def test_the_search_finds_what_is_there(cases: tuple[Path, Path]) -> None:
    """The files and the old case hold the names in all the ways the search knows."""
    old = "\n".join(canaries.found(cases[0].parent))
    for how in ("its name", "plain", "percent", "entity", "escape", "base64", "rows", "member"):
        assert how in old, how
    assert all(token in old for token in canaries.TOKENS)


def test_no_name_is_left_in_any_byte(cases: tuple[Path, Path]) -> None:
    assert canaries.found(cases[1]) == []


def test_nothing_is_left_that_confirms_a_guess(cases: tuple[Path, Path]) -> None:
    """No digest of what was redacted, nor an id that was made of one."""
    old, new = cases
    known = b"\n".join(path.read_bytes() for path in new.rglob("*") if path.is_file())
    secret = {path.name for path in (old / "originals").rglob("*") if path.is_file()}
    secret |= {path.stem for folder in ("texts", "readings") for path in (old / folder).iterdir()}
    for event in Case.open(old).events():
        secret.add(event.hash.removeprefix("sha256:"))
    ledger = json.loads(render_ledger(read_documents(Case.open(old), None).ledger()))  # type: ignore[arg-type]
    secret |= {row["id"].removeprefix("sha256:") for row in ledger["documents"]}
    secret |= {row["text"].removeprefix("sha256:") for row in ledger["documents"]}
    secret |= {row["id"] for row in ledger["claims"]}
    assert len(secret) > 40
    shared = {one for one in secret if one.encode() in known}
    assert shared == set()


def test_what_takes_their_place_is_read_like_the_rest(cases: tuple[Path, Path]) -> None:
    text = (cases[1] / "ledger.json").read_text(encoding="utf-8")
    ledger = json.loads(text)
    assert "Witness One" in text and "[redacted]" in text
    assert {row["name"] for row in ledger["documents"]} == {
        "Witness One.txt.txt", "page.html.txt", "[redacted].zip/[redacted]/a.txt.txt",
        "[redacted].zip/b.txt.txt",
    }  # fmt: skip
    voices = {hop["source"] for claim in ledger["claims"] for hop in claim["attribution"]}
    assert any("Witness One" in voice for voice in voices)
    assert [row["name"] for row in ledger["failures"]] == ["broken-[redacted].txt"]
    assert verify(cases[1]) == []


def test_judgements_hold_as_before(cases: tuple[Path, Path], reader: Reader) -> None:
    old, new = (
        {
            standing.judgement.decision.__class__.__name__: standing.state
            for standing in read_documents(Case.open(case), lambda: reader).ledger().standings
        }
        for case in cases
    )
    assert new == old
    judged = judgements_of(Case.open(cases[1]).events()).judgements
    assert [j.id for j in judged] == [f"r{n}" for n in range(1, 9)]
    assert judged[-1].undoes == "r7"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> tuple[Path, Path]:
    """The example's case, and the same after a name was taken out that is not in it."""
    folder = tmp_path_factory.mktemp("untouched")
    make(folder / "old", reader)
    names = Names.read(FIRST)
    redact(Case.open(folder / "old"), folder / "new", names, ("zoe", NOW))
    return folder / "old", folder / "new"


def zones(case: Path) -> dict[str, list[tuple[str, str]]]:
    """Kind and words of each zone, by document."""
    opened = Case.open(case)
    found = {}
    with Texts(opened) as texts:
        for original in opened.documents():
            for one in texts.kept(original.id) or ():
                if isinstance(one, Document):
                    found[one.name.removesuffix(".txt")] = [
                        (zone.kind, " ".join(one.text[zone.start : zone.end].split()))
                        for zone in one.zones
                    ]
    return found


def test_zones_stay_where_they_are(untouched: tuple[Path, Path]) -> None:
    old, new = (zones(case) for case in untouched)
    assert {name.removesuffix(".txt") for name in new} == {n.removesuffix(".txt") for n in old}
    for name, cut in old.items():
        again = new.get(name, new.get(f"{name}.txt"))
        assert again == cut, name


def test_without_a_name_to_cut_the_claims_are_the_same(
    untouched: tuple[Path, Path], reader: Reader
) -> None:
    told = []
    for case in untouched:
        ledger = json.loads(render_ledger(read_documents(Case.open(case), lambda: reader).ledger()))
        named = {row["id"]: re.sub(r"(\.txt)+$", "", row["name"]) for row in ledger["documents"]}
        told.append(
            sorted(
                (named[c["document"]], c["act"], c["stance"], " ".join(c["span"]["exact"].split()),
                 str(c["quantity"] and (c["quantity"]["low"], c["quantity"]["high"])), c["status"])
                for c in ledger["claims"]
            )
        )  # fmt: skip
    assert told[0] == told[1]
