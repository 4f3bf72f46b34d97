#!/bin/sh
# Leaving by block with reasons leads to the debrief, and the log says why.
. "$(dirname "$0")/../lib.sh"
no_typing

tui_start 80x24 play harbour-lights --seed=1
tui_expect 'Start'
tui_keys 1
tui_expect 'I baked it'
tui_keys 1
tui_expect 'Rude how'
tui_keys l
tui_expect 'You can leave at any moment'
tui_sound
tui_press Down
tui_keys Enter
tui_expect 'What made you leave'
tui_sound
tui_press Down
tui_keys Enter
tui_expect '\[x\] That cake'
tui_press Down
tui_keys Space
tui_expect '\[x\] Hi '
tui_keys l
tui_expect 'What was this\?'
tui_keys 3
until_true tui_has 'what happened, and when|How sure' || fail "no way to the debrief"
if tui_has 'How sure'; then
    tui_keys 1
fi
tui_expect 'what happened, and when'
tui_expect 'You blocked the contact on day 1'
tui_keys q
tui_expect 'short messages to judge'
tui_keys 2
tui_expect 'practise seeing it early'
tui_keys C-q
tui_ended 0

events >"$T/events"
expect_in "$T/events" '^leave how=block .*1.*2' "the way and the reasons are kept"
expect_in "$T/events" '^judge verdict=unclear' "the judgement is kept"
