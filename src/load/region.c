#include "load/region.h"

enum { REGIONS_MAX = 300, REGIONS_STEP = 16, SCALE_MAX = 1000000, DIGITS_MAX = 3 };

static struct str text_of(struct build *b, const struct node *map, const char *key)
{
    return build_text(b, build_need(b, map, key), key);
}

static bool is_day(struct str s)
{
    static const char shape[] = "0000-00-00";
    bool ok = s.len == sizeof shape - 1;
    for (size_t i = 0; ok && i < s.len; i++) {
        ok = shape[i] == '-' ? s.ptr[i] == '-' : s.ptr[i] >= '0' && s.ptr[i] <= '9';
    }
    return ok;
}

struct str region_checked(struct build *b, const struct node *map)
{
    const struct node *n = build_need(b, map, "checked"), *url = node_find(map, "url");
    struct str s = build_token(b, n, "checked");
    bool has_url = url && url->text.len > 0, is_never = str_is_c(s, "never");
    if (s.len && !is_never && !is_day(s)) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, "checked", "like 2026-11-23, or never");
    } else if (is_never && has_url) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, "checked",
                    "the day on which the page was read, where there is a url");
    }
    return s;
}

// "0.85" as 850.
static bool thousandths(struct str s, uint64_t *value)
{
    unsigned digits = 0;
    bool is_behind = false, ok = s.len > 0 && s.len < 12;
    *value = 0;
    for (size_t i = 0; ok && i < s.len; i++) {
        if (s.ptr[i] == '.' && !is_behind && i > 0) {
            is_behind = true;
            continue;
        }
        ok = s.ptr[i] >= '0' && s.ptr[i] <= '9' && digits < DIGITS_MAX;
        *value = *value * 10 + (uint64_t)(s.ptr[i] - '0');
        digits += is_behind;
    }
    for (; digits < DIGITS_MAX; digits++) {
        *value *= 10;
    }
    return ok && *value > 0 && *value <= (uint64_t)SCALE_MAX * 1000;
}

static uint32_t scale_of(struct build *b, const struct node *n)
{
    uint64_t value = 0;
    if (n && !thousandths(n->text, &value)) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, "scale", "a number such as 0.85");
        return 1000;
    }
    return n ? (uint32_t)value : 1000;
}

static void add_currency(struct build *b, const struct node *n, struct region *region)
{
    static const char *const keys[] = {"code", "symbol", "position", "digits", "scale"};
    static const char *const positions[] = {"before", "after"};
    region->scale_thousandths = 1000;
    if (!build_known(b, n, "currency", keys, COUNT_OF(keys))) {
        return;
    }
    region->currency_code = text_of(b, n, "code");
    region->currency_symbol = text_of(b, n, "symbol");
    region->symbol_after = build_word(b, build_need(b, n, "position"), positions, 2) == 1;
    region->scale_thousandths = scale_of(b, build_need(b, n, "scale"));
    (void)build_number(b, node_find(n, "digits"), "digits", 0, DIGITS_MAX);
}

static void add_line(struct build *b, const struct node *n, struct help_line *line)
{
    static const char *const keys[] = {"id",    "name", "phone", "url",
                                       "hours", "for",  "says",  "checked"};
    static const char *const purposes[] = {"money", "crisis", "trafficking", "report", "advice"};
    if (!build_known(b, n, "a help line", keys, COUNT_OF(keys))) {
        return;
    }
    const struct node *purpose = build_need(b, n, "for");
    (void)build_word(b, purpose, purposes, (int)COUNT_OF(purposes));
    *line = (struct help_line){
        .id = build_id(b, build_need(b, n, "id")),
        .name = text_of(b, n, "name"),
        .phone = build_fact(b, n, "phone"),
        .url = build_fact(b, n, "url"),
        .hours = build_fact(b, n, "hours"),
        .purpose = purpose ? purpose->text : STR(""),
        .says = build_fact(b, n, "says"),
        .checked = region_checked(b, n),
    };
}

static void add_lines(struct build *b, const struct node *all, const struct node *hotline,
                      struct region *region)
{
    region->hotline = -1;
    if (!build_is(b, all, NODE_LIST, "lines")) {
        return;
    }
    struct help_line *lines = arena_new(b->arena, all->count, sizeof *lines);
    struct str *ids = arena_new(b->tree, all->count, sizeof *ids);
    for (uint32_t i = 0; i < all->count; i++) {
        add_line(b, node_item(all, i), &lines[i]);
        ids[i] = lines[i].id;
    }
    struct names names = names_of(ids, all->count, b->tree);
    for (uint32_t i = 0; i < all->count; i++) {
        int first = names_find(&names, ids[i]);
        if (first >= 0 && (uint32_t)first != i) {
            build_twice(b, ids[i], node_item(all, i)->at, node_item(all, (uint32_t)first)->at);
        }
    }
    region->lines = lines;
    region->line_count = all->count;
    if (hotline && (hotline->kind != NODE_TEXT || hotline->text.len)) {
        region->hotline = build_one_of(b, hotline, &names);
    }
}

static struct region *room_for(struct build *b, struct str id, struct registry *reg)
{
    for (uint32_t i = 0; i < reg->region_count; i++) {
        if (str_is(reg->regions[i].id, id)) {
            return &reg->regions[i];
        }
    }
    if (reg->region_count % REGIONS_STEP == 0) {
        struct region *more = arena_new(b->arena, reg->region_count + REGIONS_STEP, sizeof *more);
        for (uint32_t i = 0; i < reg->region_count; i++) {
            more[i] = reg->regions[i];
        }
        reg->regions = more;
    }
    return reg->region_count < REGIONS_MAX ? &reg->regions[reg->region_count++] : NULL;
}

void region_add(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"wary-region", "id",      "name", "currency",
                                       "emergency",   "hotline", "lines"};
    (void)build_known(b, root, "a region", keys, COUNT_OF(keys));
    struct region region = {.id = text_of(b, root, "id")};
    region.name = text_of(b, root, "name");
    region.emergency = build_fact(b, root, "emergency");
    add_currency(b, build_need(b, root, "currency"), &region);
    add_lines(b, build_need(b, root, "lines"), node_find(root, "hotline"), &region);
    struct region *room = room_for(b, region.id, reg);
    if (!room) {
        finding_add(b->findings, FINDING_TOO_MANY, root->at, "300 regions");
        return;
    }
    *room = region;
}
