"""GED: the columns of the codebook, and no judgement that nobody took."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from tables_back import files

from recount.model.ledger import Bracket, Event, Ledger
from recount.model.times import TimeInterval
from recount.show.exports import export
from recount.show.exports.ged import COLUMNS
from tests.show.show_case import ledger

# UCDP GED 26.1 as published: the header of GEDEvent_v26_1.csv.
HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
    "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
    "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)
CODER = {
    "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b", "latitude", "longitude",
    "where_prec", "event_clarity", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
}  # fmt: skip


def rows(of: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files(export(of, "ged"))[""].decode(), newline="")))


def with_event(**changes: object) -> Ledger:
    base = ledger()
    event: Event = replace(base.events[0], **changes)  # type: ignore[arg-type]
    return replace(base, events=(event,))


def test_the_columns_are_those_of_the_codebook() -> None:
    assert ",".join(COLUMNS) == HEADER and len(COLUMNS) == 49
    assert files(export(ledger(), "ged"))[""].decode().startswith(HEADER + "\r\n")


def test_a_matter_is_a_row_and_what_a_coder_decides_stays_empty() -> None:
    first, second = rows(ledger())
    assert (first["relid"], first["low"], first["best"], first["high"]) == (
        "v1", "5000", "", "13000"
    )  # fmt: skip
    assert first["where_description"] == "Korvath prison"
    assert first["source_original"] == "Lantern Watch;the justice ministry;Ilen Marsk"
    assert first["number_of_sources"] == "2"
    assert (second["year"], second["date_prec"]) == ("2031", "1")
    assert (second["date_start"], second["date_end"]) == ("2031-03-02", "2031-03-02")
    assert (second["low"], second["high"]) == ("", "")
    assert all(row[column] == "" for row in (first, second) for column in CODER)


MACHINE = Bracket("ucdp", 3, 4, 5, ("c1",), "")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (None, ("3", "", "5")),
        ((None, 9, 12), ("", "9", "12")),
        ((None, 9, None), ("", "9", "")),
        ((100, None, None), ("100", "", "")),
        ((None, None, 2), ("", "", "2")),
        ((0, 1, 2), ("0", "1", "2")),
    ],
)
def test_figures_are_of_one_bracket_and_best_only_what_a_person_set(
    own: tuple[int | None, int | None, int | None] | None, told: tuple[str, str, str]
) -> None:
    set_by = (Bracket("person", *own, (), "set by a reviewer"),) if own else ()
    row = rows(with_event(brackets=(MACHINE, *set_by)))[0]
    assert (row["low"], row["best"], row["high"]) == told


def test_a_bracket_of_the_wounded_is_no_count_of_the_dead() -> None:
    base = ledger()
    claims = tuple(replace(c, act="injury") if c.id == "c6" else c for c in base.claims)
    row = rows(replace(base, claims=claims))[0]
    assert (row["low"], row["high"]) == ("", "")


def test_a_matter_without_dead_is_left_out_and_told() -> None:
    base = ledger()
    claims = tuple(replace(c, act="detention") for c in base.claims)
    exported = export(replace(base, claims=claims), "ged")
    assert exported.notes == (
        "ged: left out, as no voice puts forward that somebody was killed: 2",
    )


@pytest.mark.parametrize("stance", ["denied", "feared", "demanded"])
def test_a_killing_that_no_voice_puts_forward_is_no_row(stance: str) -> None:
    """The ledger's brackets stay as they are: what is left out hangs on the claims alone."""
    base = ledger()
    claims = tuple(replace(c, stance=stance) for c in base.claims)
    exported = export(replace(base, claims=claims), "ged")
    assert files(exported)[""].decode() == HEADER + "\r\n"
    assert exported.notes[0].endswith(": 2")
    claims = tuple(replace(c, stance="believed" if c.id == "c4" else stance) for c in base.claims)
    (row,) = rows(replace(base, claims=claims))
    assert (row["relid"], row["low"], row["high"]) == ("v1", "", "")


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "year"),
    [
        ("2031-03-02", "2031-03-02", "1", "2031"),
        ("2031-03-02", "2031-03-04", "2", "2031"),
        ("2031-03-02", "2031-03-08", "3", "2031"),
        ("2031-03", "2031-03", "4", "2031"),
        ("2031", "2031", "5", "2031"),
        ("2031", "2032", "", ""),
        ("2031", None, "", ""),
    ],
)
def test_the_precision_of_a_date_is_that_of_the_codebook(
    earliest: str, latest: str | None, precision: str, year: str
) -> None:
    row = rows(with_event(when=TimeInterval(earliest, latest)))[0]
    assert (row["date_prec"], row["year"]) == (precision, year)
