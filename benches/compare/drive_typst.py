"""Compiles every `paper.typ` under a folder: drive_typst.py FONTS SOURCE OUT."""

import sys
from pathlib import Path

import typst

fonts, source, out = map(Path, sys.argv[1:])
for paper in sorted(source.glob("*/paper.typ")):
    typst.compile(paper, output=out / f"{paper.parent.name}.pdf", font_paths=[fonts], ignore_system_fonts=True,
                  pdf_standards=["ua-1"])
