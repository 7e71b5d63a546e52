"""What a PDF says beside its pages: what it is, what its parts are, what its colours mean."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.colors import NAME, srgb_profile
from cs_desktop.reports.pdf.embedding import Document
from cs_desktop.reports.pdf.objects import Written, mended, pdf_file, stream
from cs_desktop.reports.pdf.structure import Structure
from cs_desktop.reports.pdf.tree import Tree


def closed_file(
    canvas: Canvas,
    doc: Document,
    about: About,
    structure: Structure,
    clickable: Sequence[PDFDictionary],
    *,
    whole: bool,
) -> bytes:
    """Return the file of a canvas whose pages are drawn and whose fonts are added.

    `clickable` are links and fields, by number in the structure. A file that is not `whole` says of no
    profile that it conforms, and its objects stand in the open.
    """
    catalog, pages = doc.Catalog, doc.Pages.pages
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.StructTreeRoot = doc.Reference(Written(b""), "structure")
    packet = stream("/Type/Metadata/Subtype/XML", about.packet(conforms=whole), packed=False)
    catalog.Metadata = doc.Reference(Written(packet), "metadata")
    catalog.OutputIntents = PDFArray([_intent(doc)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready < 0:
        catalog.Outlines = None
    for number, one in enumerate(clickable, len(pages)):
        one["StructParent"] = number
    tree = Tree(structure, [_number(doc, page) for page in pages], [_number(doc, one) for one in clickable])
    info = _number(doc, Written(about.info()))
    root, first = _number(doc, catalog.StructTreeRoot), _number(doc, catalog)
    objects = _objects(doc)
    objects[root - 1], elements = tree.written(root, len(objects) + 1)
    return pdf_file([*objects, *elements], first, info, packed=whole)


def _objects(doc: Document) -> list[bytes]:
    """Return what reportlab writes, by number; writing one may make others."""
    objects: list[bytes] = []
    while len(objects) < len(doc.numberToId):
        made = doc.idToObject[doc.numberToId[len(objects) + 1]]
        content = made.format(doc)
        objects.append(content if isinstance(made, Written) else mended(content))
    return objects


def _number(doc: Document, made: object) -> int:
    """Return the number of an object, or of what a reference refers to."""
    reference = made if isinstance(made, PDFObjectReference) else doc.Reference(made)
    return doc.idToObjectNumberAndVersion[reference.name][0]


def _intent(doc: Document) -> PDFDictionary:
    """Return what says how the colours of the file are meant."""
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(NAME),
            "Info": PDFString(NAME),
            "DestOutputProfile": doc.Reference(Written(stream("/N 3", srgb_profile())), "profile"),
        }
    )
