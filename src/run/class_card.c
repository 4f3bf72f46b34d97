#include "run/class_card.h"

#include <stdio.h>
#include <string.h>

#include "core/field.h"
#include "sys/file.h"

enum { FILE_MAX = 16 * 1024 };

static void key_to_hex(const char *key, char hex[2 * CARD_KEY + 1])
{
    for (int i = 0; i < CARD_KEY; i++) {
        (void)snprintf(hex + 2 * i, 3, "%02x", (unsigned)(unsigned char)key[i]);
    }
}

static bool key_from_hex(const char *hex, char *key)
{
    bool ok = strlen(hex) == (size_t)2 * CARD_KEY;
    for (int i = 0; ok && i < CARD_KEY; i++) {
        unsigned byte = 0;
        ok = sscanf(hex + 2 * i, "%2x", &byte) == 1;
        key[i] = (char)byte;
    }
    return ok;
}

bool class_card_save(const char *path, const struct class_card *card, struct err *err)
{
    struct buf line = {0};
    char hex[2 * CARD_KEY + 1];
    key_to_hex(card->key, hex);
    buf_put_c(&line, "class");
    field_put_text(&line, "code", card->code);
    field_put_text(&line, "key", hex);
    field_put_text(&line, "lesson", card->lesson);
    field_put_number(&line, "one_account", card->is_one_account);
    buf_put_c(&line, "\n");
    bool ok = file_write(path, (struct str){line.ptr, line.len}, err);
    buf_free(&line);
    return ok;
}

static bool take(struct class_card *card, struct str name, struct str value, char *hex)
{
    uint64_t n = 0;
    if (str_is_c(name, "code")) {
        return field_get_text(value, card->code, sizeof card->code);
    }
    if (str_is_c(name, "key")) {
        return field_get_text(value, hex, 2 * CARD_KEY + 1) && key_from_hex(hex, card->key);
    }
    if (str_is_c(name, "lesson")) {
        return field_get_text(value, card->lesson, sizeof card->lesson);
    }
    bool ok = str_is_c(name, "one_account") && field_get_number(value, 1, &n);
    card->is_one_account = n == 1;
    return ok;
}

static bool parse(struct str line, struct class_card *card)
{
    char hex[2 * CARD_KEY + 1] = "";
    unsigned count = 0;
    bool ok = str_is_c(field_next_word(&line), "class");
    for (; ok && line.len; count++) {
        struct str name, value;
        ok = field_split(field_next_word(&line), &name, &value) && take(card, name, value, hex);
    }
    return ok && count == 4 && card->code[0] && hex[0] && card->lesson[0];
}

bool class_card_load(const char *path, struct class_card *card, struct err *err)
{
    struct buf text = {0};
    *card = (struct class_card){0};
    bool ok = file_read(path, FILE_MAX, &text, err);
    if (ok) {
        size_t len = text.len && text.ptr[text.len - 1] == '\n' ? text.len - 1 : text.len;
        ok = parse((struct str){text.ptr, len}, card) ||
             err_set(err, ERR_SYNTAX, "%s: this does not belong to a class", path);
    }
    buf_free(&text);
    return ok;
}
