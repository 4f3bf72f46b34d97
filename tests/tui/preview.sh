#!/bin/sh
# An author writes, saves and sees: from wary new to a story with a mistake and back, beside the play.
. "$(dirname "$0")/../lib.sh"
no_typing

mkdir "$T/mine"
run "$WARY" new "$T/mine" --title='The blue kite' --twin='The red kite' --name=Ada --platform=lumen-dating --family=dating </dev/null
expect_code 0 "wary new"
story=$T/mine/the-blue-kite.yaml
[ -e "$story" ] || fail "no story: $(ls "$T/mine")"

tui_start 80x24 preview "$story" --seed=1
tui_expect 'Nothing is the matter'
tui_keys Enter
tui_expect 'day 1'
tui_expect '1-[0-9] answer'
cp "$story" "$T/good.yaml"
sed 's/goto: /gotto: /' "$T/good.yaml" >"$T/next.yaml"
mv "$T/next.yaml" "$story"
tui_expect 'gotto'
tui_sound
tui_keys f
tui_expect 'did you mean'
tui_keys q
mux resize-window -x 130 -y 30
tui_expect 'The last version without an error is played'
cp "$T/good.yaml" "$story"
tui_expect 'played on at the same place'
tui_expect_gone 'gotto'
tui_keys s
tui_expect 'Scenes'
tui_keys q
tui_keys v
tui_expect 'hide signs'
tui_keys q
tui_expect 'Save the file in your editor'
tui_keys q
tui_ended 0
same "conversations kept" "" "$(ls "$T/wary.db" 2>/dev/null)"

run "$WARY" preview </dev/null
expect_code 64 "no file"
run "$WARY" preview "$T/none.yaml" </dev/null
expect_code 66 "a file that is not there"
run "$WARY" preview "$T/good.yaml" --plain </dev/null
expect_code 0 "plain"
expect_in "$T/out" '1  Go on' "plain"
