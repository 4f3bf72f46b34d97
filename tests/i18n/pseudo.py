#!/usr/bin/env python3
"""A language that nobody speaks, to see what is not translated and what is cut off.

usage: pseudo.py POT LANG >PO      LANG: en_XA

Every letter gets an accent, every text a wide sign, brackets around it and two
fifths more; places, directives and backquoted words stay.  The words of a sign
still stand in their message, letter by letter.
"""
import re
import sys

LETTERS = dict(zip("aceghijklnorstuwyzACEGHIJKLNORSTUWYZ", "àçèĝĥîĵķļñöřšţüŵýžÀÇÈĜĤÎĴĶĻÑÖŘŠŢÜŴÝŽ"))
KEPT = re.compile(r"\{[a-z]+(?::\d+)?\}|%[-+ #0-9.*hlzjt]*[a-zA-Z%]|\*\*|`[^`]*`|\\.")


def accented(text):
    out, at = [], 0
    for kept in KEPT.finditer(text):
        out += [LETTERS.get(c, c) for c in text[at:kept.start()]] + [kept.group()]
        at = kept.end()
    return "".join(out + [LETTERS.get(c, c) for c in text[at:]])


def pseudo(context, text):
    if context.endswith(".words"):
        return accented(text)
    end = "\\n" if text.endswith("\\n") else ""
    body = text[:len(text) - len(end)]
    return "⟦" + accented(body) + "界" + "·" * (len(body) * 2 // 5) + "⟧" + end


def main():
    pot, lang = sys.argv[1:]
    entries = open(pot, encoding="utf-8").read().split("\n\n")
    print('msgid ""\nmsgstr ""\n"Language: %s\\n"\n"MIME-Version: 1.0\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
          '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' % lang)
    for entry in entries:
        parts, key = {}, None
        flags = [line for line in entry.split("\n") if line.startswith("#,")]
        for line in entry.split("\n"):
            field = re.match(r'(msg\w+(?:\[\d\])?) "(.*)"$', line)
            if field:
                key = field.group(1)
                parts[key] = field.group(2)
            elif line.startswith('"') and key:
                parts[key] += line[1:-1]
        if not parts.get("msgid"):
            continue
        print()
        print("\n".join(f for f in flags if "fuzzy" not in f), end="\n" if flags else "")
        context = parts.get("msgctxt", "")
        if context:
            print(f'msgctxt "{context}"')
        print(f'msgid "{parts["msgid"]}"')
        if "msgid_plural" in parts:
            print(f'msgid_plural "{parts["msgid_plural"]}"')
            print(f'msgstr[0] "{pseudo(context, parts["msgid"])}"')
            print(f'msgstr[1] "{pseudo(context, parts["msgid_plural"])}"')
        else:
            print(f'msgstr "{pseudo(context, parts["msgid"])}"')


if __name__ == "__main__":
    main()
