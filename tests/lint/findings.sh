#!/bin/sh
# The findings of finding.def as manual source, on stdout.  usage: findings.sh SRCDIR
set -eu
sed -nE 's/^X\([A-Z0-9_]+, ([A-Z]+), "([a-z0-9-]+)", "(.*)", "(.*)"\)$/\1\t\2\t\3\t\4/p' "$1/src/core/finding.def" |
    awk -F '\t' '
        function say(s) { gsub(/%%/, "%", s); gsub(/\\"/, "\"", s); gsub(/\\/, "\\e", s); gsub(/%s/, "...", s); sub(/^[.\x27]/, "\\\\\\&&", s); return s }
        BEGIN { print ".Bl -tag -width Ds" }
        { printf ".It Cm %s Pq %s\n%s.\n", $2, tolower($1), say($3); if ($4 != "") print say($4) }
        END { print ".El" }'
