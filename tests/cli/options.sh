#!/bin/sh
# Options in any order, `--`, --no-input, and outputs that end early or are closed.
. "$(dirname "$0")/../lib.sh"

# says FILE ARGUMENT...: the output of a run that is well
says() {
    says_file=$1
    shift
    run timeout 10 "$WARY" "$@" </dev/null
    expect_code 0 "$*"
    same "stderr of $*" "" "$(cat "$T/err")"
    cp "$T/out" "$T/$says_file"
}

# The same, wherever the options stand and however they are written.
says one help-me --region=GB
says two --region=GB help-me
says three -r GB help-me
says four help-me --reg GB
says five -rGB -- help-me
for other in two three four five; do
    cmp "$T/one" "$T/$other" || fail "the order of options matters"
done
says us help-me --region=US
if cmp -s "$T/one" "$T/us"; then
    fail "the region does not matter"
fi
says small help-me --region=gb
cmp "$T/one" "$T/small" || fail "small letters name another region"
run "$WARY" help-me --region=XX </dev/null
expect_code 64 "a region that is not there"
expect_in "$T/err" 'there is no region .XX.; there are.* GB .*US' "a region that is not there"
run "$WARY" help-me --region=../sources </dev/null
expect_code 64 "a region that is a path"
run "$WARY" help-me --lang=xx </dev/null
expect_code 64 "a language that is not there"
expect_in "$T/err" 'there is no language .xx.; there are: en' "a language that is not there"
run "$WARY" -- --region=GB </dev/null
expect_code 64 "an option after --"
run "$WARY" help-me -- more </dev/null
expect_code 64 "a word after --"

# Help and version win, also behind a command; a command's help is its own.
says version --version list
expect_in "$T/version" '^wary [0-9]' version
says help check --help
expect_in "$T/help" '--strict' "help of check"
expect_not_in "$T/help" '--seed' "help of check"
for letter in -h -V; do
    says letter "$letter"
done

# Every long option of --help is in the manual, and every command.
says help --help
grep -oE -- '--[a-z-]+' "$T/help" | sort -u | while read -r option; do
    name=$(printf '%s' "${option#--}" | sed 's/-/-/g')
    grep -q "Fl -$name" "$srcdir/man/wary.1" || fail "$option is not in wary(1)"
done
for command in play list progress report check help-me simulate graph new schema diff preview; do
    says "help.$command" "$command" --help
    grep -q "Cm $command" "$srcdir/man/wary.1" || fail "$command is not in wary(1)"
done

# --no-input never asks: not with an input that never comes, and it reads none of it.
mkfifo "$T/never"
exec 3<>"$T/never"
run timeout 10 "$WARY" play harbour-lights --no-input <&3
expect_code 0 "--no-input with a silent input"
expect_in "$T/out" 'This conversation is invented' "--no-input shows the first page"
expect_not_in "$T/out" 'Type a number' "--no-input asks"
run timeout 10 "$WARY" --no-input <&3
expect_code 0 "--no-input at home"
expect_in "$T/out" 'Practise' "--no-input at home"
exec 3>&-
same "nothing was begun" 0 "$(sql 'SELECT count(*) FROM event')"

# --no-save writes nothing at all.
rm -f "$WARY_STORE"*
printf '1\n1\nq\nq\n' >"$T/lines"
run "$WARY" play harbour-lights --no-save <"$T/lines"
expect_code 0 "--no-save"
expect_in "$T/out" 'You: ' "--no-save plays"
[ ! -e "$WARY_STORE" ] || fail "--no-save makes a store"
same "files" "" "$(find "$HOME" "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" -type f)"

# The same seed, the same names and chances; another seed, others.
play_seed() {
    printf '1\nq\nq\n' | "$WARY" play harbour-lights --no-save --seed="$1"
}
same "seed 5 again" "$(play_seed 5)" "$(play_seed 5)"
seen=$(for seed in 1 99 1000 123456789; do
    play_seed "$seed" | grep -o 'Hi [A-Z][a-z]*'
done | sort -u | wc -l)
[ "$seen" -gt 1 ] || fail "the seed changes nothing"

# Where things are kept: WARY_STORE, --store over it, the state folder without both.
run "$WARY" play harbour-lights --store="$T/mine.db" <"$T/lines"
[ -s "$T/mine.db" ] || fail "--store is not used"
[ ! -e "$WARY_STORE" ] || fail "--store does not win"
same "mode of the store" 600 "$(stat -c %a "$T/mine.db")"
(
    unset WARY_STORE
    "$WARY" play harbour-lights <"$T/lines" >/dev/null
)
[ -s "$XDG_STATE_HOME/wary/wary.db" ] || fail "the state folder is not used"
same "mode of the folder" 700 "$(stat -c %a "$XDG_STATE_HOME/wary")"
(
    unset WARY_STORE
    XDG_STATE_HOME=relative/path
    cd "$T"
    "$WARY" play harbour-lights <"$T/lines" >/dev/null
)
[ -s "$HOME/.local/state/wary/wary.db" ] || fail "a relative XDG_STATE_HOME is not passed over"
[ ! -e "$T/relative" ] || fail "a relative XDG_STATE_HOME is used"

# Settings that are wrong are named with their place, and the rest counts.
printf 'theme: plaid\nregion: GB\nfrobnicate: on\n' >"$XDG_CONFIG_HOME/wary/config.yaml"
run "$WARY" help-me </dev/null
expect_code 0 "wrong settings"
expect_in "$T/err" 'config.yaml:1:1: warning: .*theme' "wrong settings"
expect_in "$T/err" 'config.yaml:3:1: warning: .*frobnicate' "wrong settings"
expect_in "$T/out" 'United Kingdom' "the rest of the settings"
rm "$XDG_CONFIG_HOME/wary/config.yaml"

# Outputs that end early make no noise; outputs that fail say so, and the code says it too.
for words in --help list help-me 'check --explain=tab' 'play harbour-lights --no-input'; do
    # shellcheck disable=SC2086 # words
    "$WARY" $words </dev/null 2>"$T/err" | head -n 1 >"$T/out"
    same "stderr of $words | head" "" "$(cat "$T/err")"
    # shellcheck disable=SC2086
    run "$WARY" $words </dev/null
    code=0
    # shellcheck disable=SC2086
    "$WARY" $words </dev/null >/dev/full 2>"$T/err" || code=$?
    expect_code 74 "$words on a full disk"
    same "lines on stderr, full disk" 1 "$(wc -l <"$T/err")"
    code=0
    # shellcheck disable=SC2086
    "$WARY" $words </dev/null >&- 2>"$T/err" || code=$?
    expect_code 74 "$words with a closed output"
done
yes 1 | head -n 200 | "$WARY" play harbour-lights --no-save 2>"$T/err" | head -n 1 >"$T/out"
same "stderr of a conversation | head" "" "$(cat "$T/err")"
