#!/bin/sh
# A story is withdrawn while a conversation of it is open: it goes on in the new version, at the
# last answer that is still there, and a page says so; the second start is as usual.
. "$(dirname "$0")/../lib.sh"
no_typing

cp -r "$srcdir/scenarios" "$T/data"
WARY_DATA=$T/data
export WARY_DATA
tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect '2 My sister Noor'
tui_keys 2
tui_expect '1 Rude how'
tui_keys 1
tui_expect 'Go on to day 2'
tui_keys q
tui_expect 'Continue .*Harbour lights, day'
tui_keys q
tui_ended 0
same "answers" 2 "$(events | grep -c '^reply')"

sed -i -e 's/^version: 1$/version: 2\nwithdraw_before: 2/' -e 's/My sister Noor put that picture in.*funny\./Noor took that picture of me./' \
    "$WARY_DATA/harbour-lights.yaml"
tui_start 80x24
tui_expect 'Continue .*Harbour lights'
tui_keys 1
tui_expect 'This conversation has been corrected'
tui_expect 'My sister Noor put'
tui_sound
tui_keys Enter
tui_expect '2 Noor took that picture of me'
tui_keys 2
tui_expect '1 Rude how'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys 1
tui_expect '1 Rude how'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_ended 0
same "versions" "2 1" "$(sql 'SELECT group_concat(version, " ") FROM (SELECT version FROM session ORDER BY n DESC)')"
same "open conversations" 1 "$(sql 'SELECT count(*) FROM session WHERE is_open')"
