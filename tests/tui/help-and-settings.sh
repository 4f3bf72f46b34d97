#!/bin/sh
# Help opens and closes on every screen; settings change, are kept, and are there the next time.
. "$(dirname "$0")/../lib.sh"

# help_here PATTERN: opened by ? and F1, closed by q and Esc, the same screen again.
help_here() {
    tui_expect "$1"
    tui_sound
    tui_state >"$T/here"
    for help_keys in '? q' 'F1 Escape'; do
        tui_keys "${help_keys% *}"
        tui_expect '^ Help'
        tui_keys "${help_keys#* }"
        until_true is_here || fail "help does not give the screen back: $1"
    done
}

is_here() {
    tui_state | cmp -s - "$T/here"
}

config="$XDG_CONFIG_HOME/wary/config.yaml"
has_setting() {
    grep -q "^$1\$" "$config"
}

tui_start 80x24 --seed=1
tui_home
help_here 'practise seeing it early'
tui_keys 2
help_here '^ Choose a conversation'
tui_keys q
tui_expect 'practise seeing it early'
tui_keys 5
help_here '^ Settings'
tui_press 1
until_true has_setting 'theme: dark' || fail "the colours are not kept"
tui_press 4
until_true has_setting 'typing: off' || fail "typing is not kept"
tui_keys 5
tui_expect '^  > Symbols'
tui_expect_gone '─|▶'
until_true has_setting 'symbols: ascii' || fail "the symbols are not kept"
tui_keys 5
tui_expect '▶ Symbols'
tui_sound
tui_press 6
until_true has_setting 'mouse: off' || fail "the mouse is not kept"
same "mouse" 0 "$(mux display-message -p '#{mouse_any_flag}')"
tui_keys q
tui_expect 'practise seeing it early'
tui_keys 1
help_here 'Start'
tui_keys 1
tui_expect '^ Dana|^ [A-Z]'
help_here 'm mark'
tui_keys l
help_here '^ Leave the'
tui_keys 1
help_here '^ What made'
tui_keys C-q
tui_ended 0
tui_stop

tui_start 80x24
tui_expect 'Continue'
same "mouse" 0 "$(mux display-message -p '#{mouse_any_flag}')"
tui_keys C-q
tui_ended 0
