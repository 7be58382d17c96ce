"""The work that is measured, made from a fixed seed: folders of inputs for Orderpaper, and a CSV file."""

import csv
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

WORDS = """the service works with people their families and partners across every neighbourhood of the borough so that
support comes early stays close to home and costs no more than it must officers have reviewed how referrals are received
assessed and closed where teams share records visits are planned together and nobody has to tell their story again demand
grew steadily while the workforce stayed as it was which is why permanent posts are proposed in place of agency cover""".split()

AMOUNT_COLUMNS = ("budget", "forecast", "paid", "committed")

PLAIN_SECTIONS = ("summary", "about", "impact", "consultation", "resources", "risks", "legal", "options", "timetable")

# A style for the pack: as `plain`, with contents on a page of their own.
PACK_STYLE = "title: A pack of papers with contents\nextends: plain\n"
PACK_TEMPLATE = """{% extends "base/paper.md.tera" %}
{% block front %}{{ super() }}
{{ page_break }}

## Contents{{ unnumbered }}

{{ contents }}

{{ page_break }}
{% endblock %}
"""


@dataclass
class Work:
    """One piece of work: folders of inputs under `folder`, and what a reader calls it."""

    key: str
    title: str
    folder: Path
    papers: list

    def command(self, binary, out):
        """What Orderpaper is asked to do."""
        return [binary, "build", *self.papers, "--inputs", self.folder / "inputs",
                "--templates", self.folder / "templates", "--output", out]


def ten_pages(folder, templates):
    work = _start("A", "a ten-page paper with four tables", folder, templates)
    _ten_pages(work, "paper", seed=1)
    return work


def schedule(folder, templates, rows=10_000, from_csv=False):
    """Rows stand in schedules.yaml, or in a CSV file beside it, since no YAML file may have more than 250,000 values."""
    work = _start("B", f"a schedule of {rows:,} rows and 5 columns with a repeated header", folder, templates)
    chance = random.Random(2)
    name = "schedule"
    _paper(work, name, "A schedule of spending", "plain",
           {"about": f"{_prose(chance, 60)}\n\n{{{{ref spend}}}} has every line.\n\n{{{{table spend}}}}\n"},
           [("spend", "Spending by line", rows)], chance, from_csv=from_csv)
    return work


def pack(folder, templates, pages=1_000):
    """One paper of many parts, since packs of several papers under one agenda are not there yet.

    The text of a paper may have 1 MiB, its tables 50,000 cells, and all of it 80,000 paragraphs and cells. A thousand pages
    fit into that if paragraphs are short and every part has a table, of which each fills most of a page.
    """
    work = _start("C", f"a pack of {pages:,} pages with contents", folder, templates)
    style = work.folder / "templates" / "pack"
    style.mkdir()
    (style / "style.yaml").write_text(PACK_STYLE)
    (style / "paper.md.tera").write_text(PACK_TEMPLATE)
    chance = random.Random(3)
    tables, sections, headings = [], {}, {}
    for part in range(pages * PARTS_PER_100_PAGES // 100):
        paper, item = divmod(part, 10)
        section = f"paper_{paper}"
        if item == 0:
            headings[section] = f"Paper {_letters(paper)}"
            sections[section] = ""
        table = f"t{part}"
        tables.append((table, f"Spending of part {_letters(part)}", PACK_ROWS))
        prose = "\n\n".join(_prose(chance, PACK_WORDS) for _ in range(PACK_PARAGRAPHS))
        sections[section] += f"### Part {_letters(part)}\n\n{prose}\n\n{{{{table {table}}}}}\n\n"
    _paper(work, "pack", "A pack of papers", "pack", sections, tables, chance, headings)
    return work


PARTS_PER_100_PAGES = 132
PACK_ROWS = 8
PACK_PARAGRAPHS = 13
PACK_WORDS = 8


def many(folder, templates, papers=200):
    work = _start("D", f"{papers} papers in one run", folder, templates)
    for number in range(papers):
        _ten_pages(work, f"paper-{number:03}", seed=100 + number)
    return work


def records(folder, templates, rows=1_000_000):
    """A file of savings records, one a row: each has a project, a directorate, a year and an amount."""
    work = _start("E", f"{rows:,} rows of savings records aggregated into one table", folder, templates)
    inputs = work.folder / "inputs" / "records"
    (inputs / "sections").mkdir(parents=True)
    chance = random.Random(5)
    directorates = ("Adults", "Children", "Communities", "Environment", "Housing", "Resources")
    def record(row):
        start = 2015 + chance.randrange(10)
        return (f"r{row}", f"P{chance.randrange(5_000):04}", chance.choice(directorates),
                f"{start}/{(start + 1) % 100:02}", _amount(chance))

    _write_csv(inputs / "savings.csv", ("id", "project", "directorate", "year", "amount"), map(record, range(rows)))
    (inputs / "paper.yaml").write_text(RECORDS_PAPER)
    (inputs / "schedules.yaml").write_text(RECORDS_SCHEDULE)
    (inputs / "sections" / "about.md").write_text("{{table by_year}}\n")
    work.papers.append("records")
    return work


RECORDS_PAPER = """title: Savings by year and directorate
style: plain
organisation: A council
tables:
  - {id: by_year, caption: Savings by year and directorate, rows: by_year, money: pence}
"""

RECORDS_SCHEDULE = """schedules:
  - id: by_year
    title: Savings by year and directorate
    label: Directorate
    columns:
      - {id: amount, heading: Savings}
    rows: {file: savings.csv, by: directorate, group: year, subtotal: In the year, total: All savings}
"""


def _start(key, title, folder, templates):
    folder = folder / key
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "inputs").mkdir(parents=True)
    shutil.copytree(templates, folder / "templates")
    return Work(key, title, folder, [])


def _ten_pages(work, name, seed):
    chance = random.Random(seed)
    tables = [(f"table_{letter}", f"Spending on {thing}", 14)
              for letter, thing in zip("abcd", ("homes", "visits", "transport", "equipment"))]
    placed = dict(zip(("about", "impact", "resources", "options"), tables))
    sections = {}
    for section in PLAIN_SECTIONS:
        paragraphs = [_prose(chance, 95) for _ in range(5)]
        if section in placed:
            table = placed[section][0]
            paragraphs[2:2] = [f"{{{{ref {table}}}}} shows what was spent.", f"{{{{table {table}}}}}"]
        sections[section] = "\n\n".join(paragraphs) + "\n"
    _paper(work, name, f"Report on the visits service of area {_letters(seed)}", "plain", sections, tables, chance)


def _paper(work, name, title, style, sections, tables, chance, headings=None, from_csv=False):
    """A folder of inputs: its tables are `(id, caption, rows)`, each a schedule of its own."""
    folder = work.folder / "inputs" / name
    (folder / "sections").mkdir(parents=True)
    lines = [f"title: {title}", f"style: {style}", "organisation: A council"]
    if headings:
        lines += ["headings:", *(f"  {section}: {heading}" for section, heading in headings.items())]
    lines += ["tables:"]
    rows = ["schedules:"]
    for table, caption, count in tables:
        lines += [f"  - {{id: {table}, caption: {caption}, rows: {table}, money: pence}}"]
        rows += [f"  - id: {table}", f"    title: {caption}", "    label: Line", "    columns:"]
        rows += [f"      - {{id: {column}, heading: {column.capitalize()}}}" for column in AMOUNT_COLUMNS]
        lines_of_table = [
            (f"r{row}", f"Line {_letters(row)}", *(_amount(chance) for _ in AMOUNT_COLUMNS)) for row in range(count)
        ]
        if from_csv:
            rows += [f"    rows: {{file: {table}.csv, label: label}}"]
            _write_csv(folder / f"{table}.csv", ("id", "label", *AMOUNT_COLUMNS), lines_of_table)
        else:
            rows += ["    rows:"]
            rows += [_yaml_row(*line) for line in lines_of_table]
    (folder / "paper.yaml").write_text("\n".join(lines) + "\n")
    (folder / "schedules.yaml").write_text("\n".join(rows) + "\n")
    for section, text in sections.items():
        (folder / "sections" / f"{section}.md").write_text(text)
    work.papers.append(name)


def _yaml_row(identifier, label, *amounts):
    amounts = ", ".join(f"{column}: {amount}" for column, amount in zip(AMOUNT_COLUMNS, amounts))
    return f"      - {{id: {identifier}, label: {label}, {amounts}}}"


def _write_csv(path, headings, lines):
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(lines)


def _amount(chance):
    return f"{chance.randrange(10_000_000) / 100:.2f}"


def _prose(chance, words):
    """A paragraph of sentences, without numbers: those would be checked against the figures."""
    text = []
    while words > 0:
        length = min(words, chance.randrange(9, 22))
        sentence = " ".join(chance.choice(WORDS) for _ in range(length))
        text.append(sentence.capitalize() + ".")
        words -= length
    return " ".join(text)


def _letters(number):
    """A number in letters, as the columns of a spreadsheet have it: A, B, …, Z, AA."""
    letters = ""
    number += 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
