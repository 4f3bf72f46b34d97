// tests/bench/yamlfloor.c - the floor for loading: libyaml events and nothing else
//
// usage: yamlfloor FILE ROUNDS     microseconds a round, on stdout
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

static uint64_t now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static void parse(const unsigned char *bytes, size_t len)
{
    yaml_parser_t parser;
    yaml_event_t event;
    int done = 0;
    (void)yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, bytes, len);
    while (!done && yaml_parser_parse(&parser, &event)) {
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

int main(int argc, char **argv)
{
    static unsigned char bytes[16 << 20];
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (!in) {
        return 64;
    }
    size_t len = fread(bytes, 1, sizeof bytes, in);
    (void)fclose(in);
    int rounds = atoi(argv[2]);
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < rounds; i++) {
        uint64_t from = now_us();
        parse(bytes, len);
        uint64_t us = now_us() - from;
        best = us < best ? us : best;
    }
    (void)printf("%llu\n", (unsigned long long)best);
    return 0;
}
