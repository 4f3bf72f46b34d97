#!/bin/sh
# With NO_COLOR the same text without a colour: every state is in the text.
. "$(dirname "$0")/../lib.sh"
no_typing

# shot NAME PATTERN: the screen's text, and once more with its attributes.
shot() {
    tui_expect "$2"
    tui_sound
    mux capture-pane -p >"$T/$1.text"
    mux capture-pane -e -p >"$T/$1.seen"
}

# journey FOLDER: marks, ticks, a list, settings
journey() {
    rm -f "$WARY_STORE"*
    mkdir "$T/$1"
    tui_start 80x24 play harbour-lights --seed=1
    shot "$1/note" 'Start'
    tui_keys 1
    tui_expect 'I baked it'
    tui_press 1
    tui_press Up
    tui_press m
    shot "$1/marked" '^ Marked'
    tui_keys Enter
    shot "$1/chat" '● marked'
    tui_keys l
    shot "$1/leave" '^ Leave the'
    tui_keys 2
    shot "$1/reasons" '^ What made'
    tui_keys q
    tui_expect '^ Leave the'
    tui_keys q
    tui_expect '^ Dana'
    tui_keys q
    shot "$1/home" 'practise seeing it early'
    tui_keys C-q
    tui_ended 0
    tui_stop
}

journey colour
NO_COLOR=1
export NO_COLOR
journey mono
NO_COLOR=
journey empty

esc=$(printf '\033')
sgr="$esc\\[([0-9;]*;)?(3[0-7]|4[0-7]|9[0-7]|38|48)(;[0-9;]*)?m"
grep -qE "$sgr" "$T/colour/chat.seen" || fail "no colour where there should be one"
grep -qE "$sgr" "$T/empty/chat.seen" || fail "an empty NO_COLOR takes the colours away"
for shot in note marked chat leave reasons home; do
    expect_not_in "$T/mono/$shot.seen" "$sgr" "NO_COLOR, $shot"
    cmp "$T/colour/$shot.text" "$T/mono/$shot.text" || fail "$shot says less without colours"
done
