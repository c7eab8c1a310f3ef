"""What the documentation teaches: its walks can be followed, its examples come out as told."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recount import resources
from recount.cli.main import main, parser
from recount.ingest import discover
from recount.language import Reader
from recount.language.inflection import vocabularies
from recount.model.draft import BOUNDS, MEASURES
from recount.model.ledger import CAUTIONS, FINDINGS, Bracket
from recount.read.acts import read_acts
from recount.read.acts.lexicon import act_lexicon
from recount.read.statements import read_statements
from recount.read.statements.lexicon import cues as cue_lexicon
from recount.reconcile.brackets import POLICIES
from recount.run.pipeline import run
from recount.show.ledger_json import render_ledger
from recount.web import server
from recount.web.safety import NO_COOKIE
from tests.show.show_case import ledger
from tests.test_docs import PAGES, ROOT, fences, first_column, section

DOCS = ROOT / "docs"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
REVIEW: dict[str, Any] = tomllib.loads(
    (Path(str(resources.__file__)).parent / "en" / "review.toml").read_text(encoding="utf-8")
)


def lines(page: str) -> list[str]:
    return [line for block in fences(DOCS / page, "sh") for line in block.splitlines()]


def follow(page: str, skipped: tuple[str, ...] = ()) -> list[str]:
    """Run every command of a page in the current folder; those that wait are parsed."""
    done = []
    for line in lines(page):
        words = shlex.split(line.removeprefix(".venv/bin/"))
        if words[0] in skipped:
            continue
        assert words[0] == "recount", line
        if words[1] == "serve":
            assert Path(parser().parse_args(words[1:]).case).is_dir(), line
        else:
            assert main(words[1:]) == 0, line
        done.append(words[1])
    return done


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the examples as the repository has them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_first_case_can_be_followed(here: Path) -> None:
    done = follow("tutorial/first-case.md", skipped=("make",))
    assert {"report", "inspect", "init", "add", "serve", "export"} <= set(done)
    assert (here / "out" / "reviewed.xlsx").is_file()
    told = (DOCS / "tutorial" / "first-case.md").read_text(encoding="utf-8")
    for name in re.findall(r"`([\w-]+\.(?:txt|html|csv))`", told):
        assert (here / "examples" / "kestria" / name).is_file(), name


def test_the_review_can_be_followed(here: Path) -> None:
    done = follow("how-to/review.md")
    assert done.count("serve") >= 3 and "report" in done
    assert (here / "report.html").is_file()


def test_the_review_page_tells_every_key_as_the_program_does() -> None:
    told = re.findall(r"^\| `(.+?)` \| (.+) \|$", section("how-to/review.md", "All keys"), re.M)
    keys = [(key, does) for group in REVIEW["keys"].values() for key, does in group.items()]
    assert told == keys


def test_the_messages_that_the_review_page_explains_are_those_of_the_program() -> None:
    told = section("how-to/review.md", "If something goes wrong")
    assert NO_COOKIE.startswith("This page opens only from the address that `recount serve` prints")
    assert "This page opens only from the address that `recount serve` prints" in told
    assert f"port {server.PORT} cannot be used" in told
    for words in ("Recount does not answer", "decisions are still being worked into matters"):
        assert words in told
        assert words in str(REVIEW)
    assert all(REVIEW["card"][key] in told for key in ("undone", "later", "outweighed"))


def orlo(folder: Path, *without: str) -> Path:
    """The worked example's papers in a folder, as the page has them, some lines left out."""
    page = (DOCS / "explanation" / "policies.md").read_text(encoding="utf-8")
    papers = re.findall(r"^`([\w.]+)`:\n\n```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(papers) == 3
    folder.mkdir()
    for name, text in papers:
        kept = [line for line in text.splitlines() if not any(word in line for word in without)]
        (folder / name).write_text("\n".join(kept), encoding="utf-8")
    return folder


def brackets(folder: Path, reader: Reader) -> dict[str, Bracket]:
    read = run(discover([str(folder)]), reader)
    (event,) = read.events
    return {bracket.policy: bracket for bracket in event.brackets}


def table() -> Iterator[tuple[str, tuple[int | None, ...]]]:
    rows = section("explanation/policies.md", "What each rule makes of them")
    for line in rows.splitlines():
        if line.startswith("| `"):
            name, *numbers = (cell.strip(" `") for cell in line.split("|")[1:5])
            yield name, tuple(int(number) if number else None for number in numbers)


def test_the_worked_example_comes_out_as_told(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = brackets(orlo(tmp_path / "orlo"), reader)
    monkeypatch.chdir(tmp_path)
    assert follow("explanation/policies.md") == ["report"]
    told = dict(table())
    assert list(told) == list(POLICIES)
    assert {name: (b.low, b.best, b.high) for name, b in found.items()} == told
    assert found["airwars"].grade == "fair"
    assert "of 5 origins; 1 doubtful" in found["ucdp"].why
    left = {row.why for row in found["union"].left_out}
    assert left == {"a rate, not a total"}


@pytest.mark.parametrize(
    ("without", "policy", "low", "words"),
    [
        (("Lawyers",), "gtd", 9, "no majority"),
        (("Families", "Lawyers", "director", "Lockwatch"), "ibc", 18, "provisional"),
    ],
)
def test_the_worked_example_changes_as_told(
    tmp_path: Path, reader: Reader, without: tuple[str, ...], policy: str, low: int, words: str
) -> None:
    found = brackets(orlo(tmp_path / "orlo", *without), reader)[policy]
    assert found.low == low and words in found.why


def rows(path: str) -> set[str]:
    """Every key of the objects at a path of the ledger's JSON."""
    found = [json.loads(render_ledger(ledger()))]
    for step in filter(None, path.split(".")):
        inner = [each[step] for each in found if each.get(step)]
        found = [row for one in inner for row in (one if isinstance(one, list) else [one])]
    assert found, path
    return {key for row in found for key in row}


@pytest.mark.parametrize(
    ("heading", "path", "seldom"),
    [
        ("Top level", "", set()),
        ("`documents`", "documents", {"notes"}),
        ("`claims`", "claims", {"instead", "telling"}),
        ("`attribution`", "claims.attribution", set()),
        ("`quantity`", "claims.quantity", set()),
        ("`entities`", "entities", {"location"}),
        ("`events`", "events", set()),
        ("`members`", "events.members", set()),
        ("`origins`", "events.origins", set()),
        ("`brackets`", "events.brackets", set()),
        ("`findings`", "findings", set()),
    ],
)
def test_the_codebook_has_every_key(heading: str, path: str, seldom: set[str]) -> None:
    told = set(first_column(section("reference/ledger.md", heading)))
    assert told | seldom == rows(path) | seldom


def test_the_codebook_has_every_kind() -> None:
    page = "reference/ledger.md"
    assert set(first_column(section(page, "Kinds of finding"))) == set(FINDINGS)
    assert first_column(section(page, "`cautions`")) == list(CAUTIONS)
    for name in (*MEASURES, *BOUNDS):
        assert f"`{name}`" in section(page, "`quantity`"), name


def test_pictures_are_there_are_small_and_are_told_in_words() -> None:
    shown = set()
    for page in (ROOT / "README.md", *DOCS.rglob("*.md")):
        for words, target in PICTURE.findall(page.read_text(encoding="utf-8")):
            shown.add((page.parent / target).resolve())
            assert len(words) > 60, f"{page.name}: {target} needs a text that says what it shows"
    assert shown == set((DOCS / "images").iterdir())
    sizes = [path.stat().st_size for path in shown]
    assert max(sizes) < 250_000 and sum(sizes) < 1_200_000


@pytest.fixture
def fresh_lists() -> Iterator[None]:
    """Lists that a test changes are forgotten before it and after it."""
    caches = (act_lexicon, cue_lexicon, resources.lexicon_words, vocabularies)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_the_words_that_the_guide_adds_are_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, fresh_lists: None
) -> None:
    act, cue = map(tomllib.loads, fences(DOCS / "how-to" / "add-a-word.md", "toml"))
    (verb,), (group,) = act["verb"], cue["verbs"]
    ((word, said),) = group["words"].items()
    assert not set(verb["lemmas"]) & resources.lexicon_words()
    assert word not in resources.lexicon_words()
    acts, cues = resources.load("acts"), resources.load("cues")
    lists = {
        "acts": {**acts, "verb": [*acts["verb"], verb]},
        "cues": {**cues, "verbs": [*cues["verbs"], group]},
    }
    original = resources.load
    resources.lexicon_words.cache_clear()
    vocabularies.cache_clear()
    for module in ("resources", "read.acts.lexicon", "read.statements.lexicon"):
        monkeypatch.setattr(
            f"recount.{module}.load",
            lambda name, language="en": lists.get(name) or original(name, language),
        )
    (found,) = read_acts(reader.analyse(verb["example"]))
    assert (found.act, found.method) == ("killing", "garrotting")
    (statement,) = read_statements(reader.analyse(said))
    assert (statement.source[0].exact, statement.stance) == ("A guard", "alleged")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_is_one(page: Path) -> None:
    for line in (line.strip() for block in fences(page, "sh") for line in block.splitlines()):
        for command in line.split(" && "):
            words = shlex.split(command.partition(" > ")[0].removeprefix(".venv/bin/"))
            if words[:1] == ["recount"]:
                parser().parse_args(words[1:])
