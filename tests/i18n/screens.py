#!/usr/bin/env python3
"""Screens in the language that nobody speaks: what is not translated, what is cut off.

usage: screens.py ROWS <SCREENS     screens of ROWS lines each, one behind the other

Whatever stands outside of the brackets must be a key, a name or a number.  Exit 1
with each word that is none, and with each text whose end is missing although
nothing says that it goes on.
"""
import re
import sys

# Keys, names of people and platforms, units: no words of a language.
KEPT = set("""wary Enter Esc PgUp PgDn Home End Tab Ctrl F1 F10 Q d m c l q s f v r x h n j k g G L
Lumen Dating Harbourchat Quickword Workfolk Circleboard Postmere Greenstall Trestle Jobs
Kim Sami Noa Robin Ari Jules Mika Sasha Sol Rin English USD en XA""".split())
WORD = re.compile(r"[^\W\d_]+")


def faults(screen):
    lines = screen[:]
    more = any(line.rstrip().endswith(("↓", "↑")) for line in lines)
    text = "\n".join(lines)
    outside, depth = [], 0
    for i, c in enumerate(text):
        if c == "⟦":
            depth += 1
        elif c == "⟧":
            if depth == 0:
                outside = []  # the beginning of a text that has scrolled away
            depth = max(0, depth - 1)
        elif depth == 0:
            outside.append(c)
    found = [w for w in WORD.findall("".join(outside)) if w not in KEPT]
    if depth and not more:
        found.append("a text without its end")
    return found


def main():
    rows = int(sys.argv[1])
    lines = sys.stdin.read().split("\n")
    bad = 0
    seen = set()
    for at in range(0, len(lines) - rows + 1, rows):
        screen = lines[at:at + rows]
        seen.add(screen[0])
        wrong = faults(screen)
        if wrong:
            bad += 1
            if bad <= 5:
                print(wrong, *screen, sep="\n")
    print(f"{len(seen)} different headers, {(len(lines)) // rows} screens, {bad} with a fault", file=sys.stderr)
    return 1 if bad or len(seen) < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
