"""Show that the number layer is fast and that its cost grows in step with the text.

    python -m benchmarks quantities [FILE ...]

Without files it times texts that are hard on regular expressions, each at one and at four
times its length: a ratio near 4 is linear. With files it also prints characters a second.
"""

import sys
import time
from pathlib import Path

from extract import find_quantities

HARD = [
    "1", "一", "万", "1万", "1,111,", "111 ", "one ", "one-", "one hundred and ", "三分之", "三又",
    "-", "1.", "1-", "1亿到", "1/", "thousand ", "1个", "tens of thousands ", "不低于1以上",
    "不低于的1%", "between 1 and ", "$1 to ", "点一", "twenty ", "\ud800五", "0万0", "近", " ", "1个项目",
]  # fmt: skip
LENGTH = 20_000


def seconds(text: str, lang: str) -> float:
    """Return the shortest of three runs."""
    runs = []
    for _ in range(3):
        start = time.process_time()
        find_quantities(text, lang)
        runs.append(time.process_time() - start)
    return min(runs)


def main() -> None:
    """Print one line for each hard text, the steepest last, and one for each file."""
    ratios = []
    for piece in HARD:
        for lang in ("zh", "en"):
            short, long = (piece * (length // len(piece)) for length in (LENGTH, 4 * LENGTH))
            once, four = seconds(short, lang), seconds(long, lang)
            ratios.append((four / max(once, 1e-6), piece, lang))
            print(f"{piece!a:24} {lang}  {four:7.3f} s  x{ratios[-1][0]:.1f}")
    ratio, piece, lang = max(ratios)
    print(f"four times the text costs at most {ratio:.1f} times the time ({piece!a}, {lang})")
    for path in sys.argv[1:]:
        lines = Path(path).read_text(encoding="utf8", errors="replace").splitlines()
        taken = sum(seconds(line, "zh") for line in lines)
        print(f"{path}: {sum(map(len, lines)) / max(taken, 1e-6):,.0f} characters a second")


if __name__ == "__main__":
    main()
