#!/bin/sh
# Where open conversations go on after an edit, and what is said of files that cannot be compared.
. "$(dirname "$0")/../lib.sh"

lights=$srcdir/scenarios/harbour-lights.yaml
for story in harbour-lights lime-tree north-desk; do
    run "$WARY" diff "$srcdir/scenarios/$story.yaml" "$srcdir/scenarios/$story.yaml" </dev/null
    expect_code 0 "diff $story with itself"
    same "places of $story that move" "" "$(grep -e ' -> ' "$T/out" | grep -v -e 'the same place' -e version)"
    expect_in "$T/err" '; 0 go on elsewhere$' "diff $story with itself"
done

sed -e 's/^version: 1$/version: 2/' -e 's/goto: rain/goto: wet/' -e 's/^  rain:/  wet:/' "$lights" >"$T/new.yaml"
run "$WARY" diff "$lights" "$T/new.yaml" </dev/null
expect_code 0 "a scene with another name"
expect_in "$T/out" 'the scene is gone' "a scene with another name"
expect_in "$T/out" '^    rain: wet$' "a scene with another name"
sed -e 's/^version: 2$/version: 2\nwithdraw_before: 2\nrenamed: {scenes: {rain: wet}}/' "$T/new.yaml" >"$T/named.yaml"
run "$WARY" diff "$lights" "$T/named.yaml" </dev/null
expect_code 0 "the name given"
expect_in "$T/err" '; 0 go on elsewhere$' "the name given"

run "$WARY" diff "$lights" "$srcdir/scenarios/lime-tree.yaml" </dev/null
expect_code 64 "two stories"
expect_in "$T/err" 'two stories' "two stories"
run "$WARY" diff "$lights" </dev/null
expect_code 64 "one file"
run "$WARY" diff "$lights" "$T/none.yaml" </dev/null
expect_code 66 "a file that is not there"
printf 'wary: 1\n' >"$T/bad.yaml"
run "$WARY" diff "$lights" "$T/bad.yaml" </dev/null
expect_code 65 "a file with faults"
expect_in "$T/err" 'bad.yaml:' "a file with faults"
