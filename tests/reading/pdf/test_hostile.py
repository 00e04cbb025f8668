"""Files that are broken or meant to do harm: one line that says what is wrong, no hang, no crash."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from ota_extract.errors import UnreadableInputError
from ota_extract.reading.pdf import Limits, read_pdf
from ota_extract.reading.pdf.isolation import run_isolated
from tests.reading.pdf.writing import Page, assembled, pdf_of, stream

MADE = Path(__file__).parent / "made"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
SHORT = Limits(seconds=5)


def complaint(data: bytes, *, password: str | None = None, limits: Limits = SHORT) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf(data, name="a.pdf", password=password, limits=limits)
    message = str(caught.value)
    assert message.startswith("a.pdf: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(100), b"<html></html>"])
def test_what_is_no_pdf_is_told_by_its_content(data: bytes) -> None:
    assert "not a PDF" in complaint(data)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_file_cut_off_is_refused(share: float) -> None:
    whole = (MADE / "weasy_ruled.pdf").read_bytes()
    assert "fetch it again" in complaint(whole[: int(share * len(whole))])


def test_a_document_without_pages_is_refused() -> None:
    empty = b"<< /Type /Pages /Kids [] /Count 0 >>"
    assert "no pages" in complaint(assembled([CATALOGUE, empty]))


def test_a_page_tree_that_holds_itself_is_refused() -> None:
    loop = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100 >>"
    assert "can be opened" in complaint(assembled([CATALOGUE, loop]))


def test_too_many_pages_are_refused_before_any_is_read() -> None:
    many = pdf_of(*[Page() for _ in range(30)])
    assert "30 pages" in complaint(many, limits=Limits(pages=20))


def test_a_file_larger_than_the_limit_is_refused() -> None:
    assert "larger" in complaint(b"%PDF-1.7" + bytes(2_000_000), limits=Limits(file_megabytes=1))


def form(inner: str, next_form: int) -> bytes:
    extra = (
        "/Type /XObject /Subtype /Form /BBox [0 0 500 500]"
        f" /Resources << /XObject << /X {next_form} 0 R >> >>"
    )
    return stream(inner.encode(), extra=extra)


def page_with_form(number: int) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R"
        b" /Resources << /XObject << /X %d 0 R >> >> >>" % number
    )


def harmless_or_refused(data: bytes) -> None:
    """The file is read, or refused with one line, within the limits."""
    begun = time.monotonic()
    refusal = ""
    try:
        read_pdf(data, name="a.pdf", limits=SHORT)
    except UnreadableInputError as error:
        refusal = str(error)
    assert "\n" not in refusal
    assert time.monotonic() - begun < 3 * SHORT.seconds + 5


def test_a_form_that_draws_itself_does_no_harm() -> None:
    harmless_or_refused(
        assembled([CATALOGUE, PAGES, page_with_form(5), stream(b"/X Do"), form("/X Do /X Do", 5)])
    )


def test_forms_that_multiply_do_no_harm() -> None:
    forms = [form("/X Do " * 10, number + 1) for number in range(5, 25)]
    last = stream(b"0 0 m 100 100 l S", extra="/Type /XObject /Subtype /Form /BBox [0 0 500 500]")
    harmless_or_refused(
        assembled([CATALOGUE, PAGES, page_with_form(5), stream(b"/X Do"), *forms, last])
    )


def test_a_stream_that_swells_does_no_harm() -> None:
    bomb = stream(b"0 0 m 1 1 l S\n" * 3_000_000, packed=True)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>"
    assert len(bomb) < 200_000
    harmless_or_refused(assembled([CATALOGUE, PAGES, page, bomb]))


def test_thousands_of_rules_are_no_table() -> None:
    page = Page().text(60, 100, "Δήμος")
    for step in range(4000):
        page.line(10 + step % 500, 10, 10 + step % 500, 800 - step % 7)
        page.line(10, 10 + step % 700, 500, 10 + step % 700)
    document = read_pdf(pdf_of(page), name="a.pdf", limits=SHORT)
    assert document.tables == ()


def test_time_is_limited() -> None:
    def forever() -> None:
        while True:
            pass

    with pytest.raises(UnreadableInputError, match=r"longer|processor time"):
        run_isolated(forever, name="a.pdf", limits=Limits(seconds=1))


def test_memory_is_limited() -> None:
    with pytest.raises(UnreadableInputError, match="MB"):
        run_isolated(lambda: bytearray(2_000_000_000), name="a.pdf", limits=Limits(megabytes=50))


def test_a_failure_inside_becomes_one_line() -> None:
    def fail() -> None:
        raise ZeroDivisionError("a parser's own\nmistake")

    with pytest.raises(UnreadableInputError) as caught:
        run_isolated(fail, name="a.pdf", limits=SHORT)
    assert str(caught.value).startswith("a.pdf: the PDF could not be read")
    assert "\n" not in str(caught.value)


def test_both_ways_of_running_give_the_same() -> None:
    data = (MADE / "lo_none.pdf").read_bytes()
    apart = read_pdf(data, name="a.pdf")
    here = read_pdf(data, name="a.pdf", limits=Limits(isolate=False))
    assert apart == here


PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def encrypted(password: str) -> bytes:
    """A page without text, encrypted the oldest way (40 bits, revision 2)."""
    padded = (password.encode() + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    flags = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + flags + b"id").digest()[:5]
    user = rc4(key, PADDING)
    content = rc4(hashlib.md5(key + bytes([4, 0, 0, 0, 0])).digest()[:10], b"0 0 m 9 9 l S")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>"
    trailer = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"
        f" /ID [<{b'id'.hex()}><{b'id'.hex()}>]"
    )
    return assembled([CATALOGUE, PAGES, page, stream(content)], trailer)


def test_an_encrypted_file_asks_for_its_password() -> None:
    assert "--password" in complaint(encrypted("secret"))
    assert "give another" in complaint(encrypted("secret"), password="wrong")


def test_the_password_opens_an_encrypted_file() -> None:
    assert len(read_pdf(encrypted("secret"), name="a.pdf", password="secret").pages) == 1


def test_an_empty_password_is_tried_unasked() -> None:
    assert len(read_pdf(encrypted(""), name="a.pdf").pages) == 1
