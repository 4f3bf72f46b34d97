#!/bin/sh
# Each event is on the disk before its effect is on the screen: one sync an event, and the words after it.
. "$(dirname "$0")/../lib.sh"

awk 'BEGIN { for (i = 0; i < 12; i++) print 1; print "q"; print "q" }' >"$T/lines"
run strace -f -e trace=fdatasync,fsync,write -o "$T/trace" "$WARY" play harbour-lights --plain --seed=1 <"$T/lines"
expect_code 0 play
events=$(sql 'SELECT count(*) FROM event')
syncs=$(grep -cE '(fdatasync|fsync)\([0-9]+\) += 0' "$T/trace")
[ "$events" -ge 10 ] || fail "hardly anything was played"
[ "$syncs" -ge "$events" ] || fail "$events events, $syncs syncs"

# No answer is printed twice without a sync between the two.
awk '
    /(fdatasync|fsync)\(/ { synced = 1 }
    /write\(1, / && /You: / { if (!synced) { print; exit 1 } synced = 0 }
' "$T/trace" || fail "an answer was shown before it was kept"
