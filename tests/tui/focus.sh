#!/bin/sh
# The cursor is visible and on the only focus mark, on every screen that has one, after every key.
. "$(dirname "$0")/../lib.sh"
no_typing

# What stands beside the focus mark.
stop() {
    sed -n 's/ *[↑↓] *$//; s/.*▶ *//p' "$T/now"
}

# cycle TITLE: Tab until the first stop is back.
cycle() {
    tui_expect "$1"
    tui_sound
    first=$(stop)
    stops=0
    while :; do
        tui_press Tab
        stops=$((stops + 1))
        [ "$stops" -lt 150 ] || fail "$1: Tab never comes round"
        if [ "$(stop)" = "$first" ]; then
            break
        fi
    done
    [ "$stops" -gt 1 ] || fail "$1: there is nothing to move to"
}

# reading TITLE: a page without a choice has no mark, but the cursor is there.
reading() {
    tui_expect "$1"
    tui_has_not '▶' || fail "$1: a focus mark on a page without a choice"
    tui_cursor | grep -q ' 1$' || fail "$1: the cursor is hidden"
}

tui_start 80x24
tui_home
cycle 'practise seeing it early'
tui_keys '?'
reading '^ Help'
tui_keys q
cycle 'practise seeing it early'
tui_keys 2
cycle '^ Choose a conversation'
tui_keys q
tui_keys 3
tui_expect '^ My progress'
tui_keys q
tui_keys 4
tui_expect '^ Is this happening to me'
tui_keys q
tui_keys 5
cycle '^ Settings'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
tui_stop

tui_start 80x24 play harbour-lights --seed=1
cycle 'Start'
tui_keys 1
cycle 'I baked it'
tui_press 1
tui_press 1
tui_press 1
cycle '^ Dana .* day 2'
tui_keys c
cycle '^ Check'
tui_keys q
tui_expect '^ Dana'
tui_press Up
tui_press m
cycle '^ Marked'
tui_keys Enter
cycle '^ Dana .* day 2'
tui_keys l
cycle '^ Leave the conversation'
tui_keys 2
cycle '^ What made you leave'
tui_keys l
cycle 'What was this\?'
tui_press 1
cycle 'How sure are you\?'
tui_keys 1
reading 'what happened, and when'
tui_keys x
tui_expect '^ Other ways'
tui_keys q
tui_expect 'what happened, and when'
tui_keys r
cycle 'read again'
tui_keys C-q
tui_ended 0
