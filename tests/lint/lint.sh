#!/bin/sh
# What no compiler sees: layers, headers, names, format, shell, manual pages.
# usage: lint.sh SRCDIR BUILDDIR
set -eu
cd "$1"
build=$2
bad=0

fail() {
    printf 'lint: %s\n' "$*" >&2
    bad=1
}

awk -f tests/lint/layers.awk src/*/*.[ch] || fail "a folder includes what it may not know"

# Stems are unique in src/, and a header stands alone.
twice=$(basename -a src/*/*.c | sort | uniq -d)
[ -z "$twice" ] || fail "two files are called $twice"
for h in src/*/*.h; do
    printf '#include "%s"\n' "${h#src/}" |
        ${CC:-gcc} -std=c11 -D_GNU_SOURCE -Isrc -fsyntax-only -x c - || fail "$h does not stand alone"
done

# Nothing below cli prints or exits; malloc and its kin stand in core/mem.c only.
if grep -nE '\b(printf|puts|exit|perror|abort)\(' src/core/*.c src/load/*.c src/view/*.c src/sys/*.c src/store/*.c src/class/*.c src/run/*.c |
    grep -vE '\b(f|s|sn|vsn)printf|_Exit'; then
    fail "a folder below cli prints or exits"
fi
if grep -nE '\b(malloc|calloc|realloc|strdup|strndup|asprintf)\(' src/*/*.c | grep -v '^src/core/mem.c'; then
    fail "memory is asked for outside of core/mem.c"
fi
if grep -nE '\b(gettext|setlocale|time|clock_gettime|random|getenv)\(' src/core/*.c src/load/*.c src/view/*.c; then
    fail "the pure folders read the world"
fi

# Every C file and header is in Makefile.am, and every test too.
for f in src/*/*.[ch] tests/*/test_*.c scenarios/*.yaml scenarios/regions/*.yaml scenarios/lessons/*.yaml; do
    grep -qF "${f%.c}" Makefile.am || fail "$f is not in Makefile.am"
done

clang-format --dry-run --Werror src/*/*.[ch] tests/*/*.[ch] || fail "run clang-format -i"
shellcheck -x -P SCRIPTDIR dev .ci/run tests/*/*.sh || fail "shellcheck has something to say"
for page in man/*.[1-8]; do
    mandoc -Tlint -Wwarning "$page" || fail "$page is not clean"
done

# A translated page says what the English one says.
awk -f tests/lint/macros.awk man/wary.1 >"$build/macros"
for page in man/*/*.1; do
    # Its headings are in its own language, which mandoc cannot know.
    mandoc -Tlint -Wwarning "$page" | grep -vE 'NAME section|first section is not' && fail "$page is not clean"
    awk -f tests/lint/macros.awk "$page" | diff "$build/macros" - || fail "$page has other macros than man/wary.1"
done
rm -f "$build/macros"

# Options and commands in the program's tables are in the manual, and the other way round.
"$build/src/cli/wary" --help | grep -oE -- '--[a-z-]+' | sort -u | while read -r option; do
    grep -qF "${option#--}" man/wary.1 || { printf 'lint: %s is not in wary(1)\n' "$option" >&2; exit 1; }
done || bad=1

# The findings of the manual are those of the table.
sed -n '/BEGIN findings/,/END findings/p' man/wary-scenario.5 | sed '1d;$d' >"$build/findings.man"
sh tests/lint/findings.sh . | diff - "$build/findings.man" || fail "the findings of wary-scenario(5) are old"

# The words for translators are up to date.
sh tests/lint/pot.sh . | diff -q - locales/ui/wary.pot >/dev/null || fail "run make update-pot"
rm -f "$build/findings.man"
sh tests/lint/po.sh . "$build" || fail "the translations have faults"

exit $bad
