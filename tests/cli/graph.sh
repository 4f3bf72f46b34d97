#!/bin/sh
# Every story as a graph: Graphviz itself reads and draws it.
. "$(dirname "$0")/../lib.sh"

for story in $(stories); do
    run "$WARY" graph "$story" </dev/null
    expect_code 0 "graph $story"
    dot -Tplain "$T/out" >"$T/plain" 2>"$T/err" || fail "Graphviz does not read $story"
    same "what Graphviz says of $story" "" "$(cat "$T/err")"
    scenes=$(sed -n '/^scenes:/,/^endings:/p' "$srcdir/scenarios/$story.yaml" | grep -cE '^  [a-z0-9-]+:$')
    same "scenes of $story" "$scenes" "$(grep -cE '^node s[0-9]+ ' "$T/plain")"
done

run "$WARY" graph harbour-lights --format=svg </dev/null
expect_code 0 svg
expect_in "$T/out" '<svg ' svg
expect_in "$T/out" '>approach<' svg
run "$WARY" graph harbour-lights --format=mermaid </dev/null
expect_code 0 mermaid
expect_in "$T/out" '^flowchart TD$' mermaid

run env PATH=/nowhere "$WARY" graph harbour-lights --format=svg </dev/null
expect_code 69 "svg without Graphviz"
expect_in "$T/err" 'SVG needs Graphviz' "svg without Graphviz"
run "$WARY" graph harbour-lights --format=png </dev/null
expect_code 64 "a format that is not there"
run "$WARY" graph </dev/null
expect_code 64 "no story"
run "$WARY" graph no-such-story </dev/null
expect_code 66 "a story that is not there"
