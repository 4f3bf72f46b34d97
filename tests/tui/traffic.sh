#!/bin/sh
# Few bytes a key, none when idle, no clearing of the screen while moving.
. "$(dirname "$0")/../lib.sh"
no_typing

size() {
    wc -c <"$T/stream"
}

# Wait until the stream has been of one size for many looks at it.
settle() {
    settle_at=-1
    settle_looks=0
    settle_end=$(($(date +%s) + DEADLINE_S))
    while [ "$settle_looks" -lt 25 ]; do
        [ "$(date +%s)" -lt "$settle_end" ] || fail "the terminal does not come to rest"
        mux display-message -p '' >/dev/null
        if [ "$(size)" -eq "$settle_at" ]; then
            settle_looks=$((settle_looks + 1))
        else
            settle_at=$(size)
            settle_looks=0
        fi
    done
}

# move KEY: what it costs
move() {
    settle
    move_from=$settle_at
    tui_press "$1"
    settle
    cost=$((settle_at - move_from))
    [ "$cost" -gt 0 ] || fail "the stream is not seen"
    [ "$cost" -le 150 ] || fail "$1 costs $cost bytes"
    move_most=$((cost > move_most ? cost : move_most))
}

# idle: nothing for a whole second at least
idle() {
    settle
    idle_from=$settle_at
    idle_end=$(($(date +%s) + 2))
    until [ "$(date +%s)" -ge "$idle_end" ]; do
        mux display-message -p '' >/dev/null
    done
    same "$1: bytes when idle" "$idle_from" "$(size)"
}

: >"$T/stream"
move_most=0
tui_start 80x24
tui_home
mux pipe-pane -o "exec cat >>'$T/stream'"
for key in Down Down Down Up Up Tab j k; do
    move "$key"
done
idle home
tui_keys 2
tui_expect '^ Choose a conversation'
tui_sound
settle
from=$settle_at
move Down
tui_keys Enter
tui_expect 'Start'
tui_sound
for key in Down Up; do
    move "$key"
done
tui_press 1
tui_expect '^ 1-3 answer'
settle
moving_from=$settle_at
for key in Down Down Up Up Up Down; do
    move "$key"
done
tail -c +"$((moving_from + 1))" "$T/stream" >"$T/moving"
esc=$(printf '\033')
expect_not_in "$T/moving" "$esc\\[2J|$esc\\[H$esc\\[J|$esc\\[J" "the screen is cleared while moving"
idle conversation
[ "$from" -gt 0 ] || fail "nothing was measured"
tui_keys C-q
tui_ended 0
