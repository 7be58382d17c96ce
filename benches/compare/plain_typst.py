"""The tree that pandoc reads of a paper, as Typst that somebody would write by hand: no more than its tables need.

Our own `paper.typ` has rules for line breaks, decimal points and tags besides, which take Typst most of its time.
"""

import re

from rusdox import text, text_of_blocks, table_of

START = """#set document(title: {title})
#set page(paper: "a4", margin: 25mm, numbering: "1")
#set text(font: "Liberation Sans", size: 11pt, lang: "en", region: "GB")
"""


def document(title, tree, contents):
    blocks = [START.format(title=_string(title)), *(_block(node) for node in tree["blocks"])]
    if contents:
        blocks[2:2] = ["#outline(depth: 3)", "#pagebreak()"]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(node):
    kind = node["t"]
    if kind == "Header":
        level, _, inlines = node["c"]
        return f"#heading(level: {level})[{_escaped(text(inlines))}]"
    if kind in ("Para", "Plain"):
        return _escaped(text(node["c"]))
    if kind == "BulletList":
        return "\n".join(f"- {_escaped(text_of_blocks(item))}" for item in node["c"])
    if kind == "OrderedList":
        return "\n".join(f"+ {_escaped(text_of_blocks(item))}" for item in node["c"][1])
    if kind == "Table":
        labels, rows = table_of(node)
        sides = ", ".join(["left"] + ["right"] * (len(labels) - 1))
        lines = ["  table.header(" + ", ".join(f"[*{_escaped(label)}*]" for label in labels) + "),"]
        lines += ["  " + "".join(f"[{_escaped(cell)}], " for cell in row) for row in rows]
        columns = ", ".join(["1fr"] * len(labels))
        return "\n".join([f"#table(columns: ({columns}), align: ({sides}),", *lines, ")"])
    if kind in ("RawBlock", "HorizontalRule"):
        return ""
    raise ValueError(f"a paper holds {kind}, which is not translated yet")


def _string(words):
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(words):
    return re.sub(r"([\\#*_`$<>@\[\]=+/~-])", r"\\\1", words)
