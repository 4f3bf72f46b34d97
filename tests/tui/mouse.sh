#!/bin/sh
# A click chooses, points and marks; the wheel moves; --no-mouse leaves the mouse alone.
. "$(dirname "$0")/../lib.sh"
no_typing

# report BUTTON COL ROW press|release: what a terminal sends, from 1.
report() {
    if [ "$TERM" = xterm-256color ]; then
        case $4 in press) end=M ;; *) end=m ;; esac
        hex=$(printf '\033[<%d;%d;%d%s' "$1" "$2" "$3" "$end" | od -An -v -tx1)
    else
        case $4 in press) button=$1 ;; *) button=3 ;; esac
        hex=$(printf '1b 5b 4d %x %x %x' $((32 + button)) $((32 + $2)) $((32 + $3)))
    fi
    # shellcheck disable=SC2086 # one word a byte
    tui_bytes $hex
}

# click COL ROW
click() {
    report 0 "$1" "$2" press
    report 0 "$1" "$2" release
}

# wheel 64 (up) or 65 (down)
wheel() {
    report "$1" 10 10 press
}

row_of() {
    tui_screen | awk -v words="$1" 'index($0, words) { print NR; exit }'
}

col_of() {
    tui_screen | awk -v words="$1" '{ at = index($0, words) } at { print at; exit }'
}

focus_row() {
    tui_screen | awk '/▶/ { print NR }'
}

focus_is_at() {
    [ "$(focus_row)" = "$1" ]
}

journey() {
    tui_start 80x24
    tui_home
    same "mouse is asked for" 1 "$(mux display-message -p '#{mouse_any_flag}')"
    click 6 "$(row_of Settings)"
    tui_expect 'Colours'
    tui_keys q
    tui_expect 'practise seeing it early'

    before=$(focus_row)
    wheel 65
    until_true focus_is_at $((before + 1)) || fail "the wheel does not move down"
    wheel 64
    until_true focus_is_at "$before" || fail "the wheel does not move up"

    click 6 "$(row_of Choose)"
    tui_expect 'Choose a conversation'
    click 6 "$(row_of 'Harbour lights')"
    tui_expect 'Start'
    click 6 "$(row_of Start)"
    tui_expect 'I baked it'
    tui_sound
    click 10 "$(row_of 'Hi ')"
    until_true focus_is_at "$(row_of 'Hi ')" || fail "a click does not point at a message"
    tui_sound
    click "$(col_of 'm mark')" "$(row_of 'm mark')"
    tui_expect '^ Marked'
    tui_keys Escape
    tui_expect '^ Dana'
    tui_expect '● marked'
    same "marks" 1 "$(sql "SELECT count(*) FROM event WHERE line LIKE 'mark %'")"
    click "$(col_of 'm mark')" "$(row_of 'm mark')"
    tui_expect_gone '● marked'
    same "marks taken back" 1 "$(sql "SELECT count(*) FROM event WHERE line LIKE 'unmark %'")"
    click 10 "$(row_of 'Hello Dana')"
    tui_expect 'That cake is why I wrote'
    until_true test 1 = "$(sql "SELECT count(*) FROM event WHERE line LIKE 'reply %'")" ||
        fail "a click does not answer"
    click 90 90
    click 1 1
    tui_sound
    tui_keys q
    tui_expect 'practise seeing it early'
    tui_keys q
    tui_ended 0
    tui_stop
}

# As xterm says it (SGR), and as screen and tmux do (X10).
TERM=xterm-256color
journey
rm -f "$WARY_STORE"*
TERM=screen-256color
journey

tui_start 80x24 --no-mouse
tui_expect 'Settings'
same "mouse" 0 "$(mux display-message -p '#{mouse_any_flag}')"
tui_keys q
tui_ended 0
