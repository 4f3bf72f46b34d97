#!/bin/sh
# The program's words, for translators, on stdout.  usage: pot.sh SRCDIR
set -eu
cd "$1"
find src -name '*.c' | LC_ALL=C sort |
    xgettext --files-from=- --from-code=UTF-8 --package-name=wary --copyright-holder='the wary authors' \
        --keyword --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=C_:1c,2 \
        --add-comments=TRANSLATORS: --no-location --output=- |
    sed '/^"POT-Creation-Date:/d'
