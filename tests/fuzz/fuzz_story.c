// tests/fuzz/fuzz_story.c - libFuzzer: any bytes, through the loader and the rules
//
// `make fuzz` builds and runs it.  A story without an error is played by a robot, too.
#include <stdint.h>
#include <stdlib.h>

#include "core/robot.h"
#include "core/rule.h"
#include "load/load.h"
#include "run/library.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static struct library lib;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *data = getenv("WARY_DATA");
    if (!data || !library_open(&lib, data, NULL)) {
        abort();
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct findings found = {0};
    struct str text = {(const char *)bytes, len};
    struct scenario *sc =
        load_scenario(text, "fuzz.yaml", "", lib.registry, &load_limits_usual, &found);
    if (sc) {
        rule_check(sc, NULL, lib.registry, &found);
    }
    if (sc && !finding_has_error(&found)) {
        session_free(robot_play(&robot_table[ROBOT_RANDOM], sc, lib.registry, len));
    }
    scenario_free(sc);
    finding_clear(&found);
    return 0;
}
