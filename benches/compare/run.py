#!/usr/bin/env python3
"""Measures Orderpaper and its peers on the same work, in pairs, and writes the ratios into a page.

    cargo build --release
    benches/compare/install.sh
    python3 benches/compare/run.py

Standard library alone. What is measured is the whole process, from its start to its finished files, into a fresh folder.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import peers
import report
import work
from measure import Command, Failed, peak_mib, seconds

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"A": work.ten_pages, "B": work.schedule, "C": work.pack, "D": work.many, "E": work.records}
LONG = 20  # seconds, from which on a command is run fewer times
LONG_RUNS = 3


@dataclass
class Side:
    """One side of a pair: its times, its peak memory, and what it made."""

    command: str
    times: list
    peak: float
    made: report.Made

    @property
    def median(self):
        return statistics.median(self.times)


def main():
    options = _options()
    binary = options.binary.resolve()
    if not binary.exists():
        sys.exit(f"{binary} is not there: run `cargo build --release`, or name a program with --binary")
    bench = Bench(binary, options.work.resolve(), options.runs)
    if options.growth:
        section, text = "growth", report.growth(bench.growth())
    else:
        chosen = [peer for peer in peers.all_peers(options.tools.resolve()) if _wanted(options.peers, peer.name)]
        rows, left_out, used = bench.compare([key for key in MAKERS if _wanted(options.only, key)], chosen)
        section, text = "compare", report.comparison(binary, rows, left_out, used)
    report.put(options.out, section, text)
    print(text)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="the work to do, such as A,B")
    parser.add_argument("--peers", help="the peers to compare with, such as typst,rusdox")
    parser.add_argument("--runs", type=int, default=10, help=f"runs of each pair; {LONG_RUNS} at most if one takes {LONG} s")
    parser.add_argument("--growth", action="store_true", help="measure ours alone, as rows and pages grow")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "release" / "orderpaper")
    parser.add_argument("--tools", type=Path, default=ROOT / "target" / "peers", help="where install.sh put the peers")
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "compare", help="where documents are made")
    return parser.parse_args()


def _wanted(names, name):
    return names is None or name in names.split(",")


class Bench:
    def __init__(self, binary, folder, runs):
        self.binary, self.folder, self.runs = binary, folder, runs
        folder.mkdir(parents=True, exist_ok=True)

    def compare(self, keys, chosen):
        """The pairs that were measured; what was left out, and why; and the peers that were used."""
        rows, left_out, used = [], [], []
        for peer in chosen:
            if not peer.installed():
                left_out.append(f"{peer.name}: not installed")
        for key in keys:
            piece = MAKERS[key](self.folder, ROOT / "templates")
            if not piece.papers:
                left_out.append(f"{key}: Orderpaper can't do it yet; the peer is measured alone")
            try:
                built = self._build(piece)
            except Failed as fault:
                left_out.append(f"{key}: {fault}")
                continue
            if key == "D":
                rows.append(self._one_core(piece))
            for peer in chosen:
                if key in peer.absent:
                    left_out.append(f"{key}, {peer.name}: {peer.absent[key]}")
                if key not in peer.works or not peer.installed():
                    continue
                print(f"{key}: {peer.name} …", file=sys.stderr, flush=True)
                try:
                    rows.append(self._against(piece, built, peer))
                    if peer not in used:
                        used.append(peer)
                except Failed as fault:
                    left_out.append(f"{key}, {peer.name}: {fault}")
        return rows, left_out, used

    def growth(self):
        """Ours alone on growing work: a list for rows and one for pages, of what was done and its side (none if it failed)."""
        steps = [[("rows", rows, partial(work.schedule, from_csv=True)) for rows in (1_000, 10_000, 100_000)],
                 [("pages", pages, work.pack) for pages in (100, 1_000)]]
        series = []
        for step in steps:
            points = []
            for what, count, make in step:
                piece = make(self.folder / "growth", ROOT / "templates", count)
                try:
                    side = self._sides([self._ours(piece)])[0]
                    points.append((f"{count:,} {what}", side))
                except Failed as fault:
                    points.append((f"{count:,} {what}: {fault}", None))
            series.append(points)
        return series

    def _build(self, piece):
        """What Orderpaper makes of a work, from which the peers' documents are made."""
        built = piece.folder / "built"
        built.mkdir()
        if piece.papers:
            seconds(Command(piece.command(self.binary, built), built))
        return built

    def _ours(self, piece, prefix=()):
        return lambda out: Command([*prefix, *piece.command(self.binary, out)], out)

    def _against(self, piece, built, peer):
        source = piece.folder / peer.name
        source.mkdir()
        peer.prepare(piece, built, source)
        theirs = lambda out: peer.command(source, out, piece.papers)
        if not piece.papers:
            return piece, peer.name, None, self._sides([theirs])[0]
        return piece, peer.name, *self._sides([self._ours(piece), theirs])

    def _one_core(self, piece):
        return piece, "ours on one core", *self._sides([self._ours(piece), self._ours(piece, ("taskset", "-c", "0"))])

    def _sides(self, makers):
        """Runs commands in turn. A first run of each warms up, and measures memory; its time isn't kept."""
        peaks, made, commands, longest = [], [], [], 0.0
        for make in makers:
            with Fresh(self.folder) as out:
                command = make(out)
                commands.append(command.shown().replace(str(out), "OUT").replace(str(self.folder), "WORK"))
                peak, taken = peak_mib(command)
                peaks.append(peak)
                longest = max(longest, taken)
                made.append(report.Made.under(out))
        runs = min(self.runs, LONG_RUNS) if longest > LONG else self.runs
        times = [[] for _ in makers]
        for _ in range(runs):
            for mine, make in zip(times, makers):
                with Fresh(self.folder) as out:
                    mine.append(seconds(make(out)))
        return [Side(*side) for side in zip(commands, times, peaks, made)]


class Fresh:
    """A new folder for the output of one run, removed after it."""

    def __init__(self, under):
        self.under = under

    def __enter__(self):
        self.path = Path(tempfile.mkdtemp(prefix="out-", dir=self.under))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path)


if __name__ == "__main__":
    main()
