#!/bin/sh
# After kill -9 the conversation goes on at the same place, with the same transcript.
. "$(dirname "$0")/../lib.sh"
no_typing

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
for _ in 1 2 3 4 5; do
    tui_press 1
done
tui_press m
tui_press m
tui_expect 'Marked'
tui_press 1
tui_expect 'marked'
tui_keys Escape
tui_expect '^ *▶ +1 '
tui_sound
tui_state >"$T/old"
events >"$T/events.old"
kill -KILL "$(cat "$T/pid")"
until_true has_status || fail "it survives kill -9"
same "exit code" 137 "$(cat "$T/status")"
tui_stop

tui_start 80x24
tui_expect 'Continue +Harbour lights, day [0-9]'
tui_sound
tui_keys Enter
again() {
    tui_state | cmp -s - "$T/old"
}
until_true again || {
    cat "$T/old" >&2
    fail "another place than before"
}
events | cmp - "$T/events.old" || fail "the log changed by resuming"
tui_press 1
tui_keys C-q
tui_ended 0
same "integrity" ok "$(sql 'PRAGMA integrity_check')"
