#!/bin/sh
# Whole conversations, first answers only, through the debrief and back to the home screen.
. "$(dirname "$0")/../lib.sh"
no_typing

# walk STORY VERDICT LAST-LINES
walk() {
    rm -f "$WARY_STORE"*
    tui_start 80x24 play "$1" --seed=1
    tui_play
    tui_expect "$2"
    tui_keys G
    tui_expect "$3"
    tui_keys r
    tui_expect 'read again, with the signs'
    tui_keys q
    tui_expect 'what happened, and when'
    tui_keys h
    tui_expect 'Is this happening to me'
    tui_keys q
    tui_expect 'what happened, and when'
    tui_keys q
    tui_expect 'short messages to judge'
    tui_keys 2
    tui_expect 'practise seeing it early'
    tui_sound
    same "conversations still open" 0 "$(sql 'SELECT count(*) FROM session WHERE is_open')"
    same "last event" end "$(events | tail -n 1)"
    tui_keys q
    tui_ended 0
    tui_stop
}

walk harbour-lights 'This was a scam' 'You took it for a scam, and it was one'
walk harbour-mornings 'This was honest' 'A small'
