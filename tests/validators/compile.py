"""Compiles Typst documents: arguments are the folder of fonts, then .typ files; each .pdf is written
beside its source. Fonts of the machine are not looked at."""

import sys
import typst

fonts, *sources = sys.argv[1:]
for source in sources:
    try:
        typst.compile(
            source,
            output=source.removesuffix(".typ") + ".typst.pdf",
            font_paths=[fonts],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
    except Exception as error:
        sys.exit(f"{source}: {error}\n{getattr(error, 'diagnostic', '')}")
