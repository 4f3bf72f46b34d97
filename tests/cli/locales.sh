#!/bin/sh
# Whatever the locale: the same events, reports, findings and sums, byte for byte.
. "$(dirname "$0")/../lib.sh"

mkdir "$T/locales"
for name in tr_TR de_DE; do
    localedef -i "$name" -f UTF-8 "$T/locales/$name.UTF-8" 2>/dev/null || fail "no locale $name: install locales"
done
LOCPATH=$T/locales
export LOCPATH
printf '1 1 1 m m 2 1 1 enter 1 1 1 c 2 l 2 2 1 2\n' >"$T/keys"

# all_of LOCALE: everything that is kept or printed for programs, into one file
all_of() {
    rm -f "$WARY_STORE"*
    for command in "play lime-tree --seed=4 --script=$T/keys --size=80x24" report list "check --json $srcdir/tests/load/good.yaml" \
        "simulate north-desk -n 200" "graph lime-tree" "extract lime-tree"; do
        # shellcheck disable=SC2086
        run env LC_ALL="$1" WARY_LANG=en "$WARY" $command </dev/null
        printf '%s: %s\n' "${command%% *}" "$code"
        cat "$T/out" "$T/err"
    done
    events
}
all_of C.UTF-8 >"$T/wanted"
[ "$(wc -l <"$T/wanted")" -gt 500 ] || fail "too little is compared"
for name in tr_TR.UTF-8 de_DE.UTF-8 nonsense; do
    all_of "$name" >"$T/got"
    cmp "$T/wanted" "$T/got" || fail "$name: $(diff "$T/wanted" "$T/got" | head -n 5)"
done
# Without UTF-8 the words may be drawn otherwise; what is kept is the same.
events >"$T/events"
for name in C POSIX; do
    all_of "$name" >/dev/null
    events | cmp - "$T/events" || fail "$name keeps other events"
done
