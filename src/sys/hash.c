#include "sys/hash.h"

#include <sha2.h>
#include <string.h>

// K', the key as one block: hashed when it is longer.
static void block_of(struct str key, uint8_t block[SHA256_BLOCK_LENGTH])
{
    memset(block, 0, SHA256_BLOCK_LENGTH);
    if (key.len <= SHA256_BLOCK_LENGTH) {
        memcpy(block, key.ptr, key.len);
    } else {
        SHA2_CTX ctx;
        SHA256Init(&ctx);
        SHA256Update(&ctx, (const uint8_t *)key.ptr, key.len);
        SHA256Final(block, &ctx);
    }
}

static void half(const uint8_t block[SHA256_BLOCK_LENGTH], uint8_t pad, const uint8_t *text,
                 size_t len, uint8_t out[SHA256_DIGEST_LENGTH])
{
    uint8_t padded[SHA256_BLOCK_LENGTH];
    SHA2_CTX ctx;
    for (size_t i = 0; i < sizeof padded; i++) {
        padded[i] = block[i] ^ pad;
    }
    SHA256Init(&ctx);
    SHA256Update(&ctx, padded, sizeof padded);
    SHA256Update(&ctx, text, len);
    SHA256Final(out, &ctx);
}

void hash_hmac(struct str key, struct str text, char out[HASH_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t block[SHA256_BLOCK_LENGTH], inner[SHA256_DIGEST_LENGTH], outer[SHA256_DIGEST_LENGTH];
    block_of(key, block);
    half(block, 0x36, (const uint8_t *)text.ptr, text.len, inner);
    half(block, 0x5c, inner, sizeof inner, outer);
    for (size_t i = 0; i < sizeof outer; i++) {
        out[2 * i] = digits[outer[i] >> 4];
        out[2 * i + 1] = digits[outer[i] & 15];
    }
    out[HASH_HEX] = '\0';
}
