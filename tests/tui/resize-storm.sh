#!/bin/sh
# Any size of the window is survived, and the old size gives the old screen back.
. "$(dirname "$0")/../lib.sh"
no_typing

resize() {
    mux resize-window -x "$1" -y "$2"
}

# Nothing is wider than the window, and the focus stands on the only mark.
fits() {
    resize "$1" "$2"
    tui_expect "$3"
    tui_sound
}

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
for _ in 1 2 3 4; do
    tui_press 1
done
tui_press Up
tui_press Up
tui_state >"$T/old"

back() {
    tui_state | cmp -s - "$T/old"
}

fits 200 60 'I looked forward|Good morning'
fits 80 24 'Good morning'
fits 40 15 'help'
resize 30 10
tui_expect 'This window is too small'
until_true tui_has 'Nothing is lost' || fail "the sentence is not whole"
resize 1 1
until_true mux has-session
resize 5 2
resize 1 60
resize 200 1
resize 80 24
until_true back || fail "the old screen does not come back"

# Faster than it can draw.
for size in 200x60 10x3 80x24 1x1 40x15 132x43 2x2 79x23 80x24; do
    resize "${size%x*}" "${size#*x}"
done
until_true back || fail "the old screen does not come back after a storm"
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
