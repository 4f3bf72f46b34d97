#!/bin/sh
# A few short messages after a conversation, each with its reasons; a whole check-up without
# them; both are left at any moment and never gone on with.
. "$(dirname "$0")/../lib.sh"
no_typing

leave_at_once() {
    tui_keys l
    tui_expect 'Stop'
    tui_keys 2
    tui_expect 'made you leave|What was this'
    if tui_has 'made you leave'; then
        tui_keys l
        tui_expect 'What was this'
    fi
    tui_keys 3
    until_true tui_has 'what happened, and when|How sure' || fail "no way to the debrief"
    if tui_has 'How sure'; then
        tui_keys 1
    fi
    tui_expect 'what happened, and when'
    tui_keys q
}

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect 'I baked it'
leave_at_once
tui_expect '5 short messages to judge'
tui_keys 1
for n in 1 2 3 4 5; do
    tui_expect "  $n of 5"
    tui_expect 'What is this'
    tui_keys 2
    tui_expect 'Very sure'
    tui_keys 3
    tui_expect '^ This one was (a scam|honest)'
    tui_expect 'You said: honest'
    tui_keys Enter
done
tui_expect 'You trusted [23] of [23] honest'
tui_expect 'Very sure: right [23] of 5'
tui_keys q
tui_expect 'practise seeing it early'
same "answers kept" 5 "$(sql "SELECT count(*) FROM event WHERE line LIKE 'judge verdict=harmless%'")"
items=$(sql "SELECT line FROM event WHERE line LIKE 'item %'")
same "different items" 5 "$(printf '%s\n' "$items" | sort -u | wc -l)"
for id in other-app cafe-first; do
    case $items in *"id=$id"*) fail "$id comes from the channel of the conversation" ;; esac
done
tui_keys q
tui_ended 0
tui_stop

# A check-up: all of them in the order of the file, no reasons; begun by the command.
tui_start 40x15 check-up
tui_expect '20 short messages'
tui_keys 1
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    tui_expect "  $n of 20"
    tui_expect '1 A scam'
    tui_keys 1
    tui_expect 'Very sure'
    tui_keys 2
done
tui_expect '10 of 10 scams'
tui_expect '0 of 10 honest'
tui_keys q
tui_expect '^ wary'
tui_keys q
tui_ended 0
tui_stop

# Left in the middle: nothing is open, and the other form is next.
tui_start 80x24 check-up
tui_expect 'form B'
tui_keys 1
tui_expect ' 1 of 20'
tui_keys q
tui_expect 'practise seeing it early'
tui_expect_gone 'Continue'
same "open" 0 "$(sql 'SELECT count(*) FROM session WHERE is_open')"
tui_keys q
tui_ended 0
tui_stop

run "$WARY" progress </dev/null
expect_in "$T/out" 'form A' "the check-up in the progress"
expect_in "$T/out" '10 of 10 scams seen, 0 of 10 honest' "what it came to"
expect_not_in "$T/out" 'form B' "one that was broken off"
run "$WARY" export --format=answers </dev/null
same "rows of answers" 26 "$(wc -l <"$T/out")"

# In lines, the same; and what is no form is said.
printf '1\n1\n3\nq\nq\n' | run "$WARY" check-up b --plain --no-save
expect_code 0 "a check-up in lines"
expect_in "$T/out" '^Sunna: ' "who writes"
run "$WARY" check-up no-such </dev/null
expect_code 66 "a form that is not there"
expect_in "$T/err" 'no form .no-such.' "a form that is not there"
run "$WARY" graph check-up-a </dev/null
expect_code 65 "a graph of a form"
expect_in "$T/err" 'form of short messages' "why not"

# Switched off: after a conversation there is nothing more.
printf 'typing: off\nshort-messages: off\n' >"$XDG_CONFIG_HOME/wary/config.yaml"
rm -f "$WARY_STORE"*
tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect 'I baked it'
leave_at_once
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
