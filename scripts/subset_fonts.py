"""Cuts Noto Sans SC into the fonts that Assess ships: TTF for the PDF, slices of WOFF2 for the browser.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
    tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    python scripts/subset_fonts.py package

A browser fetches a slice only when it meets a character that no slice tried before it has.
All slices of hanzi are therefore declared for the same plain range, U+4E00-9FFF, and
`.streamlit/config.toml` lists them from rare to frequent: CSS tries the face declared last first.
Naming each slice's characters one by one instead would add some 50 kB to every message that
starts a run, because Streamlit sends its theme with each of them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PRINT = ROOT / "assess" / "report" / "fonts"
WEB = ROOT / "static" / "fonts"
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}
FEATURES = ["ccmp", "liga", "locl", "mark", "kern", "palt", "halt"]  # no vertical text, no ruby

LATIN = set(range(0x0000, 0x2E80))  # Latin, Greek, Cyrillic, punctuation, arrows, mathematics, boxes, shapes
EAST_ASIAN = {*range(0x3000, 0x3130), *range(0x3200, 0x3400), *range(0xFE30, 0xFE50), *range(0xFF00, 0xFFF0)}
HANZI = set(range(0x4E00, 0xA000))

MIDDLE_DOT = 0x00B7  # halved for the browser: between Latin words its full width tears a line apart
SINGLE_ADJUSTMENT = 1


def gb2312(first: int, last: int) -> set[int]:
    """The characters in rows `first` to `last` of GB 2312; 16-55 are level 1, 56-87 level 2."""
    cells = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(first, last + 1) for cell in range(1, 95))
    return {ord(char) for cell in cells for char in cell.decode("gb2312", errors="ignore")}


LEVEL_1, LEVEL_2 = gb2312(16, 55), gb2312(56, 87)
# The 1,200 commonest characters of jieba's word list (MIT), most frequent first: 91 % of running text.
FREQUENT = set(map(ord, (ROOT / "scripts" / "frequent_hanzi.txt").read_text(encoding="utf-8"))) & LEVEL_1
REST = HANZI - LEVEL_1 - LEVEL_2

SLICES = {
    "latin": LATIN,
    "hanzi-1": EAST_ASIAN | FREQUENT,
    "hanzi-2": LEVEL_1 - FREQUENT,
    "hanzi-3": LEVEL_2,
    # Rare characters, mostly in names: one weight for both, in three files by code point.
    "rare-1": {char for char in REST if char < 0x6800},
    "rare-2": {char for char in REST if 0x6800 <= char < 0x8200},
    "rare-3": {char for char in REST if char >= 0x8200},
}


def cut(source: Path, characters: set[int], target: Path) -> None:
    """Writes the font `source`, reduced to `characters`, to `target`; a .woff2 name gives a WOFF2 file."""
    options = subset.Options(
        layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True
    )
    options.drop_tables += ["vhea", "vmtx", "STAT"]
    options.flavor = "woff2" if target.suffix == ".woff2" else None
    with TTFont(source, lazy=True, recalcTimestamp=False) as font:
        wanted = characters & set(font.getBestCmap())
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        if options.flavor and MIDDLE_DOT in wanted:
            halve(font, MIDDLE_DOT)
        subset.save_font(font, target, options)
    print(f"{target.relative_to(ROOT)}: {len(wanted):,} characters, {target.stat().st_size:,} bytes")


def halve(font: TTFont, character: int) -> None:
    """Makes a full-width character half as wide; the features that did so no longer touch it."""
    name = font.getBestCmap()[character]
    width, side = font["hmtx"][name]
    font["glyf"][name].coordinates.translate((-width // 4, 0))
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (width // 2, side - width // 4)
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == SINGLE_ADJUSTMENT and name in table.Coverage.glyphs:
                place = table.Coverage.glyphs.index(name)
                del table.Coverage.glyphs[place]
                if table.Format == 2:
                    del table.Value[place]
                    table.ValueCount -= 1


def main() -> int:
    parser = argparse.ArgumentParser(description="Cuts Noto Sans SC into the fonts that Assess ships.")
    parser.add_argument("package", type=Path, help="the unpacked npm package @expo-google-fonts/noto-sans-sc")
    package: Path = parser.parse_args().package
    for folder in (PRINT, WEB):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "LICENSE_FONT", folder / "OFL.txt")

    common = LATIN | EAST_ASIAN | LEVEL_1 | LEVEL_2
    cut(package / WEIGHTS["Regular"], common | HANZI, PRINT / "NotoSansSC-Regular.ttf")
    cut(package / WEIGHTS["Bold"], common, PRINT / "NotoSansSC-Bold.ttf")
    for weight, file in WEIGHTS.items():
        for name, characters in SLICES.items():
            if weight == "Regular" or not name.startswith("rare"):
                cut(package / file, characters, WEB / f"NotoSansSC-{weight}-{name}.woff2")
    return 0


if __name__ == "__main__":
    sys.exit(main())
