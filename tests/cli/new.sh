#!/bin/sh
# wary new: a pair that is without a warning at once, whatever was answered, and is played to its ends.
. "$(dirname "$0")/../lib.sh"
cd "$T"

# Asked one by one; an empty answer takes what is proposed, a strange one is asked for again.
mkdir asked
printf 'The "blue" door\n\nZoe\n99\n2\njob-abroad\n' >lines
run "$WARY" new asked <lines
expect_code 0 "asked"
expect_in out 'What is the story called' asked
expect_in out '.99. is not one of the list' asked
expect_in out 'Written: asked/the-blue-door.yaml and its honest twin asked/the-other-tomato.yaml' asked
run "$WARY" check --strict asked/the-blue-door.yaml asked/the-other-tomato.yaml </dev/null
expect_code 0 "what was written"
expect_in out '^2 files: 0 errors, 0 warnings$' "what was written"
expect_in asked/the-blue-door.yaml "^title: \"The 'blue' door\"\$" "a quote in the title"
expect_in asked/the-blue-door.yaml '^family: job-abroad$' family
run "$WARY" simulate asked/the-blue-door.yaml -n 300 </dev/null
expect_in out 'endings 2 of 2' "its ends"
same "mode" 600 "$(stat -c %a asked/the-blue-door.yaml)"

# By options, for every place and family.
for platform in lumen-dating harbourchat quickword circleboard trestle-jobs workfolk postmere greenstall; do
    mkdir "$platform"
    run "$WARY" new "$platform" --platform="$platform" --no-input </dev/null
    expect_code 0 "$platform"
done
for family in dating wrong-number investment-group classifieds recovery emergency gambling task-job; do
    mkdir "$family"
    run "$WARY" new "$family" --family="$family" --name=Sam --title="$family" --twin=Other --no-input </dev/null
    expect_code 0 "$family"
done
run "$WARY" check --strict ./*/*.yaml </dev/null
expect_code 0 "all of them"

# Nothing is written over, and nothing when an answer cannot be.
before=$(cat asked/*.yaml | cksum)
run "$WARY" new asked --title='The "blue" door' --no-input </dev/null
expect_code 64 "a story that is there"
expect_in err 'asked/the-blue-door.yaml is there already' "a story that is there"
same "the story" "$before" "$(cat asked/*.yaml | cksum)"
run "$WARY" new --platform=nowhere --no-input </dev/null
expect_code 64 "a platform that is not there"
run "$WARY" new --name=note --no-input </dev/null
expect_code 65 "a name that is a word of the grammar"
run "$WARY" new no-such-folder --no-input </dev/null
expect_code 66 "a folder that is not there"
run "$WARY" new </dev/null
expect_code 0 "an input that is over takes what is proposed"
mkdir twice
run "$WARY" new twice --title=Same --twin=Same --no-input </dev/null
expect_code 0 "the same title twice"
for file in same same-twin; do
    [ -s "twice/$file.yaml" ] || fail "twins of one title"
done
