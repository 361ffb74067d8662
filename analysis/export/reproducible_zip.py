"""Zip files that come out the same byte for byte: fixed dates in the parts, in workbooks inside, in properties."""

import io
import re
import zipfile
from collections.abc import Iterable

STAMP = (2026, 1, 1, 0, 0, 0)
MOMENT = b"2026-01-01T00:00:00Z"
ISO = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the named parts, in this order, with fixed dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            made.writestr(info, content)
    return out.getvalue()


def repack(content: bytes) -> bytes:
    """An Office file with every date in it fixed, that of workbooks inside it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return packed((name, _part(name, found.read(name))) for name in found.namelist())


def _part(name: str, content: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return repack(content)
    return ISO.sub(MOMENT, content) if name.endswith("docProps/core.xml") else content
