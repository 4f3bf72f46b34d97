#!/bin/sh
# The journey from the home screen to the debrief in every language, in a real terminal: each
# screen stands there cell by cell as it was laid out, and no byte of a character is lost.
. "$(dirname "$0")/../lib.sh"
no_typing

journey='2 1 1 1 Enter 1 Enter m m 2 c 1 1 Enter 1 Enter 1 Enter 1 Enter l 1 G Enter Enter 1 2 r Down q x q h q ? q Enter q q 1 1 3 Enter 2 2 q 3 q 4 q 5 q ? q'

# What the program itself says the screens look like: $T/wanted.N behind key N.
draw() {
    : >"$T/keys"
    for key in $journey; do
        case $key in Enter) key=enter ;; Down) key=down ;; esac
        printf '%s dump\n' "$key" >>"$T/keys"
    done
    rm -f "$WARY_STORE"*
    run "$WARY" --lang="$1" --script="$T/keys" --size=80x24 --seed=4 </dev/null
    expect_code 0 "$1"
    sed 's/ *$//' "$T/out" | awk -v into="$T/wanted" '{ print >(into "." int((NR - 1) / 24) + 1) }'
}

stands() {
    tui_screen | sed 's/ *$//' | cmp -s - "$T/wanted.$1"
}

for lang in en $(grep -v '^#' "$srcdir/locales/ui/LINGUAS"); do
    draw "$lang"
    rm -f "$WARY_STORE"*
    tui_start 80x24 --lang="$lang" --seed=4
    until_true tui_has ' q ' || fail "$lang: no home screen"
    at=0
    for key in $journey; do
        at=$((at + 1))
        tui_keys "$key"
        until_true stands "$at" || {
            diff "$T/wanted.$at" - >&2 <<SCREEN || :
$(tui_screen)
SCREEN
            fail "$lang: screen $at, behind $key"
        }
    done
    cat "$T"/wanted.* | grep -nE '~T|M-|\?\?' >&2 && fail "$lang: bytes where letters should be"
    tui_keys q
    until_true test -e "$T/done" || fail "$lang: it does not end"
    tui_stop
done
