"""A deck is a whole file: valid Open XML, opened by LibreOffice, with notes and sources."""

import io
import posixpath
import re
import shutil
import subprocess
import warnings
import zipfile

import pytest
from lxml import etree

from analysis.export.pptx import deck as pptx
from tests.toy import ADDRESS, deck, named, toy


def test_the_presenters_words_come_first_in_the_speaker_notes():
    text = deck([toy()], notes=["Say hello"]).slides[1].notes_slide.notes_text_frame.text
    assert text.startswith("Say hello\n") and "https://a.example/1" in text


def test_the_last_slides_list_every_source_with_its_address():
    last = deck([toy()]).slides[-1]
    links = [r.hyperlink.address for s in last.shapes for p in s.text_frame.paragraphs for r in p.runs]
    assert last.shapes.title.text == "Sources" and "https://a.example/1" in links
    assert "javascript:alert(1)" not in links


@pytest.mark.full
def test_libreoffice_opens_the_deck_and_prints_every_slide(tmp_path, tables):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        loud = "THE DECK IS NOT CHECKED BY LIBREOFFICE: no soffice; sudo apt-get install libreoffice-impress"
        warnings.warn(loud, stacklevel=1)
        pytest.skip(loud)
    cards = [named(i, tables) for i in ("leader", "over_time", "spectrum", "hhi_over_time", "mix", "reversals")]
    (tmp_path / "deck.pptx").write_bytes(pptx.pptx(cards, "Deck"))
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "deck.pdf").read_bytes())) >= 2 + len(cards)


ORDER = {
    "scatterChart/ser": "idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth extLst",
    "barChart/ser": (
        "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst"
    ),
    "areaChart/ser": "idx order tx spPr pictureOptions dPt dLbls trendline errBars cat val extLst",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "valAx": (
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos"
        " spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits"
    ),
    "catAx": (
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos"
        " spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl"
    ),
    "ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst",
}
"""Order of parts that the schemas of Open XML ask for; PowerPoint repairs or refuses a file that has another."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def test_a_deck_is_whole_as_open_xml(tables):
    cards = [named(i, tables) for i in ("leader", "over_time", "spectrum", "mix", "reversals", "lags", "waterfall")]
    with zipfile.ZipFile(io.BytesIO(pptx.pptx(cards, "Deck", lambda card: ADDRESS))) as found:
        names = found.namelist()
        assert len(names) == len(set(names))
        parts = {n: etree.fromstring(found.read(n)) for n in names if n.endswith((".xml", ".rels"))}
    types = parts["[Content_Types].xml"]
    endings = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    typed = {e.get("PartName") for e in types if e.tag.endswith("Override")}
    assert all("/" + n in typed or n.rsplit(".", 1)[-1] in endings for n in names)
    assert typed <= {"/" + n for n in names}
    aimed = set()
    for name, part in parts.items():
        if name.endswith(".rels"):
            folder, _, owner = name.replace("_rels/", "").rpartition("/")
            ids = [r.get("Id") for r in part]
            assert len(ids) == len(set(ids))
            inside = [r.get("Target") for r in part if r.get("TargetMode") != "External"]
            aimed |= {posixpath.normpath(posixpath.join("/" + folder, t)) for t in inside}
            source = parts.get(f"{folder}/{owner.removesuffix('.rels')}".lstrip("/"))
            used = (
                set()
                if source is None
                else {v for e in source.iter() for k, v in e.attrib.items() if k.startswith(RELATION)}
            )
            assert used <= set(ids), name
        elif "/slides/" in name:
            shapes = [e.get("id") for e in part.iter() if etree.QName(e).localname == "cNvPr"]
            assert len(shapes) == len(set(shapes)), name
        assert_in_order(name, part)
    assert aimed == {"/" + n for n in names if not n.endswith(".rels") and n != "[Content_Types].xml"}


def assert_in_order(name, part):
    """The children of each element that is known stand in the order of the schema."""
    for element in part.iter(etree.Element):
        tag, parent = etree.QName(element).localname, element.getparent()
        above = etree.QName(parent).localname if parent is not None else ""
        wanted = ORDER.get(f"{above}/{tag}") or ORDER.get(tag)
        if wanted and (tag == "ln" or "/charts/" in name):
            places = [wanted.split().index(etree.QName(c).localname) for c in element]
            assert places == sorted(places), (name, tag)
