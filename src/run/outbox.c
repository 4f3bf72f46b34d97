#include "run/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/str.h"
#include "sys/paths.h"

enum { FILES_MAX = 64, BYTES_MAX = 4 * 1024 * 1024 };

static void forget_lines(struct outbox *box, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(box->list[i].text);
    }
    if (count) {
        memmove(box->list, box->list + count, (box->count - count) * sizeof *box->list);
        box->count -= count;
    }
}

static void keep(struct outbox *box, uint32_t seq, uint64_t ms, struct str text)
{
    box->list = mem_grow(box->list, &box->cap, box->count + 1, sizeof *box->list);
    box->list[box->count++] = (struct outbox_line){seq, ms, mem_copy(text.ptr, text.len)};
}

// --- reading

static bool take_line(struct outbox *box, struct str line)
{
    struct wire w;
    if (!wire_read(line, &w, NULL)) {
        return false;
    }
    bool is_next = box->count == 0 || w.seq == box->list[box->count - 1].seq + 1;
    bool ok = true;
    if (w.kind == WIRE_JOIN && w.resume.len == WIRE_TOKEN) {
        memcpy(box->token, w.resume.ptr, WIRE_TOKEN);
    } else if (w.kind == WIRE_EV && box->token[0] && is_next) {
        keep(box, (uint32_t)w.seq, w.ms, w.line);
    } else {
        ok = false;
    }
    wire_free(&w);
    return ok;
}

static void read_lines(struct outbox *box)
{
    struct buf all = {0};
    char block[8192];
    ssize_t n;
    while ((n = read(box->fd, block, sizeof block)) > 0 && all.len < BYTES_MAX) {
        buf_put(&all, block, (size_t)n);
    }
    size_t at = 0;
    for (;;) {
        const char *end = all.len > at ? memchr(all.ptr + at, '\n', all.len - at) : NULL;
        if (!end || !take_line(box, (struct str){all.ptr + at, (size_t)(end - all.ptr) - at})) {
            break;
        }
        at = (size_t)(end - all.ptr) + 1;
    }
    // What a crash has left half-written was never shown.
    (void)!ftruncate(box->fd, (off_t)at);
    (void)lseek(box->fd, 0, SEEK_END);
    buf_free(&all);
}

// A lock that goes with the open file, also when the process dies.
static bool lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
#ifdef F_OFD_SETLK
    return fcntl(fd, F_OFD_SETLK, &whole) == 0;
#else
    return fcntl(fd, F_SETLK, &whole) == 0;
#endif
}

static bool try_file(struct outbox *box, const char *path, bool is_new)
{
    box->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (box->fd < 0 || !lock(box->fd)) {
        return false;
    }
    read_lines(box);
    return !is_new || !box->token[0];
}

static void drop(struct outbox *box)
{
    if (box->fd >= 0) {
        (void)close(box->fd);
    }
    forget_lines(box, box->count);
    mem_free(box->list);
    *box = (struct outbox){.fd = -1};
}

bool outbox_open(struct outbox *out, const char *folder, const char *name, bool is_new,
                 struct err *err)
{
    *out = (struct outbox){.fd = -1};
    if (!paths_make(folder, err)) {
        return false;
    }
    for (int i = 1; i <= FILES_MAX; i++) {
        struct buf path = {0};
        buf_fmt(&path, "%s/%s-%d.ndjson", folder, name, i);
        bool ok = try_file(out, buf_text(&path), is_new);
        buf_free(&path);
        if (ok) {
            return true;
        }
        drop(out);
    }
    return err_sys(err, errno ? errno : EBUSY, folder);
}

// --- writing

static bool write_message(const struct outbox *box, const struct wire *w, struct err *err)
{
    struct buf line = {0};
    if (box->fd < 0) {
        return true;
    }
    wire_put(w, &line);
    off_t end = lseek(box->fd, 0, SEEK_CUR);
    bool ok = write(box->fd, line.ptr, line.len) == (ssize_t)line.len && fdatasync(box->fd) == 0;
    if (!ok) {
        (void)err_sys(err, errno ? errno : ENOSPC, "what you do in the class cannot be kept");
        (void)!ftruncate(box->fd, end);
        (void)lseek(box->fd, end, SEEK_SET);
    }
    buf_free(&line);
    return ok;
}

static bool write_token(const struct outbox *box, struct err *err)
{
    return write_message(
        box, &(struct wire){.kind = WIRE_JOIN, .proto = WIRE_PROTO, .resume = str_of(box->token)},
        err);
}

static bool write_line(const struct outbox *box, const struct outbox_line *line, struct err *err)
{
    return write_message(
        box,
        &(struct wire){
            .kind = WIRE_EV, .seq = line->seq, .ms = line->ms, .line = str_of(line->text)},
        err);
}

bool outbox_add(struct outbox *box, uint32_t seq, uint64_t ms, struct str text, struct err *err)
{
    keep(box, seq, ms, text);
    if (!write_line(box, &box->list[box->count - 1], err)) {
        mem_free(box->list[--box->count].text);
        return false;
    }
    return true;
}

// A crash in between leaves the token and fewer lines: the hub has what is missing.
static bool write_anew(struct outbox *box, struct err *err)
{
    if (box->fd < 0) {
        return true;
    }
    bool ok = ftruncate(box->fd, 0) == 0 && lseek(box->fd, 0, SEEK_SET) == 0;
    ok = (ok || err_sys(err, errno, "what you do in the class cannot be kept")) &&
         write_token(box, err);
    for (size_t i = 0; ok && i < box->count; i++) {
        ok = write_line(box, &box->list[i], err);
    }
    return ok;
}

bool outbox_begin(struct outbox *box, const char *token, struct err *err)
{
    forget_lines(box, box->count);
    memset(box->token, 0, sizeof box->token);
    memcpy(box->token, token, strnlen(token, WIRE_TOKEN));
    return write_anew(box, err);
}

bool outbox_trim(struct outbox *box, uint32_t seq, struct err *err)
{
    size_t n = 0;
    while (n < box->count && box->list[n].seq <= seq) {
        n++;
    }
    if (n == 0) {
        return true;
    }
    forget_lines(box, n);
    return write_anew(box, err);
}

void outbox_close(struct outbox *box, bool is_done)
{
    if (is_done && box->fd >= 0) {
        (void)!ftruncate(box->fd, 0);
    }
    drop(box);
}
