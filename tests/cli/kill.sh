#!/bin/sh
# kill -9 at any moment loses nothing that was shown: 20 times, 200 with WARY_SOAK.
. "$(dirname "$0")/../lib.sh"

rounds=${WARY_SOAK:+200}
rounds=${rounds:-20}
seed=$(($(date +%s) % 30000))
printf 'seed %s\n' "$seed" >"$T/log"
mkfifo "$T/in"

# chance MOST: a number from 0, another each time, the same for one seed.
chance() {
    seed=$(((seed * 1103 + 12345) % 65521))
    drawn=$((seed % ($1 + 1)))
}

count_in() {
    grep -cE -- "$1" "$2" || :
}

has_answered() {
    [ "$(count_in 'You: ' "$T/out")" -ge "$1" ]
}

is_over() {
    ! kill -0 "$pid" 2>/dev/null
}

round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    : >"$T/out"
    "$WARY" play harbour-lights --plain --seed="$round" <"$T/in" >"$T/out" 2>"$T/err" &
    pid=$!
    exec 3>"$T/in"
    # Some answers that are waited for, then a burst, and somewhere in it the end.
    chance 6
    waited=$drawn
    chance 12
    burst=$drawn
    chance 40
    delay=$drawn
    echo 1 >&3
    answered=0
    while [ "$answered" -lt "$waited" ]; do
        echo 1 >&3
        answered=$((answered + 1))
        # A day's end takes a line, too.
        chance 3
        [ "$drawn" -eq 0 ] && echo 1 >&3
    done
    [ "$waited" -eq 0 ] || until_true has_answered 1 || fail "round $round: no answer"
    while [ "$burst" -gt 0 ]; do
        echo 1 >&3
        burst=$((burst - 1))
    done
    while [ "$delay" -gt 0 ]; do
        : <"$T/log"
        delay=$((delay - 1))
    done
    kill -KILL "$pid" 2>/dev/null || :
    wait "$pid" 2>/dev/null || :
    exec 3>&-
    same "round $round, stderr" "" "$(cat "$T/err")"

    # What was on the screen is in the log, in the same order, and not much more.
    [ -s "$WARY_STORE" ] || continue
    same "round $round, integrity" ok "$(sql 'PRAGMA integrity_check')"
    shown=$(count_in 'You: ' "$T/out")
    kept=$(sql "SELECT count(*) FROM event JOIN session USING (n)" 2>/dev/null || :)
    kept=$(sql "SELECT count(*) FROM event WHERE line LIKE 'reply %' AND session = (SELECT max(n) FROM session)")
    heard=$(grep -o '\[message [0-9]*\]' "$T/out" | tail -n 1 | tr -dc '0-9')
    read=$(sql "SELECT count(*) FROM event WHERE line = 'read' AND session = (SELECT max(n) FROM session)")
    if grep -q '^Day 1' "$T/out"; then
        [ "$kept" -ge "$shown" ] || fail "round $round: $shown answers were shown, $kept are kept"
        [ "$read" -ge "${heard:-0}" ] || fail "round $round: $heard messages were shown, $read are kept"
    fi
done

same "holes in a log" "" "$(sql 'SELECT session FROM event GROUP BY session HAVING count(*) <> max(seq)')"
[ "$(sql 'SELECT count(*) FROM event')" -gt "$rounds" ] || fail "nothing was played"

# The newest one goes on and comes to an end.
open=$(sql 'SELECT count(*) FROM session WHERE is_open')
awk 'BEGIN { for (i = 0; i < 90; i++) print 1; print "q"; print "q" }' >"$T/lines"
run "$WARY" --plain <"$T/lines"
expect_code 0 "going on"
expect_in "$T/out" '^1  Continue' "going on"
same "open conversations" $((open - 1)) "$(sql 'SELECT count(*) FROM session WHERE is_open')"
