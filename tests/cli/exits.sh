#!/bin/sh
# Every failure has its exit code and one sentence; nothing of it is a crash.
. "$(dirname "$0")/../lib.sh"

# sentence PATTERN WHAT: stderr says it in one line that begins with the program's name.
sentence() {
    expect_in "$T/err" "^wary: .*$1" "$2"
    same "stdout, $2" "" "$(cat "$T/out")"
}

# ends CODE PATTERN ARGUMENT...
ends() {
    ends_code=$1
    ends_pattern=$2
    shift 2
    run "$WARY" "$@" </dev/null
    expect_code "$ends_code" "$*"
    sentence "$ends_pattern" "$*"
}

ends 64 'unknown option' --frobnicate
expect_in "$T/err" 'wary --help' "a hint"
ends 64 'unknown option' -Z
ends 64 'no command' frobnicate
ends 64 'too many' list one
ends 64 'too many' play one two
ends 64 'needs a value' --seed
ends 64 'seed' --seed=abc
ends 64 'color' --color=blue
ends 64 'size' --size=80
ends 64 'has no option' list --seed=1
ends 64 'has no option' play --strict
ends 66 'no-such' check "$T/no-such.yaml"
ends 66 'no finished conversation' report
ends 66 'script' play harbour-lights --script="$T/no-such-script"

printf 'wary: 1\nid: broken\n' >"$T/broken.yaml"
run "$WARY" check "$T/broken.yaml" </dev/null
expect_code 65 "check of a broken file"
expect_in "$T/out" "broken.yaml:[0-9]+:[0-9]+: error: .* \\[missing-key\\]" "place and word"
printf 'frobnicate\n' >"$T/keys"
run "$WARY" --script="$T/keys" --no-save </dev/null
expect_code 64 "an unknown word in a script"
expect_in "$T/err" 'no word .frobnicate' "an unknown word in a script"

# Asked to play what is not there or broken: a sentence, and the code.
run "$WARY" play no-such-story </dev/null
expect_code 66 "a story that is not there"
cat "$T/out" "$T/err" >"$T/both"
expect_in "$T/both" 'no story .no-such-story' "a story that is not there"
run "$WARY" play "$T/broken.yaml" </dev/null
expect_code 65 "a broken story"
cat "$T/out" "$T/err" >"$T/both"
expect_in "$T/both" 'file has a fault|broken.yaml:' "a broken story"

# The data folder.
ends 66 'no-such-folder' list --data="$T/no-such-folder"
ends 66 'no-such-folder' play harbour-lights --data="$T/no-such-folder"
mkdir "$T/empty"
ends 66 'sources.yaml|signs.yaml' check --data="$T/empty"

# As somebody who may not write, and not read.  Root may do anything, so root steps down.
mkdir "$T/bin" "$T/locked" "$T/closed"
cp "$WARY" "$T/bin/wary"
cp -r "$WARY_DATA" "$T/data"
chmod -R a+rX "$T/bin" "$T/data" "$T/empty"
chmod 755 "$T" "$T/home" "$T/state" "$T/config"
chmod 555 "$T/locked"
chmod 000 "$T/closed"
as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$T/bin/wary" "$@"
    else
        "$T/bin/wary" "$@"
    fi
}
run as_nobody list --data="$T/closed" </dev/null
expect_code 77 "a data folder that may not be read"
sentence '[Pp]ermission' "a data folder that may not be read"
printf '1\n1\n1\n1\n1\n1\nq\nq\n' >"$T/lines"
run as_nobody play harbour-lights --data="$T/data" --store="$T/locked/wary.db" --seed=1 <"$T/lines"
expect_code 0 "a store that cannot be written"
expect_in "$T/out" 'cannot be saved just now' "a store that cannot be written"
expect_in "$T/out" '^1  Play on without saving' "a store that cannot be written"
expect_in "$T/out" 'You: I baked it' "playing on without saving"
expect_in "$T/out" 'Nothing is being saved just now' "said at home"
same "files in the folder" "" "$(ls "$T/locked")"
run as_nobody progress --data="$T/data" --store="$T/locked/wary.db" </dev/null
[ "$code" -eq 69 ] || [ "$code" -eq 77 ] || fail "progress without a store: $code"
sentence 'store' "progress without a store"

# A store that is none, a cut one, one of a newer program, a folder.
printf 'this is not a database, not at all, and it never was one, I am afraid\n' >"$T/corrupt.db"
run "$WARY" play harbour-lights --store="$T/corrupt.db" <"$T/lines"
expect_code 0 "playing with a corrupt store"
expect_in "$T/out" 'cannot be saved just now' "a corrupt store"
expect_in "$T/out" 'You: I baked it' "playing with a corrupt store"
ends 69 'store|database' progress --store="$T/corrupt.db"
expect_in "$T/corrupt.db" 'it never was one' "a corrupt store is left alone"
run "$WARY" play harbour-lights --store="$T/newer.db" <"$T/lines"
sqlite3 "$T/newer.db" 'PRAGMA user_version = 99'
ends 69 'newer' progress --store="$T/newer.db"
ends 69 'folder|directory|store|database' progress --store="$T/empty"
ends 69 'store|directory' progress --store="$T/no-such-folder/wary.db"

# The calm page comes whatever is broken; the code says that something was.
page() {
    expect_in "$T/out" 'Stop sending anything' "$1"
    expect_in "$T/out" 'never too late to stop' "$1"
}
run "$WARY" help-me --data="$T/no-such-folder" </dev/null
expect_code 66 "help-me without data"
page "help-me without data"
mkdir -p "$T/broken/wary"
printf 'theme: [\n' >"$T/broken/wary/config.yaml"
run env XDG_CONFIG_HOME="$T/broken" "$WARY" help-me --region=GB </dev/null
expect_code 65 "help-me with broken settings"
page "help-me with broken settings"
expect_in "$T/out" 'United Kingdom' "help-me with broken settings"
run "$WARY" help-me --region=QQ </dev/null
expect_code 64 "help-me for a region that is not there"
page "help-me for a region that is not there"

# Names are shown without what a terminal would obey.
esc=$(printf '\033')
cp "$srcdir/tests/bad/alias.yaml" "$T/a${esc}[31mb.yaml"
run "$WARY" check "$T/a${esc}[31mb.yaml" </dev/null
expect_in "$T/out" 'a\?\[31mb.yaml:' "an escape in a name"
expect_not_in "$T/out" "$esc" "an escape in a name"
run "$WARY" "x${esc}[31my" </dev/null
expect_code 64 "an escape in a command"
expect_not_in "$T/err" "$esc" "an escape in a command"

# Help names every command; a folder without a story is no success.
run "$WARY" --help </dev/null
for command in play list progress report check simulate graph new schema help-me; do
    expect_in "$T/out" "^  wary $command" "--help"
done
mkdir "$T/nothing"
run "$WARY" check "$T/nothing" </dev/null
expect_code 66 "a folder without a story"

# A name that is nearly right is answered with the right one.
run "$WARY" play lime-treee </dev/null
expect_code 66 "a story misspelt"
expect_in "$T/err" 'did you mean .lime-tree.\?' "a story misspelt"
run "$WARY" graph sources </dev/null
expect_code 65 "a registry as a story"
