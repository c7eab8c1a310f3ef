"""The parts of a document that is a ZIP file of XML: read in memory, within limits.

Members are asked for by their exact names and never written anywhere, so that
a name with ".." or a link among them leads nowhere.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from recount.ingest.kinds import DAMAGED
from recount.ingest.values import IngestError

# The text of the longest reports is a tenth of this; its tree takes ten times the room.
_PART_LIMIT = 40_000_000
_MEMBERS = 10_000
_ENCRYPTED = 0x1


class Package:
    """The members of one document, read when they are asked for.

    `kind` is what messages call it. Raises IngestError where the bytes are no
    such file, or it is locked with a password.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise IngestError(
                f"this {kind} file is damaged ({error}); open it in its program and save it again"
            ) from error
        self._members = {info.filename: info for info in self._archive.infolist()}
        if len(self._archive.infolist()) > _MEMBERS:
            raise IngestError(
                f"this {kind} file has over {_MEMBERS:,} parts; save its text as a .txt file"
            )

    def names(self) -> list[str]:
        """The names of all members, sorted."""
        return sorted(self._members)

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None where there is none. Raises IngestError over the limit."""
        info = self._members.get(name)
        if info is None or info.is_dir():
            return None
        if info.flag_bits & _ENCRYPTED:
            raise IngestError(
                f"this {self.kind} file is locked with a password; save a copy without it"
            )
        try:
            with self._archive.open(info) as member:
                # What the member says of its own size is not to be trusted.
                data = member.read(_PART_LIMIT + 1)
        except DAMAGED as error:
            raise IngestError(
                f"a part of this {self.kind} file ({name}) is damaged ({error}); "
                "open it in its program and save it again"
            ) from error
        if len(data) > _PART_LIMIT:
            raise IngestError(
                f"a part of this {self.kind} file ({name}) unpacks to over "
                f"{_PART_LIMIT // 1_000_000} MB; save its text as a .txt file"
            )
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of a member that is XML, None where there is none. Raises IngestError."""
        data = self.read(name)
        return None if data is None else parse_xml(data, f"{self.kind} file ({name})")


def parse_xml(data: bytes, where: str) -> etree._Element:
    """The root of an XML text, entities and document types refused. Raises IngestError.

    No office program writes a document type; who does wants entities expanded.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise IngestError(
            f"a part of this {where} cannot be parsed (line {error.lineno}); "
            "open it in its program and save it again"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise IngestError(
            f"a part of this {where} declares a document type, which no office program writes; "
            "save its text as a .txt file"
        )
    return root
