// tests/bench/drive.c - run a program in a terminal of 80x24 and measure it
//
// usage: drive start ROUNDS -- CMD…         median microseconds from exec to the first whole screen
//        drive keys KEYS -- CMD…            median microseconds from a key to its last byte
//        drive bytes KEYS [FILE] -- CMD…    bytes sent for these keys
//        drive idle SECONDS -- CMD…         context switches while nothing happens
//        drive memory -- CMD…               private dirty kilobytes after the first screen
//        drive peak -- CMD…                 the most resident kilobytes until it ends
// A burst is over when nothing has come for a while; that while is not counted.
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 60, QUIET_START_MS = 2, SAMPLES_MAX = 4096 };

struct child {
    int fd;
    pid_t pid;
};

static uint64_t now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static struct child start(char **argv)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct child c = {-1, 0};
    c.pid = forkpty(&c.fd, NULL, NULL, &size);
    if (c.pid == 0) {
        (void)execvp(argv[0], argv);
        _exit(127);
    }
    return c;
}

// Read one burst; the time of its last byte, and how many there were.
static uint64_t burst(int fd, int quiet_ms, size_t *bytes)
{
    char block[65536];
    uint64_t last = now_us();
    struct pollfd p = {.fd = fd, .events = POLLIN};
    *bytes = 0;
    while (poll(&p, 1, *bytes || quiet_ms > QUIET_START_MS ? quiet_ms : 1000) > 0) {
        ssize_t n = read(fd, block, sizeof block);
        if (n <= 0) {
            break;
        }
        last = now_us();
        *bytes += (size_t)n;
    }
    return last;
}

static void stop(struct child c)
{
    (void)kill(c.pid, SIGKILL);
    (void)waitpid(c.pid, NULL, 0);
    (void)close(c.fd);
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static uint64_t median(uint64_t *v, size_t n)
{
    qsort(v, n, sizeof *v, by_value);
    return n ? v[n / 2] : 0;
}

static void measure_start(int rounds, char **argv)
{
    static uint64_t us[SAMPLES_MAX];
    for (int i = 0; i < rounds && i < SAMPLES_MAX; i++) {
        size_t bytes;
        uint64_t from = now_us();
        struct child c = start(argv);
        us[i] = burst(c.fd, QUIET_START_MS, &bytes) - from;
        stop(c);
    }
    (void)printf("%llu\n", (unsigned long long)median(us, (size_t)rounds));
}

static void measure_keys(const char *keys, char **argv)
{
    static uint64_t us[SAMPLES_MAX];
    size_t bytes, n = 0;
    struct child c = start(argv);
    (void)burst(c.fd, QUIET_MS, &bytes);
    for (; keys[n] && n < SAMPLES_MAX; n++) {
        uint64_t from = now_us();
        if (write(c.fd, &keys[n], 1) != 1) {
            break;
        }
        us[n] = burst(c.fd, QUIET_MS, &bytes) - from;
    }
    stop(c);
    (void)printf("%llu\n", (unsigned long long)median(us, n));
}

static void measure_bytes(const char *keys, char **argv)
{
    size_t bytes, total = 0;
    struct child c = start(argv);
    (void)burst(c.fd, QUIET_MS, &total);
    for (; *keys; keys++) {
        if (write(c.fd, keys, 1) != 1) {
            break;
        }
        (void)burst(c.fd, QUIET_MS, &bytes);
        total += bytes;
    }
    stop(c);
    (void)printf("%zu\n", total);
}

static unsigned long number_in(pid_t pid, const char *file, const char *name)
{
    char path[64], line[256];
    unsigned long sum = 0, value;
    (void)snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *in = fopen(path, "r");
    while (in && fgets(line, sizeof line, in)) {
        if (strncmp(line, name, strlen(name)) == 0 &&
            sscanf(line + strlen(name), " %lu", &value) == 1) {
            sum += value;
        }
    }
    if (in) {
        (void)fclose(in);
    }
    return sum;
}

static void measure_idle(int seconds, char **argv)
{
    size_t bytes;
    struct child c = start(argv);
    (void)burst(c.fd, QUIET_MS, &bytes);
    unsigned long before = number_in(c.pid, "status", "voluntary_ctxt_switches:");
    struct pollfd p = {.fd = c.fd, .events = POLLIN};
    int came = poll(&p, 1, seconds * 1000);
    (void)printf("%lu %d\n", number_in(c.pid, "status", "voluntary_ctxt_switches:") - before, came);
    stop(c);
}

// The most that a program held that ends by itself.
static void measure_peak(char **argv)
{
    struct rusage usage;
    pid_t pid = fork();
    if (pid == 0) {
        (void)execvp(argv[0], argv);
        _exit(127);
    }
    (void)waitpid(pid, NULL, 0);
    (void)getrusage(RUSAGE_CHILDREN, &usage);
    (void)printf("%ld\n", usage.ru_maxrss);
}

static void measure_memory(char **argv)
{
    size_t bytes;
    struct child c = start(argv);
    (void)burst(c.fd, QUIET_MS, &bytes);
    (void)printf("%lu\n", number_in(c.pid, "smaps_rollup", "Private_Dirty:"));
    stop(c);
}

int main(int argc, char **argv)
{
    int at = 1;
    while (at < argc && strcmp(argv[at], "--") != 0) {
        at++;
    }
    if (argc < 2 || at + 1 >= argc) {
        return 64;
    }
    char **cmd = argv + at + 1;
    const char *value = at > 2 ? argv[2] : "";
    if (strcmp(argv[1], "start") == 0) {
        measure_start(atoi(value), cmd);
    } else if (strcmp(argv[1], "keys") == 0) {
        measure_keys(value, cmd);
    } else if (strcmp(argv[1], "bytes") == 0) {
        measure_bytes(value, cmd);
    } else if (strcmp(argv[1], "idle") == 0) {
        measure_idle(atoi(value), cmd);
    } else if (strcmp(argv[1], "peak") == 0) {
        measure_peak(cmd);
    } else {
        measure_memory(cmd);
    }
    return 0;
}
