#!/bin/sh
# TERM, HUP, INT, QUIT and their like, and Ctrl-C, end it with the terminal as before and nothing lost; so does a lost line.
. "$(dirname "$0")/../lib.sh"
no_typing

begin() {
    rm -f "$WARY_STORE"*
    tui_start 80x24 play harbour-lights --seed=1
    tui_expect 'Start'
    tui_press 1
    tui_press 1
    tui_expect 'Rude how'
    events >"$T/old"
}

kept() {
    events | cmp - "$T/old" || fail "$1: events are lost"
    same "$1: open" 1 "$(sql 'SELECT is_open FROM session')"
    same "$1: integrity" ok "$(sql 'PRAGMA integrity_check')"
}

# signal NAME CODE
signal() {
    begin
    kill "-$1" "$(cat "$T/pid")"
    tui_ended "$2"
    kept "$1"
    tui_stop
}

signal TERM 143
signal HUP 129
signal INT 130
signal QUIT 131
signal ALRM 142
signal USR1 138
signal XCPU 152

begin
tui_keys C-c
tui_ended 130
kept Ctrl-C
tui_stop

# The terminal itself goes away.
begin
pid=$(cat "$T/pid")
gone() {
    ! kill -0 "$pid" 2>/dev/null
}
tui_stop
until_true gone || fail "it lives on without a terminal"
kept "no terminal"

# A crash cannot save more than is saved already, but leaves the terminal sane.
begin
kill -SEGV "$(cat "$T/pid")"
tui_ended 139
kept SEGV
