#!/bin/sh
# kill -9 at any moment loses nothing that was shown: 200 times, 1,000 with WARY_SOAK.
. "$(dirname "$0")/../lib.sh"

rounds=${WARY_SOAK:+1000}
rounds=${rounds:-200}
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

# Send so many lines "1": begin, answer, go on to the next day.
send() {
    while [ "$feed" -gt 0 ]; do
        echo 1 >&3
        feed=$((feed - 1))
    done
}

has_answered() {
    [ "$(count_in 'You: ' "$T/out")" -ge "$1" ]
}

newest='SELECT count(*) FROM event WHERE session = (SELECT max(n) FROM session)'
round=0
most=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    : >"$T/out"
    "$WARY" play harbour-lights --plain --seed="$round" <"$T/in" >"$T/out" 2>"$T/err" &
    pid=$!
    exec 3>"$T/in"
    # What was begun is begun again.
    [ "$round" -eq 1 ] && echo 1 >&3 || echo 2 >&3
    # Some lines, then the first answer is waited for, more lines, and somewhere there the end.
    chance 6
    feed=$((drawn + 1))
    send
    until_true has_answered 1 || fail "round $round: no answer"
    chance 12
    feed=$drawn
    send
    chance 9000
    delay=$drawn
    while [ "$delay" -gt 0 ]; do
        : <"$T/log"
        delay=$((delay - 1))
    done
    kill -KILL "$pid" 2>/dev/null || :
    wait "$pid" 2>/dev/null || :
    exec 3>&-
    same "round $round, stderr" "" "$(cat "$T/err")"

    # What was on the screen is in the log, in the same order, and not much more.
    same "round $round, integrity" ok "$(sql 'PRAGMA integrity_check')"
    shown=$(count_in 'You: ' "$T/out")
    kept=$(sql "$newest AND line LIKE 'reply %'")
    heard=$(grep -o '\[message [0-9]*\]' "$T/out" | tail -n 1 | tr -dc '0-9')
    read=$(sql "$newest AND line = 'read'")
    [ "$kept" -ge "$shown" ] || fail "round $round: $shown answers were shown, $kept are kept"
    [ "$read" -ge "$heard" ] || fail "round $round: $heard messages were shown, $read are kept"
    most=$((shown > most ? shown : most))
done

same "holes in a log" "" "$(sql 'SELECT session FROM event GROUP BY session HAVING count(*) <> max(seq)')"
[ "$most" -ge 3 ] || fail "hardly anything was played"

# The newest one goes on and comes to an end.
open=$(sql 'SELECT count(*) FROM session WHERE is_open')
awk 'BEGIN { for (i = 0; i < 90; i++) print 1; print "q"; print "q" }' >"$T/lines"
run "$WARY" --plain <"$T/lines"
expect_code 0 "going on"
expect_in "$T/out" '^1  Continue' "going on"
same "open conversations" $((open - 1)) "$(sql 'SELECT count(*) FROM session WHERE is_open')"
