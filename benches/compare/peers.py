"""The peers: what each is given, made before the clock starts, and how it is run."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import plain_typst
import rusdox
from measure import Command

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "assets" / "fonts"
LONG = "the same paper 200 times over, one process each: see A"


@dataclass
class Peer:
    """A program to compare with.

    `prepare` makes what it reads from what Orderpaper built of a work. `run` gives the words of its command, for a fresh
    folder of output; they are started in that folder. `works` are those that it can do, `differs` says in what its
    document isn't ours, and `absent` why it is left out of the other works.
    """

    name: str
    works: str
    differs: str
    version: list
    prepare: callable
    run: callable
    needs: list
    absent: dict = field(default_factory=dict)

    def installed(self):
        return all(Path(need).exists() or shutil.which(str(need)) for need in self.needs)

    def version_text(self):
        done = subprocess.run(self.version, capture_output=True, text=True)
        return (done.stdout or done.stderr).strip().splitlines()[0]

    def command(self, source, out, papers):
        return Command(self.run(source, out, papers), out)


def all_peers(tools):
    """Every peer there is, installed or not. `tools` is the folder that install.sh filled."""
    python = tools / "py" / "bin" / "python"
    rusdox_binary = tools / "bin" / "rusdox"
    weasyprint = tools / "py" / "bin" / "weasyprint"
    return [
        Peer(
            name="typst",
            works="ABCD",
            differs="Compiles our own `paper.typ`, with our fonts, to PDF/UA-1. It writes the PDF alone; the data were "
                    "calculated before the clock starts.",
            version=[python, "-c", "import importlib.metadata as m; print('typst', m.version('typst'), '(PyPI)')"],
            prepare=_typst,
            run=lambda source, out, papers: [python, HERE / "drive_typst.py", FONTS, source, out],
            needs=[python],
        ),
        Peer(
            name="typst-plain",
            works="ABCD",
            differs="The same headings, paragraphs and tables as plain Typst, with our font, to PDF/UA-1: what somebody would "
                    "write by hand. Its rows have no bold totals, and its figures are aligned right.",
            version=[python, "-c", "import importlib.metadata as m; print('typst', m.version('typst'), '(PyPI)')"],
            prepare=_plain_typst,
            run=lambda source, out, papers: [python, HERE / "drive_typst.py", FONTS, source, out],
            needs=[python, "pandoc"],
        ),
        Peer(
            name="rusdox",
            works="ABCD",
            differs="The same headings, paragraphs and tables in its own format. It writes DOCX and a PDF that is untagged, "
                    "with whole fonts; its contents have no page numbers.",
            version=[rusdox_binary, "--version"],
            prepare=_rusdox,
            run=lambda source, out, papers: [rusdox_binary, source if len(papers) > 1 else source / f"{papers[0]}.json"],
            needs=[rusdox_binary, "pandoc"],
        ),
        Peer(
            name="pandoc",
            works="ABC",
            differs="Our `paper.md` through pdflatex: tables are set by longtable. The PDF is untagged, without headers.",
            version=["pandoc", "--version"],
            prepare=_markdown,
            run=lambda source, out, papers: [
                "pandoc", source / f"{papers[0]}.md", "-f", "markdown", "--pdf-engine=pdflatex", *_contents(source),
                "-V", "papersize=a4", "-V", "fontsize=11pt", "-V", "geometry=margin=25mm", "-o", out / "paper.pdf"],
            needs=["pandoc", "pdflatex"],
            absent={"D": LONG},
        ),
        Peer(
            name="weasyprint",
            works="ABC",
            differs="HTML made of our `paper.md` by pandoc before the clock starts, and a style sheet with our fonts, to "
                    "tagged PDF/UA-1.",
            version=[weasyprint, "--version"],
            prepare=_html,
            run=lambda source, out, papers: [
                weasyprint, "--pdf-variant", "pdf/ua-1", source / f"{papers[0]}.html", out / "paper.pdf"],
            needs=[weasyprint, "pandoc"],
            absent={"D": LONG},
        ),
        Peer(
            name="libreoffice",
            works="ABC",
            differs="DOCX made of our `paper.md` by pandoc before the clock starts, to tagged PDF. The contents of C are a "
                    "field that the conversion doesn't fill, so they are empty.",
            version=["soffice", "--version"],
            prepare=_docx,
            run=lambda source, out, papers: [
                "soffice", f"-env:UserInstallation=file://{source}/profile", "--headless", "--convert-to",
                'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
                "--outdir", out, source / f"{papers[0]}.docx"],
            needs=["soffice", "pandoc"],
            absent={"D": LONG},
        ),
        Peer(
            name="duckdb",
            works="E",
            differs="Python starts, DuckDB reads the CSV, groups by year and directorate, and prints a table: no paper.",
            version=[python, "-c", "import duckdb; print('duckdb', duckdb.__version__, '(PyPI)')"],
            prepare=lambda work, built, source: shutil.copy(work.folder / "inputs" / "records" / "savings.csv", source),
            run=lambda source, out, papers: [python, HERE / "drive_duckdb.py", source / "savings.csv"],
            needs=[python],
        ),
    ]


def _typst(work, built, source):
    for paper in work.papers:
        shutil.copytree(built / paper, source / paper)


def _plain_typst(work, built, source):
    for paper in work.papers:
        text, contents = _plain(built / paper / "paper.md")
        tree = json.loads(_pandoc(text, "-t", "json"))
        (source / paper).mkdir()
        (source / paper / "paper.typ").write_text(plain_typst.document(_title(text), tree, contents))


def _title(text):
    return text.splitlines()[0].lstrip("# ")


def _rusdox(work, built, source):
    for paper in work.papers:
        tree = json.loads(_pandoc(_plain(built / paper / "paper.md")[0], "-t", "json"))
        (source / f"{paper}.json").write_text(json.dumps(rusdox.document(paper, tree, contents=work.key == "C")))


def _markdown(work, built, source):
    for paper in work.papers:
        text, contents = _plain(built / paper / "paper.md")
        (source / f"{paper}.md").write_text(text)
        if contents:
            (source / "contents").touch()


def _html(work, built, source):
    _markdown(work, built, source)
    shutil.copy(HERE / "print.css", source)
    for paper in work.papers:
        title = _title((source / f"{paper}.md").read_text())
        _pandoc((source / f"{paper}.md").read_text(), "-t", "html5", "--standalone", "--metadata", f"pagetitle={title}",
                "--metadata", "lang=en-GB", "--css", "print.css", *_contents(source), "-o", source / f"{paper}.html")
    (source / "fonts").symlink_to(FONTS)


def _docx(work, built, source):
    _markdown(work, built, source)
    for paper in work.papers:
        _pandoc((source / f"{paper}.md").read_text(), *_contents(source), "-o", source / f"{paper}.docx")


def _contents(source):
    return ["--toc", "--toc-depth=3"] if (source / "contents").exists() else []


def _plain(path):
    """Our Markdown without the marks of `refresh`, and without its contents, which peers make by themselves."""
    text = re.sub(r"<!--.*?-->", "", path.read_text(), flags=re.DOTALL)
    shorter = re.sub(r"^## Contents\n.*?(?=^## )", "", text, flags=re.DOTALL | re.MULTILINE)
    return shorter, shorter != text


def _pandoc(text, *options):
    words = ["pandoc", "-f", "markdown", *(str(option) for option in options)]
    return subprocess.run(words, input=text, capture_output=True, text=True, check=True).stdout
