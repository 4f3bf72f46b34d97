#!/bin/sh
# Ctrl-Z gives the shell back, fg gives the screen back.
. "$(dirname "$0")/../lib.sh"
no_typing

tui_shell 80x24
# shellcheck disable=SC2016 # for the other shell
tui_keys -l 'stty -a >"$T/tty.before"'
tui_keys Enter
until_true test -s "$T/tty.before" || fail "no shell"
# shellcheck disable=SC2016 # for the other shell
tui_keys -l '"$WARY" play harbour-lights'
tui_keys Enter
tui_expect 'Start'
tui_press 1
tui_press 1
tui_press Up
tui_state >"$T/old"
back() {
    tui_state | cmp -s - "$T/old"
}

for _ in 1 2; do
    tui_keys C-z
    tui_expect 'Stopped'
    tui_expect 'ready>'
    same "alternate screen" 0 "$(mux display-message -p '#{alternate_on}')"
    same "mouse" 0 "$(mux display-message -p '#{mouse_any_flag}')"
    rm -f "$T/tty.after"
    # shellcheck disable=SC2016
    tui_keys -l 'stty -a >"$T/tty.after"; echo here'
    tui_keys Enter
    until_true test -s "$T/tty.after" || fail "the shell does not answer"
    tty_is_same || fail "the terminal is not as it was"
    tui_keys -l fg
    tui_keys Enter
    until_true back || fail "the screen does not come back"
    same "mouse" 1 "$(mux display-message -p '#{mouse_any_flag}')"
done

# Another size meanwhile.
tui_keys C-z
tui_expect 'Stopped'
mux resize-window -x 60 -y 20
tui_keys -l fg
tui_keys Enter
tui_expect '^ 1-3 answer'
tui_sound
tui_keys q
tui_expect 'practise seeing it early'
tui_keys q
tui_expect 'ready>'
