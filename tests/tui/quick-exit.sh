#!/bin/sh
# Ctrl-Q and F10 leave at once; no word of the story is on the screen or can be scrolled back.
. "$(dirname "$0")/../lib.sh"
no_typing

everything() {
    mux capture-pane -p -S - -E -
}

# quick KEY
quick() {
    rm -f "$T/status"
    tui_shell 80x24
    # A conversation in lines first, so that there is something to scroll back to.
    # shellcheck disable=SC2016 # for the other shell
    tui_keys -l 'printf "1\n1\n1\n1\n1\n1\n1\n1\n" | "$WARY" play harbour-lights --plain --no-save; echo over'
    tui_keys Enter
    tui_expect '^over|: over$|over$'
    everything | grep -qE "$STORY_WORDS" || fail "nothing to scroll back to"
    # shellcheck disable=SC2016
    tui_keys -l '"$WARY" play harbour-lights; echo "code=$?" | tee "$T/status"'
    tui_keys Enter
    tui_expect 'Start'
    tui_press 1
    tui_press 1
    tui_expect 'Ravelmouth'
    tui_keys "$1"
    tui_expect '^code=0'
    tui_expect 'ready>'
    everything >"$T/left"
    expect_not_in "$T/left" "$STORY_WORDS" "after $1"
    same "alternate screen" 0 "$(mux display-message -p '#{alternate_on}')"
    same "what was answered is kept" 1 "$(events | grep -c '^reply')"
    tui_stop
}

quick C-q
rm -f "$WARY_STORE"*
quick F10
