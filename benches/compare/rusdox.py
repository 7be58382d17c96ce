"""The tree that pandoc reads of a paper, as a document of RusDox.

Its format is described in https://github.com/OthmaneBlial/rusdox/blob/main/docs/yaml-guide.md. JSON is read faster than YAML.
"""

TEXT_WIDTH = 9360  # in twentieths of a point


def document(name, tree, contents):
    blocks = [block for node in tree["blocks"] for block in _blocks(node)]
    if contents:
        blocks[1:1] = [{"type": "table_of_contents", "title": "Contents"}, {"type": "page_break"}]
    return {
        "version": 1,
        "output_name": name,
        "footer": {"text": "Page {page} of {pages}", "alignment": "right"},
        "blocks": blocks,
    }


def _blocks(node):
    kind = node["t"]
    if kind == "Header":
        level, _, inlines = node["c"]
        form = "title" if level == 1 else "section"  # there is no lower level
        return [{"type": form, "text": text(inlines)}]
    if kind in ("Para", "Plain"):
        return [{"type": "body", "text": text(node["c"])}]
    if kind == "BulletList":
        return [{"type": "bullets", "items": [text_of_blocks(item) for item in node["c"]]}]
    if kind == "OrderedList":
        return [{"type": "numbered", "items": [text_of_blocks(item) for item in node["c"][1]]}]
    if kind == "Table":
        return [_table(node)]
    if kind in ("RawBlock", "HorizontalRule"):
        return []
    raise ValueError(f"a paper holds {kind}, which is not translated yet")


def _table(node):
    labels, rows = table_of(node)
    return {
        "type": "table",
        "spec": {
            "columns": [{"label": label, "width": TEXT_WIDTH // len(labels)} for label in labels],
            "rows": [{"cells": [{"kind": "text", "text": cell} for cell in row]} for row in rows],
        },
    }


def table_of(node):
    """The headings of a table, and its rows, as words."""
    _, _, _, head, bodies, _ = node["c"]
    return _row(head[1][0]), [_row(row) for body in bodies for row in body[3]]


def _row(row):
    return [text_of_blocks(cell[4]) for cell in row[1]]


def text_of_blocks(blocks):
    return " ".join(text(block["c"]) for block in blocks)


def text(inlines):
    """The words alone: what is bold or in italics isn't kept."""
    return "".join(_word(inline) for inline in inlines)


def _word(inline):
    kind, content = inline["t"], inline.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Strong", "Emph"):
        return text(content)
    if kind in ("Link", "Quoted"):
        return text(content[1])
    return ""
