"""Mailboxes: cut into their messages."""

from __future__ import annotations

from recount.ingest.containers.kind import container_of
from recount.ingest.parts import parts_of
from recount.ingest.values import Part

ONE = b"Subject: Merro\r\nTo: jo@mirror.example\r\n\r\nEleven died.\r\n>From there they fled.\r\n"
TWO = b"Subject: Lorn\r\n\r\nNine died.\r\n"
LINE = b"From ann@mail.example Tue May 16 10:00:00 2017\r\n"


def test_each_message_is_a_part() -> None:
    data = LINE + ONE + b"\r\n" + LINE + TWO
    assert container_of("inbox", data) == "mbox"
    found = list(parts_of(Part("inbox", data), {}))
    assert found == [
        Part("inbox/message 1.eml", ONE.replace(b">From", b"From") + b"\r\n"),
        Part("inbox/message 2.eml", TWO),
    ]


def test_a_letter_is_no_mailbox() -> None:
    assert container_of("a.txt", b"From Merro the news is bad in 2017\nEleven died.\n") is None
    assert container_of("a.eml", ONE) is None
