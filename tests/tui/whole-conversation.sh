#!/bin/sh
# Whole conversations, first answers only, through the debrief and back to the home screen.
. "$(dirname "$0")/../lib.sh"
no_typing

for story in harbour-lights harbour-mornings; do
    rm -f "$WARY_STORE"*
    tui_start 80x24 play "$story" --seed=1
    tui_play
    tui_expect 'This was a scam|This was honest|nothing wrong|was no scam'
    tui_expect 'You took it for a scam'
    tui_keys r
    tui_expect 'read again|Reading again|day 1'
    tui_keys q
    tui_expect 'what happened, and when'
    tui_keys h
    tui_expect 'Is this happening to me'
    tui_keys q
    tui_expect 'what happened, and when'
    tui_keys q
    tui_expect 'practise seeing it early'
    tui_sound
    same "conversations still open" 0 "$(sql 'SELECT count(*) FROM session WHERE is_open')"
    same "ends" end "$(events | tail -n 1)"
    tui_keys q
    tui_ended 0
    tui_stop
done
