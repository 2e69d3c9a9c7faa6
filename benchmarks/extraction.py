"""How fast figures are found, beside segmentation and a peer, and that the cost is linear.

Baselines: `jieba.cut` over the same text, and JioNLP's money and time extraction over a part of
it, if GONGBAO_PEERS_PYTHON names an interpreter that has `jionlp`.
"""

import gc
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import jieba

from extract import Extractor, find_periods, find_quantities
from ingest import Document, document_from_row

from .texts import documents

CHARACTERS = 1_700_000
T = TypeVar("T")
LINE = "2025年上半年，全县实施以工代赈项目12个，吸纳带动群众务工1860人，发放劳务报酬1420万元。"


def main() -> None:
    """Print characters a second of each, and the ratios that the project promises."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    _loading()
    extractor = _warm()
    every = documents(CHARACTERS)
    sample, others = every[::2], every[1::2]
    for document in others:  # as in a batch: tables are loaded, the usual words have been seen
        extractor.find_figures(document)
    text = "\n".join(document.text for document in sample)
    gc.collect()
    gc.freeze()  # neither side pays for walking through what the other has loaded
    cut, found = _in_turns(sample, extractor)
    rates = {
        "jieba.cut": _rate(text, lambda: list(jieba.cut(text))),
        "find_quantities": _rate(text, lambda: find_quantities(text)),
        "find_periods": _rate(text, lambda: find_periods(text, None)),
        "find_figures": _rate(text, lambda: [extractor.find_figures(d) for d in sample]),
    }
    python = os.environ.get("GONGBAO_PEERS_PYTHON")
    if python:
        rates["JioNLP money + time"] = _jionlp(text[:100_000], python)
    print(
        f"find_figures, unseen   {len(text) / found / 1000:8.0f} kchars/s   {cut / found:6.2f} × jieba.cut, "
        "document by document"
    )
    for name, rate in rates.items():
        print(
            f"{name:22} {rate / 1000:8.0f} kchars/s   {rate / rates['jieba.cut']:6.2f} × jieba.cut"
        )
    if "JioNLP money + time" in rates:
        print(
            f"find_figures is {rates['find_figures'] / rates['JioNLP money + time']:.1f} × JioNLP"
        )
    _scaling(extractor)


_LOAD = """
import resource, time
from extract import Extractor
from ingest import document_from_row
Extractor().find_figures(document_from_row({"id": "warm", "text": "吸纳群众1860人"}))
print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _loading() -> None:
    """Print what a fresh process takes to import, load and find its first figure."""
    run = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    seconds, megabytes = run.stdout.split()
    print(f"extractor loads in {float(seconds):.2f} s (bar 1.5), {megabytes} MB in all (bar 300)")


def _warm() -> Extractor:
    extractor = Extractor()
    extractor.find_figures(document_from_row({"id": "warm", "text": LINE}))
    return extractor


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def _in_turns(sample: list[Document], extractor: Extractor) -> tuple[float, float]:
    """Return seconds of jieba.cut and of the first extraction of each document.

    They take turns, so that what else the machine does slows both alike: unseen text cannot be read
    a second time for a better measure.
    """
    cut = found = 0.0
    for document in sample:
        cut += _timed(lambda d=document: list(jieba.cut(d.text)))[1]  # type: ignore[misc]
        found += _timed(lambda d=document: extractor.find_figures(d))[1]  # type: ignore[misc]
    return cut, found


def _rate(text: str, work: Callable[[], object]) -> float:
    """Return characters a second of processor time, the best of three."""
    return len(text) / min(_timed(work)[1] for _ in range(3))


_JIONLP = """
import logging, sys, time
logging.disable(logging.CRITICAL)
output, sys.stdout = sys.stdout, sys.stderr
import jionlp
sentences = jionlp.split_sentence(sys.stdin.read(), criterion="coarse")
def work(some):
    for sentence in some:
        jionlp.ner.extract_money(sentence, with_parsing=True)
        jionlp.ner.extract_time(sentence, with_parsing=True)
work(["今年1元"])
started = time.process_time()
work(sentences)
print(time.process_time() - started, file=output)
"""


def _jionlp(text: str, python: str) -> float:
    """Return characters a second of JioNLP, by an interpreter that has it."""
    run = subprocess.run(
        [python, "-W", "ignore", "-c", _JIONLP],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return len(text) / float(run.stdout)


def _scaling(extractor: Extractor) -> None:
    """Print the cost of one line of growing length: linear if the last column stays."""
    print("one line of n characters: µs a character")
    for times in (10, 100, 1000, 10_000):
        document = _one_line(LINE * times)
        _, seconds = _timed(lambda d=document: extractor.find_figures(d))  # type: ignore[misc]
        print(f"  {len(document.text):9,}  {seconds / len(document.text) * 1e6:.2f}")


def _one_line(text: str) -> Document:
    return document_from_row({"id": "line", "text": text, "published": "2025-07-01"})
