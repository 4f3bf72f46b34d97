#include "view/keys.h"

static const struct {
    int key;
    enum intent intent;
} keys[] = {
    {KEY_IS_ENTER, INTENT_ENTER},
    {' ', INTENT_ENTER},
    {KEY_IS_ESC, INTENT_BACK},
    {KEY_IS_BACKSPACE, INTENT_BACK},
    {KEY_IS_LEFT, INTENT_BACK},
    {'q', INTENT_QUIT},
    {'?', INTENT_HELP},
    {'m', INTENT_MARK},
    {'c', INTENT_CHECK},
    {'l', INTENT_LEAVE},
    {'n', INTENT_NEXT},
    {'r', INTENT_REPLAY},
    {'h', INTENT_HELP_LINES},
    {'x', INTENT_EXITS},
    {'s', INTENT_SKIP},
    {'f', INTENT_FINDINGS},
    {'v', INTENT_SIGNS},
    {'L', INTENT_LANGUAGE},
    {KEY_IS_QUICK_EXIT, INTENT_QUICK_EXIT},
};

enum intent keys_intent(int key)
{
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (keys[i].key == key) {
            return keys[i].intent;
        }
    }
    return INTENT_NONE;
}
