#include "cm.h"

#include <string.h>

#include "sys/hash.h"

// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
static void hash_hmac__agrees__with_rfc_4231(void **state)
{
    char out[HASH_HEX + 1], key[131];
    (void)state;
    memset(key, 0x0b, 20);
    hash_hmac((struct str){key, 20}, STR("Hi There"), out);
    assert_string_equal(out, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    hash_hmac(STR("Jefe"), STR("what do ya want for nothing?"), out);
    assert_string_equal(out, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, sizeof key);
    hash_hmac((struct str){key, sizeof key},
              STR("Test Using Larger Than Block-Size Key - Hash Key First"), out);
    assert_string_equal(out, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static void hash_hmac__differs__by_key_and_text(void **state)
{
    char a[HASH_HEX + 1], b[HASH_HEX + 1];
    (void)state;
    hash_hmac(STR("key"), STR("1000"), a);
    hash_hmac(STR("kez"), STR("1000"), b);
    assert_string_not_equal(a, b);
    hash_hmac(STR("key"), STR("1001"), b);
    assert_string_not_equal(a, b);
    hash_hmac((struct str){"", 0}, (struct str){"", 0}, a);
    assert_int_equal(strlen(a), HASH_HEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_hmac__agrees__with_rfc_4231),
        cmocka_unit_test(hash_hmac__differs__by_key_and_text),
    };
    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
