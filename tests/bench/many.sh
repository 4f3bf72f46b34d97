#!/bin/sh
# A store with COUNT conversations: one that was played, and copies of it.
# usage: many.sh WARY STORE COUNT
set -eu
wary=$1 store=$2 count=$3
keys=$store.keys
{
    echo '1 enter m m 2'
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
        echo '1 enter 1 enter'
    done
    echo '1 2 enter q q q'
} >"$keys"
WARY_STORE=$store "$wary" play harbour-lights --script="$keys" --seed=1 </dev/null >/dev/null
sqlite3 -batch -init /dev/null "$store" "
WITH RECURSIVE k(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM k WHERE i < $count)
INSERT INTO session (n, id, scenario, hash, version, started_s, is_open, place)
    SELECT i, printf('%032x', i), scenario, hash, version, started_s - 86400, 0, i
    FROM k, session WHERE n = 1;
INSERT INTO event SELECT s.n, e.seq, e.at_ms, e.line
    FROM session s JOIN event e ON e.session = 1 WHERE s.n > 1;"
