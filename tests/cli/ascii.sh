#!/bin/sh
# With --ascii every screen of an English conversation is ASCII, at both sizes, and says no less.
. "$(dirname "$0")/../lib.sh"

# Stories of another language have the letters of that one.
mkdir "$T/english"
cp -r "$srcdir/scenarios/." "$T/english"
grep -lE '^lang: (de|zh_TW)' "$T/english"/*.yaml | xargs rm
WARY_DATA=$T/english
{
    # home and what it leads to
    echo dump '?' dump q 2 dump q 3 dump q 4 dump q 5 dump q
    # the conversation
    echo 2 enter dump enter dump 1 dump k m dump 2 dump esc c dump 1 dump 1 dump
    awk 'BEGIN { for (i = 0; i < 60; i++) print "1 dump" }'
    # what the last pages lead to
    echo enter dump esc x dump esc r dump G dump esc h dump esc '?' dump esc q dump
} >"$T/keys"
for size in 80x24 40x15 60x20 30x10; do
    for region in US DE; do
        rm -f "$WARY_STORE"*
        run "$WARY" --ascii --seed=1 --region="$region" --size="$size" --script="$T/keys" --dump </dev/null
        expect_code 0 "$size $region"
        if LC_ALL=C grep -n '[^ -~]' "$T/out" >&2; then
            fail "$size $region: not ASCII"
        fi
    done
done

rm -f "$WARY_STORE"*
run "$WARY" --ascii --seed=1 --region=US --script="$T/keys" --dump </dev/null
for words in 'practise seeing it early' '^ Help' 'Settings' '  > 1 Start' '[|] Hi ' '^ Marked' \
    '[*] marked' 'What was this' 'what happened, and when' '^ Other ways' 'read again, with'; do
    expect_in "$T/out" "$words" "a screen of the walk"
done
awk 'length($0) > 80 { exit 1 }' "$T/out" || fail "a line is wider than the screen"
