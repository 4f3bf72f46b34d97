#!/usr/bin/env python3
"""make mutants: small mistakes in good stories, and how many `wary check` names.

usage: mutants.py WARY SCENARIOS [EVERY]    each EVERY-th mutant; prints a table

A mutant is one line with one mistake that people make while typing: a letter
of a key or an id left out, a key without its colon, a line twice, a line
indented by one more or one less.  Found: a finding on that line or beside it.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

KEY = re.compile(r"^(\s*)((?:- )?)([a-z][a-z0-9_-]*):( |$)(.*)$")
REFERENCE = re.compile(r"(?:goto|end|chose\(|checked\(|visited\(|twin|family|platform|channel|stage|verdict)"
                       r"(?::\s*|)([a-z][a-z0-9-]{2,})")


def without_letter(word):
    """The word without its second letter, which nobody misses at once."""
    return word[0] + word[2:]


def mutants_of(lines, i):
    """Pairs (kind, lines) with one mistake on line i."""
    line = lines[i]
    key = KEY.match(line)
    if not key or line.lstrip().startswith("#"):
        return
    indent, dash, name, _, rest = key.groups()
    free = name.startswith("x-")

    def put(*new):
        return lines[:i] + list(new) + lines[i + 1:]

    if len(name) > 2 and not free:
        yield "letter of a key left out", put(line.replace(name, without_letter(name), 1))
    yield "colon left out", put(line.replace(name + ":", name, 1))
    if indent and not dash:
        yield "indented by one more", put(" " + line)
        yield "indented by one less", put(line[1:])
        if not rest.endswith(("{", "[", "|", ">")) and rest:
            yield "line twice", put(line, line)
    reference = REFERENCE.search(line)
    if reference and '"' not in line[:reference.start(1)]:
        word = reference.group(1)
        at = reference.start(1)
        yield "letter of an id left out", put(line[:at] + without_letter(word) + line[at + len(word):])


def is_found(wary, folder, name, i):
    run = subprocess.run([wary, "check", "--json", os.path.join(folder, name)],
                         capture_output=True, text=True, check=False)
    if run.returncode not in (0, 65):
        raise SystemExit(f"{name}: exit {run.returncode}: {run.stderr}")
    report = json.loads(run.stdout)
    return any(abs(f["line"] - (i + 1)) <= 1 for file in report["files"] for f in file["findings"])


def main():
    wary, scenarios = sys.argv[1], sys.argv[2]
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    total, found, missed, count = {}, {}, [], 0
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(scenarios):
            if name.endswith(".yaml"):
                shutil.copy(os.path.join(scenarios, name), folder)
        for name in sorted(n for n in os.listdir(folder) if "-" in n):
            path = os.path.join(folder, name)
            good = open(path, encoding="utf-8").read()
            lines = good.split("\n")
            for i in range(len(lines)):
                for kind, bad in mutants_of(lines, i):
                    count += 1
                    if count % every:
                        continue
                    with open(path, "w", encoding="utf-8") as out:
                        out.write("\n".join(bad))
                    total[kind] = total.get(kind, 0) + 1
                    if is_found(wary, folder, name, i):
                        found[kind] = found.get(kind, 0) + 1
                    else:
                        missed.append(f"{name}:{i + 1}: {kind}: {lines[i].strip()[:60]}")
            with open(path, "w", encoding="utf-8") as out:
                out.write(good)
    for kind in sorted(total):
        print(f"{kind:28} {found.get(kind, 0):6} / {total[kind]:<6} = {100 * found.get(kind, 0) / total[kind]:5.1f} %")
    n, k = sum(total.values()), sum(found.values())
    print(f"{'all':28} {k:6} / {n:<6} = {100 * k / n:5.1f} %   goal 95 %")
    for line in missed[:40]:
        print("  missed", line)


main()
