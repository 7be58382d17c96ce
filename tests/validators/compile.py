"""Compiles Typst documents: arguments are the standard that is asked of them (or `none`), the folder of
fonts, then .typ files; a .typst.pdf is written beside each. Fonts of the machine are not looked at."""

import sys
import typst

standard, fonts, *sources = sys.argv[1:]
for source in sources:
    try:
        typst.compile(
            source,
            output=source.removesuffix(".typ") + ".typst.pdf",
            font_paths=[fonts],
            ignore_system_fonts=True,
            pdf_standards=[] if standard == "none" else [standard],
        )
    except Exception as error:
        sys.exit(f"{source}: {error}\n{getattr(error, 'diagnostic', '')}")
