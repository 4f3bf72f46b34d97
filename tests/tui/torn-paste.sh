#!/bin/sh
# A paste whose end was torn apart locks the keys for a moment only, and keys that mean nothing
# hold no message up.
. "$(dirname "$0")/../lib.sh"

arrived() {
    mux capture-pane -p | grep -q 'Did you bake it'
}

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect 'is typing'
mux send-keys -l "$(printf '\033[200~hello')"
tui_expect 'Did you bake it'
tui_expect '1 I baked it'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0

rm -f "$WARY_STORE"*
tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect 'is typing'
end=$(($(date +%s) + DEADLINE_S))
until arrived; do
    [ "$(date +%s)" -lt "$end" ] || fail "keys that mean nothing hold the message up"
    tui_keys F7
done
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
