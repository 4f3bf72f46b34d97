#!/bin/sh
# Somebody is typing, by itself the message comes, and Enter brings it sooner; a resize loses none.
. "$(dirname "$0")/../lib.sh"

reads() {
    events | grep -c '^read' || :
}

has_reads() {
    [ "$(reads)" -ge "$1" ]
}

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect 'is typing'
tui_expect 'Did you bake it'
tui_expect '1 I baked it'
same "messages" 1 "$(reads)"
tui_sound
tui_keys 1
tui_expect 'is typing'
tui_keys Enter
until_true has_reads 2 || fail "Enter does not bring the message"
mux resize-window -x 100 -y 30
tui_expect 'very rude seagull'
same "messages" 3 "$(reads)"
tui_expect '1 Rude how'
tui_expect_gone 'is typing'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
