#!/bin/sh
# On a dumb terminal, with --plain or WARY_PLAIN: lines, no escape sequence, the same conversation.
. "$(dirname "$0")/../lib.sh"

: >"$T/stream"
esc=$(printf '\033')

# lines ASSIGNMENT [OPTION]
lines() {
    tui_shell 80x24
    mux pipe-pane -o "exec cat >>'$T/stream'"
    tui_keys -l "echo begin-\"here\"; env $1 \"\$WARY\" play harbour-lights --seed=1 --no-save ${2:-}; echo code=\$?"
    tui_keys Enter
    tui_expect 'Type a number, s: another one'
    tui_keys -l 1
    tui_keys Enter
    tui_expect 'Answer 1: I baked it'
    tui_keys -l q
    tui_keys Enter
    tui_expect 'Continue'
    tui_keys -l q
    tui_keys Enter
    tui_expect '^code=0'
    tui_stop
    sed '1,/^begin-here/d' "$T/stream" | sed '/code=/,$d' >"$T/lines"
    expect_in "$T/lines" 'Did you bake it' "$1"
    expect_not_in "$T/lines" "$esc" "$1"
    : >"$T/stream"
}

lines TERM=dumb
lines TERM=no-such-terminal
lines WARY_PLAIN=1
lines WARY_PLAIN= --plain
lines WARY_PLAIN= --screen-reader
