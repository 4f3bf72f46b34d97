// tests/bench/loadtime.c - our load of the same file: model and findings, then the rules
//
// usage: loadtime DATA FILE ROUNDS     microseconds "LOAD RULES" of the best round, on stdout
//        loadtime DATA                 kilobytes of the trees that the home screen holds
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/rule.h"
#include "load/load.h"
#include "run/library.h"
#include "sys/file.h"

static uint64_t now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

int main(int argc, char **argv)
{
    struct library lib = {0};
    struct buf text = {0};
    if (argc == 2 && library_open(&lib, argv[1], NULL) && library_list(&lib, NULL)) {
        (void)printf("%zu\n", (lib.registry->arena.used + lib.arena.used) / 1024);
        library_close(&lib);
        return 0;
    }
    if (argc != 4 || !library_open(&lib, argv[1], NULL) ||
        !file_read(argv[2], load_limits_large.bytes, &text, NULL)) {
        return 64;
    }
    uint64_t load = UINT64_MAX, rules = UINT64_MAX;
    for (int i = 0; i < atoi(argv[3]); i++) {
        struct findings found = {0};
        uint64_t from = now_us();
        struct scenario *sc = load_scenario((struct str){text.ptr, text.len}, argv[2], "",
                                            lib.registry, &load_limits_large, &found);
        uint64_t middle = now_us();
        rule_check(sc, NULL, lib.registry, &found);
        uint64_t end = now_us();
        load = middle - from < load ? middle - from : load;
        rules = end - middle < rules ? end - middle : rules;
        scenario_free(sc);
        finding_clear(&found);
    }
    (void)printf("%llu %llu\n", (unsigned long long)load, (unsigned long long)rules);
    buf_free(&text);
    library_close(&lib);
    return 0;
}
