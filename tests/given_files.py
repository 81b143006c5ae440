"""PDFs that somebody could give to the portal: each is a right one, spoilt in one way."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from tests.conftest import TESTS

RIGHT = TESTS / "small_portal" / "materials" / "booklet" / "es.pdf"
"""Two tagged pages of letter paper, with the fonts that they use."""

SECRET = "cmd.exe"
"""What must not be left in any copy."""


def _saved(pdf: Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **({"deterministic_id": True} if "encryption" not in how else {}), **how)
    return out.getvalue()


def _spoilt(spoil: Callable[[Pdf], None], **how: object) -> Callable[[], bytes]:
    def make() -> bytes:
        with pikepdf.open(RIGHT) as pdf:
            spoil(pdf)
            return _saved(pdf, **how)

    return make


def _nothing(pdf: Pdf) -> None:
    pass


def _javascript(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.launchURL('{SECRET}')"))


def _named_javascript(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String(SECRET))])))


def _annotation(pdf: Pdf, **values: object) -> None:
    """Directly in the page: an annotation that is not an object of its own."""
    kept = list(pdf.pages[0].get("/Annots") or [])
    pdf.pages[0].Annots = Array([*kept, Dictionary(Type=Name.Annot, Rect=[0, 0, 100, 100], **values)])


def _launch(pdf: Pdf) -> None:
    _annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String(SECRET)))


def _second_launch(pdf: Pdf) -> None:
    first = Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=Dictionary(S=Name.Launch, F=String(SECRET)))
    _annotation(pdf, Subtype=Name.Link, A=first)


def _script_address(pdf: Pdf) -> None:
    _annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(f"file:///{SECRET}")))


def _form(pdf: Pdf) -> None:
    sends = Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=String(f"https://example.org/{SECRET}")))
    button = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 50, 50], FT=Name.Btn, T=String("b"), A=sends))
    pdf.pages[0].Annots = Array([button])
    pdf.Root.AcroForm = Dictionary(Fields=Array([button]), XFA=Array([String(SECRET), Stream(pdf, SECRET.encode())]))


def _other_file(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.GoToR, F=String(f"//server/{SECRET}")))


def _film(pdf: Pdf) -> None:
    _annotation(pdf, Subtype=Name.RichMedia, Contents=String(SECRET))


def _attachment(pdf: Pdf) -> None:
    pdf.attachments["tool.exe"] = pikepdf.AttachedFileSpec(pdf, f"MZ {SECRET}".encode(), filename="tool.exe")
    pdf.Root.AF = Array([pdf.attachments["tool.exe"].obj])


def _long(pdf: Pdf) -> None:
    for _ in range(2_000 - len(pdf.pages)):
        pdf.add_blank_page(page_size=(612, 792))


def _bomb(pdf: Pdf) -> None:
    packed = zlib.compress(zlib.compress(b" " * 300_000_000, 1), 9)
    stream = Stream(pdf, packed)
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    pdf.pages[0].Contents = pdf.make_indirect(stream)


def _people(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = String(SECRET)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said["dc:creator"] = [SECRET]


def _remark(pdf: Pdf) -> None:
    _annotation(pdf, Subtype=Name.Text, Contents=String(SECRET), T=String(SECRET))


def _untagged(pdf: Pdf) -> None:
    for key in ("/StructTreeRoot", "/MarkInfo", "/Lang"):
        del pdf.Root[key]


def _foreign_font(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources.Font["/Foreign"] = pdf.make_indirect(font)


def _odd_paper(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.mediabox = Array([0, 0, 400, 600])


def _camera(pdf: Pdf) -> None:
    """A photograph with the name of its camera, and where it was taken."""
    notes = Image.Exif()
    notes[0x010F] = SECRET
    taken = io.BytesIO()
    Image.linear_gradient("L").save(taken, "JPEG", exif=notes)
    picture = Stream(pdf, b"")
    picture.write(taken.getvalue(), filter=Name.DCTDecode)
    picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, 256, 256
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    pdf.pages[0].Resources.XObject = Dictionary(Photo=picture)
    pdf.pages[0].contents_add(b"q 100 0 0 100 100 100 cm /Photo Do Q")


def _heavy(pdf: Pdf) -> None:
    pdf.Root.Padding = Stream(pdf, bytes(range(256)) * 10_000)


def _pictures() -> bytes:
    """A letter page that somebody scanned."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((850, 1100)).save(out, "PDF", resolution=100)
    return out.getvalue()


def _broken() -> bytes:
    """Its table of contents leads to nowhere."""
    data = _spoilt(_nothing, object_stream_mode=pikepdf.ObjectStreamMode.disable)()
    start = data.rindex(b"startxref")
    return data[:start] + b"startxref\n7\n%%EOF\n"


NO_PRINTING = pikepdf.Permissions(print_highres=False, print_lowres=False)

MADE: dict[str, Callable[[], bytes]] = {
    "right": _spoilt(_nothing),
    "javascript": _spoilt(_javascript),
    "named-javascript": _spoilt(_named_javascript),
    "launch": _spoilt(_launch),
    "second-launch": _spoilt(_second_launch),
    "file-address": _spoilt(_script_address),
    "form": _spoilt(_form),
    "other-file": _spoilt(_other_file),
    "film": _spoilt(_film),
    "attachment": _spoilt(_attachment),
    "long": _spoilt(_long),
    "bomb": _spoilt(_bomb, compress_streams=False),
    "password": _spoilt(_nothing, encryption=pikepdf.Encryption(owner="o", user="u")),
    "no-printing": _spoilt(_nothing, encryption=pikepdf.Encryption(owner="o", user="", allow=NO_PRINTING)),
    "people": _spoilt(_people),
    "remark": _spoilt(_remark),
    "untagged": _spoilt(_untagged),
    "foreign-font": _spoilt(_foreign_font),
    "odd-paper": _spoilt(_odd_paper),
    "camera": _spoilt(_camera),
    "pictures": _pictures,
    "broken": _broken,
    "cut-off": lambda: RIGHT.read_bytes()[: RIGHT.stat().st_size // 2],
    "web-page": lambda: b"<!doctype html><title>Not found</title>",
    "heavy": _spoilt(_heavy, compress_streams=False),
    "huge": lambda: RIGHT.read_bytes() + b"\n" * 60_000_000,
}
"""What is made, by name."""
