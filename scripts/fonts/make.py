"""Makes the fonts of paper: static faces of two families, with the characters that the portal's languages need."""

# Run it with Python where `pip install fontpkg-noto-sans==2.15 fonttools==4.68.0 brotli` has
# been done, and give it the TTF files of Vazirmatn (npm @fontsource-variable/vazirmatn 5.3.0
# has them as WOFF2, which is read as well): make.py VAZIRMATN FOLDER

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import fontpkg
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = (
    "U+0000-024F,U+0250-02AF,U+02B0-02FF,U+0300-036F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-214F,U+2190-21FF,U+2200-22FF,"
    "U+25A0-25FF,U+2C60-2C7F,U+A720-A7FF,U+AB30-AB6F,U+FB00-FB06,U+FEFF"
)
ARABIC = "U+0000-00FF,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+2000-206F,U+FB50-FDFF,U+FE70-FEFF"

NOTO = (("NotoSans-Regular", "normal", 400), ("NotoSans-Bold", "normal", 700), ("NotoSans-Italic", "italic", 400))
VAZIRMATN = (("Vazirmatn-Regular", 400), ("Vazirmatn-Bold", 700))
"""Not Noto Sans Arabic: it draws letters and their dots apart, and who copies or listens to such a text gets broken words."""


def face(source: Path, axes: dict[str, float], characters: str) -> TTFont:
    """One static face of a variable font, without hints and without all other characters."""
    font = instancer.instantiateVariableFont(TTFont(source), axes, updateFontNames=True)
    font.flavor = None
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(characters))
    cutter.subset(font)
    font.recalcTimestamp = False
    return font


def main(vazirmatn: Path, folder: Path) -> None:
    """Write every face into *folder*, with the list of their checksums."""
    for name, style, weight in NOTO:
        face(Path(fontpkg.path("Noto Sans", style=style)), {"wght": weight, "wdth": 100}, LATIN).save(folder / f"{name}.ttf")
    for name, weight in VAZIRMATN:
        face(vazirmatn, {"wght": weight}, ARABIC).save(folder / f"{name}.ttf")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.glob("*.ttf"))]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
