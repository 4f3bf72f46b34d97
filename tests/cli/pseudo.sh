#!/bin/sh
# Every screen in a language that nobody speaks, at three sizes: no word is left untranslated,
# no text is cut off without a sign that it goes on.
. "$(dirname "$0")/../lib.sh"

WARY_LOCALES=$T/locales
for lang in en_XA en_XB; do
    mkdir -p "$WARY_LOCALES/$lang"
    for pot in "$srcdir"/locales/ui/wary.pot "$srcdir"/locales/registry/registry.pot "$srcdir"/locales/scenarios/*/*.pot; do
        name=$(basename "$pot" .pot)
        python3 "$srcdir/tests/i18n/pseudo.py" "$pot" "$lang" >"$T/$name.$lang.po"
        msgfmt --check-format -o "$WARY_LOCALES/$lang/$name.mo" "$T/$name.$lang.po" || fail "no catalogue of $name"
    done
    for size in 80x24 60x20 40x15; do
        rm -f "$WARY_STORE"*
        run "$WARY" --lang="$lang" --script="$srcdir/tests/i18n/walk.keys" --size="$size" --seed=1 </dev/null
        expect_code 0 "$lang $size"
        cp "$T/out" "$T/screens"
        run python3 "$srcdir/tests/i18n/screens.py" "${size#*x}" <"$T/screens"
        expect_code 0 "screens of $lang $size"
    done
done

# The same words line by line, and in what commands print.
run "$WARY" list --lang=en_XA </dev/null
expect_code 0 list
expect_in "$T/out" '⟦Ĥàřböüř ļîĝĥţš' list
run "$WARY" help-me --lang=en_XA </dev/null
expect_code 0 help-me
same "lines of help-me without a bracket" "" "$(grep -v -e '^$' -e '⟦' "$T/out" | head -n 3)"

# A whole catalogue has no finding; one that lost a text has one, and is not shown by half.
run "$WARY" check --lang=en_XA "$srcdir/scenarios/lime-tree.yaml" </dev/null
expect_code 0 "check --lang"
same "findings" 1 "$(wc -l <"$T/out")"
awk '/^msgctxt "title"/ { skip = 1 } /^$/ { skip = 0 } !skip' "$T/lime-tree.en_XA.po" >"$T/half.po"
msgfmt -o "$WARY_LOCALES/en_XA/lime-tree.mo" "$T/half.po"
run "$WARY" check --lang=en_XA "$srcdir/scenarios/lime-tree.yaml" </dev/null
expect_in "$T/out" 'untranslated' "a text without a translation"
run "$WARY" list --lang=en_XA </dev/null
expect_in "$T/out" '^lime-tree +A table at the Lime Tree .*\[en\]$' "a story translated by half"

# Damaged and foreign files: a sentence, or the source language.
printf 'no catalogue' >"$WARY_LOCALES/en_XA/wary.mo"
run "$WARY" list --lang=en_XA </dev/null
expect_code 65 "a damaged catalogue"
expect_in "$T/err" 'wary.mo.*no catalogue of translations' "a damaged catalogue"
run env LANGUAGE=en_XA "$WARY" list </dev/null
expect_code 65 "a damaged catalogue of the environment"
rm "$WARY_LOCALES/en_XA/wary.mo"
run env LANGUAGE=en_XA "$WARY" list </dev/null
expect_code 0 "a language without a catalogue"
expect_in "$T/out" 'Harbour lights' "a language without a catalogue"
run env LANGUAGE=../.. "$WARY" list </dev/null
expect_code 0 "a path for a language"
expect_in "$T/out" 'Harbour lights' "a path for a language"
