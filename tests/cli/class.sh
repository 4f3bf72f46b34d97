#!/bin/sh
# A class from the files that its learners exported: figures from five learners on, nobody
# in them, in every form; a file with a fault is named and nothing is printed.
. "$(dirname "$0")/../lib.sh"
no_typing

# learner N MARKS: plays two stories, marking so many messages, and exports.
learner() {
    WARY_STORE=$T/learner-$1.db
    for story in harbour-lights harbour-mornings; do
        {
            echo '1 enter'
            for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
                [ "$n" -gt "$2" ] || echo 'k m enter'
                echo '1 enter'
            done
            echo '1 2 enter q q'
        } >"$T/keys"
        run "$WARY" play "$story" --script="$T/keys" --size=80x24 --seed="$1" </dev/null
        expect_code 0 "learner $1 plays $story"
    done
    # A check-up before and one after: first nobody is trusted, then everybody.
    for answer in 1 2; do
        {
            echo 1
            for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                printf '%s\n3\n' "$answer"
            done
            printf 'q\nq\n'
        } >"$T/answers"
        run "$WARY" check-up --plain <"$T/answers"
        expect_code 0 "a check-up of learner $1"
    done
    "$WARY" export >"$T/learner-$1.jsonl"
}

for n in 1 2 3 4 5 6; do
    learner "$n" "$((n * 3))"
done

run "$WARY" report "$T"/learner-*.jsonl </dev/null
expect_code 0 "a class"
expect_in "$T/out" '^6 learners' "a class"
expect_in "$T/out" '^12 conversations' "a class"
expect_in "$T/out" 'times? met, by 6 learners' "a sign"
expect_in "$T/out" 'Half had recognised it by|More than half never' "a sign"
expect_in "$T/out" '^Of 100 harmless messages, [0-9]+ were marked' "suspicion beside recognition"
expect_in "$T/out" '^First check-up: 6 learners' "the check-ups"
expect_in "$T/out" '^60 of 60 scams seen, 0 of 60 honest messages trusted' "the first"
expect_in "$T/out" '^0 of 60 scams seen, 60 of 60 honest messages trusted' "the second"
expect_not_in "$T/out" 'Third|learner-|rank|best' "a class"

run "$WARY" report "$T"/learner-[1-4].jsonl </dev/null
expect_code 0 "four learners"
expect_in "$T/out" 'from 5 learners on' "four learners"
expect_not_in "$T/out" 'Half had|Of 100' "four learners"

# The same file twice is the same learner only to a reader; each file is one learner.
for format in json csv html; do
    run "$WARY" report --format="$format" "$T"/learner-*.jsonl </dev/null
    expect_code 0 "$format"
    cp "$T/out" "$T/class.$format"
done
python3 - "$T" <<'PYTHON' || fail "a form that others cannot read"
import csv, json, sys
folder = sys.argv[1]
data = json.load(open(f"{folder}/class.json"))
assert data["wary-class"] == 1 and data["learners"] == 6 and data["conversations"] == 12
rows = list(csv.DictReader(open(f"{folder}/class.csv", newline="")))
assert len(rows) == len(data["signs"]) > 3
for row, sign in zip(rows, data["signs"]):
    assert row["sign"] == sign["sign"]
    assert sign["learners"] >= 5
    assert sign["within_1"] <= sign["within_5"] <= sign["within_10"] <= sign["met"]
    assert 0 <= sign["share_1"] <= sign["share_5"] <= sign["share_10"] <= 1
    assert sign["within_10"] + sign["left_before"] + sign["never"] <= sign["met"]
assert [one["position"] for one in data["check_ups"]] == [1, 2], data["check_ups"]
means = [sign["mean_to_20"] for sign in data["signs"]]
assert means == sorted(means, reverse=True)
page = open(f"{folder}/class.html").read()
assert "<script" not in page and "http" not in page.split("</style>")[1].split("<body")[0]
PYTHON

# Bad files.
head -c 300 "$T/learner-1.jsonl" >"$T/half.jsonl"
run "$WARY" report "$T"/learner-*.jsonl "$T/half.jsonl" </dev/null
expect_code 65 "a file that is cut off"
expect_in "$T/err" 'half\.jsonl' "which file"
same "nothing is printed" "" "$(cat "$T/out")"
run "$WARY" report "$T"/learner-*.jsonl "$T/learner-1.jsonl" </dev/null
expect_code 65 "one learner twice"
expect_in "$T/err" 'learner-1\.jsonl.*same as an earlier' "one learner twice"
run "$WARY" report "$T/none.jsonl" </dev/null
expect_code 66 "a file that is not there"
expect_in "$T/err" 'none\.jsonl' "which file is not there"
mkdir "$T/folder"
run "$WARY" report "$T/folder" </dev/null
[ "$code" -ne 0 ] || fail "a folder is no export"
