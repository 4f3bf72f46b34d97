#!/bin/sh
# The built or installed program works at all: version, help, stories, one conversation.
. "$(dirname "$0")/../lib.sh"

run "$WARY" --version </dev/null
expect_code 0 version
expect_in "$T/out" '^wary [0-9]' version
expect_in "$T/out" 'GPL' version
run "$WARY" --help </dev/null
expect_code 0 help
expect_in "$T/out" '^Usage: wary' help
same "stderr of --help" "" "$(cat "$T/err")"

run "$WARY" list </dev/null
expect_code 0 list
expect_in "$T/out" '^harbour-lights +Harbour lights' list
expect_not_in "$T/out" '[Ss]cam|[Hh]onest' "list gives it away"
run "$WARY" check </dev/null
expect_code 0 check
expect_in "$T/out" ': 0 errors, ' check
run "$WARY" help-me --region=GB </dev/null
expect_code 0 help-me
expect_in "$T/out" 'United Kingdom' help-me

cat >"$T/keys" <<'KEYS'
enter   # the content note
1 1     # two answers
l 2 l   # leave by block
1 1     # a scam, only a guess
KEYS
run "$WARY" play harbour-lights --seed=1 --script="$T/keys" --dump </dev/null
expect_code 0 "a conversation by a script"
expect_in "$T/out" 'what happened, and when' "debrief"
expect_in "$T/out" 'This was a scam' "debrief"
expect_in "$T/out" 'You blocked the contact on day 1' "debrief"
run "$WARY" report </dev/null
expect_code 0 report
expect_in "$T/out" 'Harbour lights' report
