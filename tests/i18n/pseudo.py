#!/usr/bin/env python3
"""A language that nobody speaks, to see what is not translated and what is cut off.

usage: pseudo.py POT LANG >PO      LANG: en_XA or en_XB

en_XA: every letter gets an accent, every text a wide sign, brackets around it and two
fifths more; places, directives and backquoted words stay.  The words of a sign
still stand in their message, letter by letter.  en_XB: the same in Hebrew letters.
"""
import re
import sys

# Right to left: letters for letters, so that what is cut off or mirrored wrongly is seen.
HEBREW = dict(zip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                  "אבצדהףגחיךכלמנועקרסתוןששיז" * 2))
LETTERS = dict(zip("aceghijklnorstuwyzACEGHIJKLNORSTUWYZ", "àçèĝĥîĵķļñöřšţüŵýžÀÇÈĜĤÎĴĶĻÑÖŘŠŢÜŴÝŽ"))
KEPT = re.compile(r"\{[a-z]+(?::\d+)?\}|%[-+ #0-9.*hlzjt]*[a-zA-Z%]|\*\*|`[^`]*`|\\.")


def accented(text, letters):
    out, at = [], 0
    for kept in KEPT.finditer(text):
        out += [letters.get(c, c) for c in text[at:kept.start()]] + [kept.group()]
        at = kept.end()
    return "".join(out + [letters.get(c, c) for c in text[at:]])


def pseudo(lang, context, text):
    letters = HEBREW if lang == "en_XB" else LETTERS
    if context.endswith(".words"):
        return accented(text, letters)
    end = "\\n" if text.endswith("\\n") else ""
    body = text[:len(text) - len(end)]
    return "⟦" + accented(body, letters) + "界" + "·" * (len(body) * 2 // 5) + "⟧" + end


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
            print(f'msgstr[0] "{pseudo(lang, context, parts["msgid"])}"')
            print(f'msgstr[1] "{pseudo(lang, context, parts["msgid_plural"])}"')
        else:
            print(f'msgstr "{pseudo(lang, context, parts["msgid"])}"')


if __name__ == "__main__":
    main()
