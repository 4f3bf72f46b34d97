#!/bin/sh
# Pasted text never acts: no digit answers, no line break is Enter, no letter is a command.
. "$(dirname "$0")/../lib.sh"
no_typing

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_press 1
tui_expect 'I baked it'
tui_sound
tui_press Up
tui_press Tab
tui_state >"$T/old"
events >"$T/events.old"

printf '1\n2\nql?mc\n\003\021\032\n1\n' >"$T/text"
mux load-buffer "$T/text"
mux paste-buffer -p
# What follows in the same stream still counts: one answer, one event.
tui_keys 3
tui_expect 'That cake is why I wrote'
tui_sound
events >"$T/events"
same "replies" 1 "$(grep -c '^reply' "$T/events")"
same "marks" 0 "$(grep -c '^mark' "$T/events" || :)"
expect_in "$T/events" '^reply ' "the answer after the paste"
tui_expect 'Hello Dana! Of all the pictures, why'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
