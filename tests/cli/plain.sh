#!/bin/sh
# Lines: no escape sequence, every way to the end, the same log and score as the full screen.
. "$(dirname "$0")/../lib.sh"

# answers COUNT WORD: the word, COUNT times, a line each.
answers() {
    awk -v n="$1" -v word="$2" 'BEGIN { while (n-- > 0) print word }'
}

# pure FILE WHAT: text for any terminal and any screen reader.
pure() {
    if LC_ALL=C grep -n "$(printf '\033')" "$1" >&2; then
        fail "$2: an escape byte"
    fi
    if grep -nP '[\x{2500}-\x{259F}\x{2800}-\x{28FF}]' "$1" >&2; then
        fail "$2: drawn lines or braille"
    fi
    if LC_ALL=C tr -d '\n' <"$1" | LC_ALL=C grep -q '[[:cntrl:]]'; then
        fail "$2: a control character"
    fi
}

# to_debrief STORY SEED FIRST-ANSWER [OPTION]: exactly as many lines as are needed, then q, q.
to_debrief() {
    rm -f "$WARY_STORE"*
    {
        echo 1
        answers 80 "$3"
        printf 'r\nq\nx\nq\nh\nq\n?\nq\nq\nq\n'
    } >"$T/lines"
    run "$WARY" play "$1" --seed="$2" --region=GB ${4+"$4"} <"$T/lines"
    expect_code 0 "$1"
    pure "$T/out" "$1"
    same "stderr of $1" "" "$(cat "$T/err")"
    expect_in "$T/out" 'You noticed|were not marked|no warning sign|left before|honest' "$1, debrief"
}

# With and without being told to; and the other story; and other answers.
to_debrief harbour-lights 1 1
same "last event" end "$(events | tail -n 1)"
events >"$T/auto"
cp "$T/out" "$T/out.auto"
to_debrief harbour-lights 1 1 --plain
events | cmp - "$T/auto" || fail "--plain plays otherwise than a pipe"
cmp "$T/out" "$T/out.auto" || fail "--plain says otherwise than a pipe"
to_debrief harbour-mornings 2 1
to_debrief harbour-lights 3 3

# The same choices in lines and on a screen: marks, a check, block with reasons.
rm -f "$WARY_STORE"*
run "$WARY" play harbour-lights --seed=7 --plain <<'LINES'
1
1
1
m3
1
1
m2
1
m2
c
1
1
l
2
1
3
l
1
2
q
q
LINES
expect_code 0 lines
pure "$T/out" lines
events >"$T/events.plain"
"$WARY" report >"$T/report.plain"
rm -f "$WARY_STORE"*
cat >"$T/keys" <<'KEYS'
1 1 1          # begin, two answers
k k m enter    # message 3, just mark it
esc 1          # the next day
g j m enter    # message 2
m              # message 2, and back
esc c 1
1 l 2 1 3 l    # block, the newest and the third newest
1 2 q q
KEYS
run "$WARY" play harbour-lights --seed=7 --script="$T/keys" --dump </dev/null
expect_code 0 script
events >"$T/events.script"
diff "$T/events.plain" "$T/events.script" >&2 || fail "lines and screen give different logs"
for kind in read reply mark unmark check leave judge end; do
    grep -q "^$kind" "$T/events.plain" || fail "no event of the kind $kind in the comparison"
done
"$WARY" report >"$T/report.script"
cmp "$T/report.plain" "$T/report.script" || fail "lines and screen give different reports"

# The input ends in the middle: saved, and Continue goes on from there.
rm -f "$WARY_STORE"*
printf '1\n1\n1\n' >"$T/lines"
run "$WARY" play harbour-lights --seed=1 <"$T/lines"
expect_code 0 "end of input"
events >"$T/first"
same "answers" 2 "$(grep -c '^reply' "$T/first")"
printf '1\n1\n1\n' >"$T/lines" # go on, the next day, an answer
run "$WARY" --plain <"$T/lines"
expect_code 0 "second run"
expect_in "$T/out" '^1  Continue  Harbour lights, day' "second run"
expect_in "$T/out" 'You: I baked it' "the transcript is told again"
events | head -n "$(wc -l <"$T/first")" | cmp - "$T/first" || fail "the log was rewritten"
same "answers" 3 "$(events | grep -c '^reply')"
same "conversations" 1 "$(sql 'SELECT count(*) FROM session')"

# Lines that mean nothing are answered with a sentence.
printf '1\nhello\n99\nm99\n\n77777777777\n\033[A\nq\nq\n' >"$T/lines"
run "$WARY" play harbour-lights --no-save <"$T/lines"
expect_code 0 nonsense
same "sentences" 6 "$(grep -cE 'not one of the choices|not offered here|no message with that number' "$T/out")"
pure "$T/out" nonsense
