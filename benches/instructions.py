#!/usr/bin/env python3
"""Counts the instructions that a paper takes, step by step, and holds them to a baseline.

    cargo build --profile profiling
    python3 benches/instructions.py              the ten-page paper A, against benches/instructions.txt
    python3 benches/instructions.py --work C     another work: where the time goes, nothing to hold it to
    python3 benches/instructions.py --update     writes the baseline: for a change that is worth it

Needs Valgrind. Instructions are the same from run to run, whatever else the machine does, but for some in a
thousand: so that a slowdown is seen without trusting a clock. Everything runs on one core. Ends with 1 if
the whole takes more than the baseline and one in fifty.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benches" / "compare"))

import work  # noqa: E402

BASELINE = ROOT / "benches" / "instructions.txt"
MAKERS = {"A": work.ten_pages, "B": work.schedule, "C": work.pack}
MORE = 1.02

# The steps, each by the function whose instructions are counted with those of all that it calls.
STEPS = {
    "read YAML and prose": r"orderpaper::inputs::folder::read$",
    "read the style": r"orderpaper::style::read::read$",
    "calculate": r"orderpaper::figures::calculate$",
    "compose": r"orderpaper::compose::compose$",
    "parse Markdown": r"orderpaper::paper::parse::parse(_with)?$",
    "check": r"orderpaper::check::check$",
    "write Markdown": r"orderpaper::render::markdown::markdown$",
    "write Typst": r"orderpaper::render::typst::typst$",
    "write PDF": r"orderpaper::render::pdf::rendered$",
    "· layout": r"orderpaper::render::pdf::layout::Layout::paper$",
    "· pages": r"orderpaper::render::pdf::paginate::paginate$",
    "· paint": r"orderpaper::render::pdf::paint::paint$",
    "· draw": r"printpdf::serialize::to_lopdf_doc$",
    "· tag": r"orderpaper::render::pdf::tags::add$",
    "· write": r"orderpaper::render::pdf::file::write$",
    "· compress": r"miniz_oxide::deflate::core::compress_inner",
}


def main():
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        piece = MAKERS[options.work](folder, ROOT / "templates")
        counts = _counts(piece.command(options.binary.resolve(), folder / "built"), folder)
    print(_table(counts))
    if options.work != "A":
        return
    if options.update:
        BASELINE.write_text(_table(counts) + "\n")
    elif not _holds(counts["the whole"]):
        sys.exit(1)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", choices=MAKERS, default="A")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "profiling" / "orderpaper")
    return parser.parse_args()


def _counts(command, folder):
    """The instructions of the whole, and of each step that was met."""
    out = folder / "callgrind.out"
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
    one_core = {**os.environ, "RAYON_NUM_THREADS": "1"}
    subprocess.run([*valgrind, *command], check=True, capture_output=True, env=one_core)
    annotate = ["callgrind_annotate", "--inclusive=yes", "--threshold=100", out]
    said = subprocess.run(annotate, check=True, capture_output=True, text=True).stdout
    counts = {}
    for line in said.splitlines():
        found = re.match(r"\s*([\d,]+)(?: \([ \d.]+%\))?\s+(.*)", line)
        if not found:
            continue
        count, words = int(found[1].replace(",", "")), found[2]
        if words.startswith("PROGRAM TOTALS"):
            counts["the whole"] = count
            continue
        function = re.sub(r"^\S*?:(?=[<\w])", "", words.split(" [")[0], count=1)
        for step, pattern in STEPS.items():
            if re.search(pattern, function):
                counts[step] = max(count, counts.get(step, 0))
    return counts


def _table(counts):
    whole = counts["the whole"]
    lines = [f"{'the whole':<22}{whole / 1e6:>12,.1f} million"]
    for step in STEPS:
        count = counts.get(step)
        shown = "        not met" if count is None else f"{count / 1e6:>12,.1f} million {count / whole:>6.1%}"
        lines.append(f"{step:<22}{shown}")
    return "\n".join(lines)


def _holds(whole):
    baseline = float(re.search(r"the whole +([\d,.]+)", BASELINE.read_text())[1].replace(",", "")) * 1e6
    print(f"\n{whole / baseline:.3f} of the baseline")
    return whole <= baseline * MORE


if __name__ == "__main__":
    main()
