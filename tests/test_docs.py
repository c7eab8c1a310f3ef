"""The documentation against the code: links, lists, fields and commands that it names."""

import json
import re
import shlex
import shutil
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from recount import resources
from recount.case.chain import decode, link_fault
from recount.case.evidence import FAULTS
from recount.case.kinds import KINDS
from recount.case.projection.tables import TABLES as CASE_TABLES
from recount.case.projection.tables import statements
from recount.cli.main import main, parser
from recount.model.claim import ACTS
from recount.model.document import ZONES
from recount.model.judgement import Decision
from recount.model.judgement_json import NAMES, read_judgement
from recount.model.reading import ENTITY_KINDS, STANCES
from recount.reconcile.brackets import POLICIES
from recount.show.exports import TARGETS
from recount.show.exports.cells import safe_cell
from recount.show.exports.tables import TABLES
from tests.injections import INJECTIONS
from tests.ledgers import PIECES

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = (
    *("report", "inspect", "why", "export", "import"),
    *("init", "add", "serve", "status", "verify", "rebuild", "stamp", "redact"),
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Files and anchors that a page leads to within the repository."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield ((page.parent / path).resolve() if path else page), anchor


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def section(page: str, heading: str) -> str:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no heading {heading!r}"
    return found.group(1)


def first_column(text: str) -> list[str]:
    """What stands between backticks in the first column of the tables of a text."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def fences(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor in links(page):
        assert path.exists(), f"{page.name} leads to {path.name}, which is not there"
        assert not anchor or anchor in anchors(path), f"{page.name}: no #{anchor} in {path.name}"


def test_every_page_is_reached_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    reached = {path for path, _ in links(index)} | {index}
    missing = set((ROOT / "docs").rglob("*.md")) - reached
    assert not missing


def test_codebook_lists_the_acts_and_stances() -> None:
    assert tuple(first_column(section("explanation/claims.md", "Acts"))) == ACTS
    assert tuple(first_column(section("explanation/claims.md", "Stance"))) == STANCES


def test_the_page_on_judgements_lists_every_decision() -> None:
    text = section("explanation/judgements.md", "The decisions")
    assert first_column(text) == [NAMES[decision] for decision in get_args(Decision)]


def test_the_judgement_shown_is_one() -> None:
    page = ROOT / "docs" / "explanation" / "judgements.md"
    (block,) = fences(page, "json")
    assert NAMES[type(read_judgement(json.loads(block)).decision)] == "edit-claim"


def test_ledger_page_names_zones_and_kinds_of_entity() -> None:
    for names, heading in ((ZONES, "`documents`"), (ENTITY_KINDS, "`entities`")):
        text = section("reference/ledger.md", heading)
        assert [name for name in names if f"`{name}`" not in text] == []


def test_policies_are_those_computed() -> None:
    text = section("reference/policies.md", "The policies behind low, best and high")
    assert first_column(text) == list(POLICIES)


@pytest.mark.parametrize("command", COMMANDS)
def test_options_are_those_of_the_command(command: str) -> None:
    commands = parser()._subparsers
    assert commands
    options = commands._group_actions[0].choices[command]._actions  # type: ignore[index,call-overload]
    real = {flag for action in options for flag in action.option_strings} - {"-h", "--help"}
    cells = first_column(section("reference/cli.md", f"`recount {command}`"))
    assert {cell.split()[0] for cell in cells} == real


def test_every_command_has_a_section() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `recount (\w+)`$", page, re.MULTILINE)) == set(COMMANDS)


def test_the_guide_to_cases_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = ROOT / "docs" / "how-to" / "keep-a-case.md"
    monkeypatch.chdir(tmp_path)
    kestria = ROOT / "examples" / "kestria"
    shutil.copytree(kestria, tmp_path / "saved", ignore=shutil.ignore_patterns("siege*"))
    shutil.copy(kestria / "siege-appeal.txt", tmp_path / "letter.txt")
    names = next(block for block in fences(guide, "text") if "=>" in block)
    (tmp_path / "names.txt").write_text(names, encoding="utf-8")
    lines = [line for block in fences(guide, "sh") for line in block.splitlines()]
    assert len(lines) > 10
    for line in lines:
        program, *arguments = shlex.split(line)
        assert (program, main(arguments)) == ("recount", 0), line
    assert "Head of the log: " in capsys.readouterr().out
    assert (tmp_path / "jurmet-public" / "ledger.sqlite").is_file()


def test_targets_and_tables_are_those_written() -> None:
    targets = section("reference/exports.md", "Exports: the ledger in other tools")
    assert first_column(targets) == [target.name for target in TARGETS]
    folders = re.findall(r"^\| `(\w+)` \|.*\| a folder \|", targets, re.MULTILINE)
    assert folders == [target.name for target in TARGETS if target.folder]
    assert first_column(section("reference/exports.md", "Tables")) == [t.name for t in TABLES]


def test_an_apostrophe_in_a_cell_is_taken_away_as_the_page_says() -> None:
    (code,) = fences(ROOT / "docs" / "reference" / "exports.md", "python")
    told: dict[str, Callable[[str], str]] = {}
    exec(code, told)  # type: ignore[arg-type]
    for piece in (*PIECES, *INJECTIONS, "", "'"):
        assert told["words"](safe_cell(piece)) == piece


def library(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[]", requirement)[0]


def test_dependencies_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = project["optional-dependencies"]
    tables = {
        "To run": project["dependencies"],
        "With an extra": [line for name in extras if name != "dev" for line in extras[name]],
        "To develop": extras["dev"],
    }
    for heading, requirements in tables.items():
        rows = re.findall(r"^\| ([\w.-]+) \|", section("dependencies.md", heading), re.MULTILINE)
        named = {row.lower() for row in rows if row != "library"}
        wanted = {library(line).lower() for line in requirements}
        assert named == wanted, heading
    assert "hatchling" in page


def test_extras_are_named_with_their_libraries() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for extra in extras.keys() - {"dev"}:
        assert f"extra `{extra}`" in page
        for line in extras[extra]:
            assert f"\n| {library(line)} |" in page


def test_case_page_lists_kinds_and_faults_and_shows_a_whole_log() -> None:
    assert tuple(first_column(section("reference/case.md", "Kinds of lines"))) == tuple(KINDS)
    assert tuple(first_column(section("reference/case.md", "What `verify` finds"))) == FAULTS
    (log,) = fences(ROOT / "docs" / "reference" / "case.md", "jsonl")
    events = [decode(line.encode()) for line in log.splitlines()]
    assert [link_fault(*pair) for pair in pairwise([None, *events])] == [None] * len(events)
    assert {event.kind for event in events} == set(KINDS)


def test_database_page_lists_every_table_and_column() -> None:
    page = (ROOT / "docs" / "reference" / "sqlite.md").read_text(encoding="utf-8")
    assert re.findall(r"^## `(\w+)`$", page, re.MULTILINE) == [table.name for table in CASE_TABLES]
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements():
            made.execute(statement)
        for table in CASE_TABLES:
            columns = [row[1] for row in made.execute(f"PRAGMA table_info({table.name})")]
            assert first_column(section("reference/sqlite.md", f"`{table.name}`")) == columns
        for query in fences(ROOT / "docs" / "reference" / "sqlite.md", "sql"):
            made.execute(query)


def test_guide_names_every_word_list() -> None:
    folder = Path(str(resources.__file__)).parent / "en"
    there = {path.name for path in folder.glob("*.toml")}
    assert set(first_column(section("how-to/add-a-word.md", "Add a word to a lexicon"))) == there


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_toml_in_pages_is_toml(page: Path) -> None:
    for block in fences(page, "toml"):
        tomllib.loads(block)


def test_make_targets_named_in_pages_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= targets, page.name
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make --no-print-directory test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_versions_agree() -> None:
    import_line = (ROOT / "src" / "recount" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'__version__ = "(.+)"', import_line)
    assert version
    assert f"\nversion: {version[1]}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
