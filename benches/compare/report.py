"""What was measured, as tables in a page of documentation."""

import os
import platform
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Made:
    """What a command made: the pages of its PDF files, their tags, and the bytes of everything."""

    pages: int
    tagged: bool
    size: int

    @classmethod
    def under(cls, folder):
        files = [path for path in folder.rglob("*") if path.is_file()]
        told = [_pdfinfo(path) for path in files if path.suffix == ".pdf"]
        return cls(
            pages=sum(int(info["Pages"]) for info in told),
            tagged=bool(told) and all(info["Tagged"] == "yes" for info in told),
            size=sum(path.stat().st_size for path in files),
        )


def _pdfinfo(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^(\w+): +(.*)$", told, flags=re.MULTILINE))


def comparison(binary, rows, left_out, used):
    """The table of ratios, and all that a reader needs to measure it again."""
    lines = [_machine(), "", "Versions: " + "; ".join([_version(binary), *(peer.version_text() for peer in used)]) + ".", ""]
    lines += ["A ratio says how many times as long, or as much memory, the peer takes. Times are medians, with the shortest and "
              "the longest run; memory is the peak of the largest process.", ""]
    lines += ["| Work | Peer | Time, theirs ÷ ours | Memory, theirs ÷ ours | Our time | Their time | Our memory | Their memory "
              "| Our output | Their output | Runs |",
              "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: |"]
    for work, name, ours, theirs in rows:
        time, memory = ("–", "–") if ours is None else (
            f"{theirs.median / ours.median:.1f}", f"{theirs.peak / ours.peak:.1f}")
        cells = [work.key, name, time, memory, _times(ours), _times(theirs), _memory(ours), _memory(theirs),
                 _made(ours), _made(theirs), str(len(theirs.times))]
        lines.append("| " + " | ".join(cells) + " |")
    works = {work.key: work.title for work, *_ in rows}
    lines += ["", "The work: " + "; ".join(f"({key}) {title}" for key, title in works.items()) + "."]
    lines += ["", "How the peers' documents differ from ours:", "", *(f"- {peer.name}: {peer.differs}" for peer in used)]
    if left_out:
        lines += ["", "What was left out:", "", *(f"- {_one_line(words)}" for words in left_out)]
    lines += ["", "The commands, from a fresh folder `OUT`:", "", "```text"]
    for work, name, ours, theirs in rows:
        lines += [f"{work.key} {side}: {_short(measured.command)}"
                  for side, measured in (("ours", ours), (name, theirs)) if measured is not None]
    return "\n".join(_once(lines) + ["```"])


def growth(series):
    """Ours as work grows: the last columns say how many times the line above."""
    lines = [_machine(), "", "| Work | Time | Memory | Output | Time, × | Memory, × | Output, × |",
             "| --- | ---: | ---: | --- | ---: | ---: | ---: |"]
    for points in series:
        before = None
        for name, side in points:
            if side is None:
                lines.append(f"| {_one_line(name)} | – | – | – | – | – | – |")
                continue
            ratios = ["", "", ""] if before is None else [
                f"{side.median / before.median:.1f}", f"{side.peak / before.peak:.1f}",
                f"{side.made.size / before.made.size:.1f}"]
            lines.append("| " + " | ".join([name, _times(side), _memory(side), _made(side), *ratios]) + " |")
            before = side
    return "\n".join(lines)


def put(path, section, text):
    """Writes a section between its two markers; all else in the page stays. A page that lacks them gets them at its end."""
    begin, end = f"<!-- {section}: made by benches/compare/run.py -->", f"<!-- /{section} -->"
    page = path.read_text() if path.exists() else "# Benchmarks\n"
    if begin not in page:
        page = f"{page.rstrip()}\n\n{begin}\n{end}\n"
    before, rest = page.split(begin, 1)
    _, after = rest.split(end, 1)
    path.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}")


def _once(lines):
    """Without lines that were there before, such as our own command beside each peer; blank ones stay."""
    seen, kept = set(), []
    for line in lines:
        if line and line in seen:
            continue
        seen.add(line)
        kept.append(line)
    return kept


def _times(side):
    if side is None:
        return "–"
    places = 3 if side.median < 1 else 2
    return f"{side.median:.{places}f} s ({min(side.times):.{places}f}–{max(side.times):.{places}f})"


def _memory(side):
    return "–" if side is None else f"{side.peak:.0f} MiB"


def _made(side):
    if side is None or side.made.pages == 0:
        return "–"
    return f"{side.made.pages:,} pages, {side.made.size / 2**20:.1f} MiB, {'tagged' if side.made.tagged else 'untagged'}"


def _short(command):
    """The papers of D go on for long."""
    words = command.split()
    return command if len(words) < 60 else " ".join(words[:4] + ["…"] + words[-6:])


def _one_line(words):
    return " ".join(words.split()).replace("|", "\\|")[:400]


def _version(program):
    return subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()


def _machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal: +(\d+)", Path("/proc/meminfo").read_text())[1]) / 2**20
    return (f"Machine: {cpu[1] if cpu else platform.machine()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB of memory, "
            f"Linux {platform.release()}.")
