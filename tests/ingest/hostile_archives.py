"""Containers made to harm whoever unpacks them; each maker gives the same bytes each time.

`MAKERS` names each file, its ending telling the kind it pretends to be. In
those of `HARMLESS` lies an article that anybody may read, and that must be.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from tests.helpers.archives import article, entry, zipped
from tests.helpers.crawls import chunked, packed, record, response
from tests.helpers.workbooks import row, workbook

GOOD = article("Dorvan")
PAGE = b"<html><body><p>Soldiers killed three farmers in Dorvan on Monday.</p></body></html>"
URL = "https://mirror.example/x"
_MILLION = 1_000_000


def _deflated(blocks: Iterable[bytes], wbits: int = -15) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return b"".join(packer.compress(block) for block in blocks) + packer.flush()


def _local(name: bytes, data: bytes, size: int, crc: int, method: int = 8) -> bytes:
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, method, 0, 33, crc, len(data), size,
                       len(name), 0)  # fmt: skip
    return head + name + data


def _central(name: bytes, packed_size: int, size: int, crc: int, at: int) -> bytes:
    return struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, packed_size, size,
                       len(name), 0, 0, 0, 0, 0, at) + name  # fmt: skip


def _end(count: int, size: int, at: int) -> bytes:
    many = min(count, 0xFFFF)
    return struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, many, many, size, at, 0)


def _with_list(files: bytes, listed: list[bytes]) -> bytes:
    table = b"".join(listed)
    return files + table + _end(len(listed), len(table), len(files))


def zip_nested() -> bytes:
    data = _one_entry([b"\x00" * _MILLION] * 100)
    for _ in range(5):
        data = zipped([(f"{n:02d}.zip", data) for n in range(16)])
    return data


def zip_nested_unlike() -> bytes:
    level = [zipped([(f"{n}.txt", b"%d" % n)]) for n in range(1_000)]
    for size in (100, 10, 1):
        step = len(level) // size
        level = [
            zipped([(f"{i}.zip", data) for i, data in enumerate(level[at : at + step])])
            for at in range(0, len(level), step)
        ]
    return zipped([("all.zip", level[0])])


def zip_overlap() -> bytes:
    body = _deflated([b"words " * 3_000] * 1_000)
    crc, size = 0, 18_000_000
    files = _local(b"a.txt", body, size, crc)
    names = [b"%04d.txt" % n for n in range(5_000)]
    return _with_list(files, [_central(name, len(body), size, crc, 0) for name in names])


def _one_entry(blocks: list[bytes]) -> bytes:
    body, crc = _deflated(blocks), 0
    for block in blocks:
        crc = zlib.crc32(block, crc)
    size = sum(map(len, blocks))
    files = _local(b"a.txt", body, size, crc)
    return _with_list(files, [_central(b"a.txt", len(body), size, crc, 0)])


def zip_ratio() -> bytes:
    return _one_entry([b"\x00" * _MILLION] * 300)


def zip_total() -> bytes:
    # Swells by less than any text may, but so do all its files together.
    block = b"".join(b"%08x" % zlib.crc32(b"%d" % n) for n in range(3_000))
    blocks = [block] * 790
    body, size, crc = _deflated(blocks), len(block) * 790, 0
    for one in blocks:
        crc = zlib.crc32(one, crc)
    names = [b"%02d.txt" % n for n in range(70)]
    files = [_local(name, body, size, crc) for name in names]
    at = [n * len(files[0]) for n in range(70)]
    listed = [_central(name, len(body), size, crc, start) for name, start in zip(names, at)]
    return _with_list(b"".join(files), listed)


def zip_million_files() -> bytes:
    files = _local(b"0000000", b"", 0, 0, method=0)
    return _with_list(files, [_central(b"%07d" % n, 0, 0, 0, 0) for n in range(_MILLION)])


def zip_names_outside() -> bytes:
    names = ["../../../tmp/recount-was-here", "/tmp/recount-was-here", "C:\\recount-was-here"]
    return zipped([*((name, b"x") for name in names), ("good.txt", GOOD)])


def zip_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry("passwd.txt", mode=stat.S_IFLNK | 0o777), b"/etc/passwd")
        archive.writestr(entry("good.txt"), GOOD)
    return out.getvalue()


def zip_sizes_that_lie() -> bytes:
    body = _deflated([b"words " * _MILLION])
    listed = [_central(b"short.txt", len(body), 10, 0, 0)]
    files = _local(b"short.txt", body, 10, 0)
    listed.append(_central(b"long.txt", len(body), 0xFFFFFFF0, 0, len(files)))
    files += _local(b"long.txt", body, 0xFFFFFFF0, 0)
    listed.append(_central(b"far.txt", 0xFFFFFFF0, 5, 0, len(files)))
    return _with_list(files + _local(b"far.txt", b"", 5, 0), listed)


def zip_encrypted() -> bytes:
    data = bytearray(zipped([("secret.txt", GOOD)]))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def zip_names_of_nonsense() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (
            "\u202etxt.exe",
            "a\nb\x1b[2Jc.txt",
            "x" * 60_000 + ".txt",
            "a/" * 5_000 + "b",
        ):
            archive.writestr(entry(name), GOOD + name[:2].encode())
        archive.writestr(entry("good.txt"), GOOD)
    return out.getvalue()


def zip_name_of_no_encoding() -> bytes:
    return zipped([("\u00e9.txt", GOOD)]).replace("\u00e9".encode(), b"\xff\xfe")


def zip_cut_off() -> bytes:
    return zipped([("a.txt", GOOD * 100), ("b.txt", GOOD)])[:-40]


def zip_of_metadata() -> bytes:
    table = b"name,outlet\n" + b"x.txt,y\n" * 100_000
    return zipped([*((f"{n}/metadata.csv", table) for n in range(20)), ("good.txt", GOOD)])


def warc_gzip_bomb() -> bytes:
    head = record("response", URL, b"", "text/html", 2_000_000_000)
    return packed(response(URL, PAGE)) + _deflated([head, *[b" " * _MILLION] * 300], 31)


def warc_head_without_end() -> bytes:
    return packed(response(URL, PAGE)) + _deflated(
        [b"WARC/1.0\r\nWARC-Type: ", *[b"x" * _MILLION] * 100], 31
    )


def warc_heads_without_end() -> bytes:
    return response(URL, PAGE) + b"WARC/1.0\r\n" + b"X: y\r\n" * 3_000_000


def warc_wrong_lengths() -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    lengths = (0, 5, 60, 10_000, -1, 10**30)
    wrong = [record("response", URL, block, "application/http", length) for length in lengths]
    return response(URL, PAGE) + b"".join(wrong) + response(URL, PAGE)


def warc_chunk_without_end() -> bytes:
    sent = {"Transfer-Encoding": "chunked"}
    first = response(URL, b"7fffffff\r\n" + PAGE, headers=sent)
    second = response(URL, b"-1\r\n" + PAGE + b"1\r\na\r\n" * 10, headers=sent)
    return first + second + response(URL, chunked(b"a" * _MILLION, 1), headers=sent)


def warc_coding_bomb() -> bytes:
    body = _deflated([b"<p>" + b"x" * _MILLION] * 200, 31)
    return response(URL, PAGE) + response(URL, body, headers={"Content-Encoding": "gzip"})


def warc_of_nothing() -> bytes:
    return response(URL, PAGE) + b"WARC/1.0\r\nx\r\n" * 100_000


def xlsx_laughs() -> bytes:
    names = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {name} "{f"&{names[i - 1]};" * 10 if i else "ha" * 10}">'
        for i, name in enumerate(names)
    )
    return workbook(
        row(1, ["text"]) + row(2, ["<c><v>&j;</v></c>"]), head=f"<!DOCTYPE x [{entities}]>"
    )


def xlsx_huge_sheet() -> bytes:
    rows = row(1, ["text"]) + row(99_999_999_999, ["Soldiers killed three farmers."])
    return workbook(rows).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')


def xlsx_wide_rows() -> bytes:
    wide = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(3, 60_000))
    return workbook(row(1, ["text"]) + row(2, ["Soldiers killed three farmers."]) + wide)


def xlsx_deep() -> bytes:
    return workbook("<a>" * 3_000_000)


def xlsx_attributes() -> bytes:
    return workbook("<a " + "".join(f'x{n}="" ' for n in range(_MILLION)) + "/>")


def xlsx_tags() -> bytes:
    cells = "".join(f"<c><v>{n * 7919 % 99_991}</v></c>" for n in range(360_000))
    return workbook(
        row(1, ["text"]) + row(2, ["Soldiers killed three farmers."]) + f'<row r="3">{cells}</row>'
    )


def xlsx_shared_words() -> bytes:
    words = "".join(f"<si><t>{n * 7919 % 99_991}</t></si>" for n in range(360_000))
    return workbook(row(1, ["text"]) + row(2, ["Soldiers killed three farmers."]) + words)


def xlsx_ratio() -> bytes:
    return workbook(row(1, ["text"]) + row(2, ["x" * 90_000_000]))


def csv_quote_without_end() -> bytes:
    return b"text,date\n" + b"Soldiers killed three farmers.,2017\n" + b'"' + b"word " * 10_000_000


def csv_of_nuls() -> bytes:
    return b"text,date\n" + b"Soldiers killed three farmers.,2017\n" * 100 + b"\x00" * _MILLION


def csv_of_commas() -> bytes:
    return b"text" + b"," * 30_000_000


def csv_without_text() -> bytes:
    return b"text,n\n" + b",1\n" * _MILLION


def jsonl_deep() -> bytes:
    deep = b'{"text":' * 100_000
    return deep + b"\n" + b"[" * 100_000 + b"\n" + b'{"text": "Soldiers killed three farmers."}\n'


def jsonl_many_values() -> bytes:
    return b'{"text": "Soldiers killed three farmers."}\n' + b'{"a": [' + b"[],[]," * 6_000_000


def json_many_values() -> bytes:
    return b'[{"text": "x"},' + b"{}," * 5_000_000


def json_deep() -> bytes:
    return b'[{"text": "Soldiers killed three farmers."}, ' + b'{"a":[' * 100_000


def feed_laughs() -> bytes:
    names = b"abcdefghij"
    said = [b"ha" * 10, *((b"&%c;" % name) * 10 for name in names)]
    entities = b"".join(b'<!ENTITY %c "%s">' % pair for pair in zip(names, said))
    return b"<!DOCTYPE rss [" + entities + b"]><rss><channel><item><title>&j;</title></item>"


def feed_deep() -> bytes:
    return b"<rss><channel><item>" + b"<a>" * 140_000


def feed_prefixes() -> bytes:
    tags = b"".join(b'<p%d:x xmlns:p%d="u%d"/>' % (n, n, n) for n in range(20_000))
    return b"<rss><channel>" + tags + b"</channel></rss>"


def feed_open_marks() -> bytes:
    return b"<rss><channel><item><title>x</title><description>" + b"<![CDATA[" * 2_000_000


def mbox_of_nothing() -> bytes:
    return b"From a@b.example Tue May 16 10:00:00 2017\nX:\n" * 400_000


def bundle_of_marks() -> bytes:
    return b"".join(b"%d of 10000 DOCUMENTS\nLENGTH: 1 words\n" % n for n in range(1, 10_001))


MAKERS: dict[str, Callable[[], bytes]] = {
    "zip-nested.zip": zip_nested,
    "zip-nested-unlike.zip": zip_nested_unlike,
    "zip-overlap.zip": zip_overlap,
    "zip-ratio.zip": zip_ratio,
    "zip-total.zip": zip_total,
    "zip-million-files.zip": zip_million_files,
    "zip-names-outside.zip": zip_names_outside,
    "zip-link.zip": zip_link,
    "zip-sizes-that-lie.zip": zip_sizes_that_lie,
    "zip-encrypted.zip": zip_encrypted,
    "zip-names-of-nonsense.zip": zip_names_of_nonsense,
    "zip-name-of-no-encoding.zip": zip_name_of_no_encoding,
    "zip-cut-off.zip": zip_cut_off,
    "zip-of-metadata.zip": zip_of_metadata,
    "warc-gzip-bomb.warc.gz": warc_gzip_bomb,
    "warc-head-without-end.warc.gz": warc_head_without_end,
    "warc-heads-without-end.warc": warc_heads_without_end,
    "warc-wrong-lengths.warc": warc_wrong_lengths,
    "warc-chunk-without-end.warc": warc_chunk_without_end,
    "warc-coding-bomb.warc": warc_coding_bomb,
    "warc-of-nothing.warc": warc_of_nothing,
    "xlsx-laughs.xlsx": xlsx_laughs,
    "xlsx-huge-sheet.xlsx": xlsx_huge_sheet,
    "xlsx-wide-rows.xlsx": xlsx_wide_rows,
    "xlsx-deep.xlsx": xlsx_deep,
    "xlsx-attributes.xlsx": xlsx_attributes,
    "xlsx-tags.xlsx": xlsx_tags,
    "xlsx-shared-words.xlsx": xlsx_shared_words,
    "xlsx-ratio.xlsx": xlsx_ratio,
    "csv-quote-without-end.csv": csv_quote_without_end,
    "csv-of-nuls.csv": csv_of_nuls,
    "csv-of-commas.csv": csv_of_commas,
    "csv-without-text.csv": csv_without_text,
    "jsonl-deep.jsonl": jsonl_deep,
    "jsonl-many-values.jsonl": jsonl_many_values,
    "json-many-values.json": json_many_values,
    "json-deep.json": json_deep,
    "feed-laughs.xml": feed_laughs,
    "feed-deep.xml": feed_deep,
    "feed-prefixes.xml": feed_prefixes,
    "feed-open-marks.xml": feed_open_marks,
    "mbox-of-nothing.mbox": mbox_of_nothing,
    "bundle-of-marks.txt": bundle_of_marks,
}
HARMLESS = (
    *("zip-names-outside.zip", "zip-link.zip", "zip-names-of-nonsense.zip", "zip-of-metadata.zip"),
    *("warc-gzip-bomb.warc.gz", "warc-head-without-end.warc.gz", "warc-heads-without-end.warc"),
    *("warc-wrong-lengths.warc", "warc-chunk-without-end.warc", "warc-coding-bomb.warc"),
    *("warc-of-nothing.warc", "xlsx-wide-rows.xlsx", "csv-quote-without-end.csv"),
    *("csv-of-nuls.csv", "jsonl-deep.jsonl", "jsonl-many-values.jsonl", "json-deep.json"),
)
