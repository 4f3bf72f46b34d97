#!/bin/sh
# The worked example of CONTRIBUTING.md is a good story, and its three mistakes are told as it says.
. "$(dirname "$0")/../lib.sh"

story=$T/old-kite.yaml
awk '/^```yaml$/ { on = 1; next } /^```$/ { on = 0 } on' "$srcdir/CONTRIBUTING.md" >"$story"
run "$WARY" check "$story" </dev/null
expect_code 0 "the example"
same "findings but the twin" "1 file: 0 errors, 1 warning" "$(tail -n 1 "$T/out")"
expect_in "$T/out" 'twin-missing' "the example"
run "$WARY" simulate "$story" -n 300 </dev/null
expect_code 0 "robots"
expect_not_in "$T/out" 'was never met' "robots"
expect_not_in "$T/out" 'does not tell' "robots"
expect_in "$T/out" 'lost 0 to 400, score 0 to 100$' "robots"

# mistake EDIT PATTERN
mistake() {
    sed "$1" "$story" >"$T/mistake.yaml"
    cmp -s "$story" "$T/mistake.yaml" && fail "the edit changes nothing: $1"
    run "$WARY" check "$T/mistake.yaml" </dev/null
    expect_code 65 "$1"
    expect_in "$T/out" "$2" "$1"
}
mistake 's/goto: safe/goto: saef/' 'there is no scene .saef.'
expect_in "$T/out" 'did you mean .safe.' "a scene misspelt"
mistake 's/- ada: "Good morning.*/- ada: Listen: it is windy/' 'needs quotes'
mistake 's/day: 5/day: 2/' 'the day runs back'
