#!/bin/sh
# Robots play the stories: all of each is met, early eyes and blanket marks are told apart,
# and the same seed prints the same bytes.
. "$(dirname "$0")/../lib.sh"

run "$WARY" simulate -n 3000 </dev/null
expect_code 0 simulate
for story in $(stories); do
    expect_in "$T/out" "^$story: 3000 plays a robot, seed 1" simulate
done
expect_not_in "$T/out" 'was never met' simulate
expect_not_in "$T/out" 'does not tell' simulate
same "robots a story" $((8 * $(stories | wc -l))) "$(grep -cE '^  (random|silent|blanket|leaver|checker|early|late|naive) ' "$T/out")"
# What was played lies within what was proven.
awk '
    /plays a robot/ { n = 0 }
    /^  (silent|blanket|checker|early|late|naive) / { name[++n] = $1; least[n] = $7; most[n] = $9; lost[n] = $11 }
    /^  all ways/ {
        gsub(",", "")
        for (i = 1; i <= n; i++) {
            if (least[i] < $4 || most[i] > $6 || lost[i] > $14) { print name[i] ": " $0; bad = 1 }
            seen++
        }
    }
    END { exit bad || seen != 6 * stories }' stories="$(stories | wc -l)" "$T/out" || fail "a robot outside of all ways"
cp "$T/out" "$T/first"
run "$WARY" simulate --count=3000 --seed=1 </dev/null
cmp "$T/out" "$T/first" || fail "the same seed gives other sums"

run "$WARY" simulate lime-tree --robot=early -n 20 </dev/null
expect_in "$T/out" '^  early  *100 ' "one robot"
expect_not_in "$T/out" '^  naive' "one robot"

run "$WARY" simulate lime-tree --transcript -n 5 --seed=9 </dev/null
expect_code 0 transcript
same "plays" 5 "$(grep -c '^# lime-tree, random, play ' "$T/out")"
expect_in "$T/out" '^1\*? Ilya: Hello Marit' transcript
cp "$T/out" "$T/first"
run "$WARY" simulate lime-tree --transcript -n 5 --seed=9 </dev/null
cmp "$T/out" "$T/first" || fail "the same seed gives another transcript"
run "$WARY" simulate lime-tree --transcript -n 5 --seed=10 </dev/null
if cmp -s "$T/out" "$T/first"; then
    fail "another seed gives the same transcript"
fi

run "$WARY" simulate lime-tree --robot=nobody </dev/null
expect_code 64 "a robot that is not there"
expect_in "$T/err" 'there is no robot .nobody.; there are random .*naive' "a robot that is not there"
run "$WARY" simulate -n 0 </dev/null
expect_code 64 "no plays"
run "$WARY" simulate no-such-story </dev/null
expect_code 66 "a story that is not there"
printf 'wary: 1\n' >"$T/bad.yaml"
run "$WARY" simulate "$T/bad.yaml" </dev/null
expect_code 65 "a story with errors"
expect_in "$T/err" 'bad.yaml:1:1: .*missing-key' "a story with errors"
