#!/bin/sh
# The translations: whole, well-formed, listed, and of the words as they are now.
# usage: po.sh SRCDIR BUILDDIR
set -eu
cd "$1"
build=$2
bad=0

fail() {
    printf 'po: %s\n' "$*" >&2
    bad=1
}

# What no translation may have: controls, bidi, soft hyphens, joiners, byte-order marks.
hidden=$(printf '[\\x00-\\x08\\x0B-\\x1F\\x7F]|\\xC2[\\x80-\\x9F\\xAD]|\\xE2\\x80[\\x8B-\\x8F\\xAA-\\xAE]|\\xE2\\x81[\\xA6-\\xA9]|\\xEF\\xBB\\xBF')
for po in locales/ui/*.po locales/registry/*.po locales/scenarios/*/*.po; do
    [ -e "$po" ] || continue
    lang=$(basename "$po" .po)
    said=$(LC_ALL=C msgfmt --check-format --check-domain --statistics -o /dev/null "$po" 2>&1) || fail "$po: $said"
    case $said in
    *fuzzy* | *untranslated*) fail "$po: $said" ;;
    esac
    grep -q "^\"Language: $lang\\\\n\"$" "$po" || fail "$po does not say Language: $lang"
    grep -qi '^"Content-Type: text/plain; charset=UTF-8' "$po" || fail "$po is not UTF-8"
    grep -q '^#~' "$po" && fail "$po has words that are gone"
    LC_ALL=C grep -nP "$hidden" "$po" && fail "$po has a character that nobody sees"
    grep -qF "$po" Makefile.am || fail "$po is not in Makefile.am"
    pot=$(dirname "$po")/$(basename "$(dirname "$po")").pot
    [ "$(dirname "$po")" = locales/ui ] && pot=locales/ui/wary.pot
    LC_ALL=C msgcmp --use-untranslated "$po" "$pot" >/dev/null 2>&1 || fail "$po lacks words of $pot; make update-po"
done

grep -v '^#' locales/ui/LINGUAS | while read -r lang; do
    for folder in ui registry; do
        [ -e "locales/$folder/$lang.po" ] || { echo "po: locales/$folder/$lang.po is missing" >&2; exit 1; }
    done
done || bad=1
for po in locales/ui/*.po; do
    [ ! -e "$po" ] || grep -qx "$(basename "$po" .po)" locales/ui/LINGUAS || fail "$po is not in LINGUAS"
done

# The templates are those of the sources; where a language has a story, it is fit to be told.
WARY_DATA=$PWD/scenarios
WARY_LOCALES=$build/locales/mo
export WARY_DATA WARY_LOCALES
"$build/src/cli/wary" extract registry | diff -q - locales/registry/registry.pot >/dev/null || fail "run make update-pot: registry"
for pot in locales/scenarios/*/*.pot; do
    id=$(basename "$pot" .pot)
    "$build/src/cli/wary" extract "$id" | diff -q - "$pot" >/dev/null || fail "run make update-pot: $id"
    for po in "locales/scenarios/$id"/*.po; do
        [ -e "$po" ] || continue
        "$build/src/cli/wary" check --strict --lang="$(basename "$po" .po)" "scenarios/$id.yaml" >&2 || fail "$po: see above"
    done
done
exit $bad
