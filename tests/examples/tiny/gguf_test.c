/* SPDX-License-Identifier: MIT */
#include "builtin.h"
#include "gguf.h"
#include "suite.h"
#include "tiny.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of the model before its weights, more or less. */
enum { DESCRIPTION = 15000 };

/*
 * Opens bytes that lie at the end of their allocation, where a tool that
 * watches memory sees a step too far, and runs what can be opened.
 */
static bool try_bytes(const char *bytes, size_t size, lm_error *err)
{
    char *copy = malloc(size + 1);
    char *at = copy + 1; /* not aligned, either */
    lm_backend *backend;

    ck_assert_ptr_nonnull(copy);
    memcpy(at, bytes, size);
    backend = tiny_open_bytes(at, size, err);
    if (backend) {
        const lm_token tokens[] = {1, 2, 3};
        size_t n = 0;

        for (uint32_t i = 0; i < backend->n_vocab; i++)
            backend->bytes(backend->ctx, (lm_token)i, &n);
        if (backend->n_context > 3 && backend->n_vocab > 3)
            ck_assert_int_eq(backend->decode(backend->ctx, tokens, 3, 1),
                             LM_OK);
        tiny_close(backend);
        free(copy);
        return true;
    }
    free(copy);
    return false;
}

START_TEST(whole)
{
    gguf file;
    gguf_text name;
    gguf_tensor tensor;
    uint32_t layers = 0;
    float theta = 0;
    lm_error err = {0};

    ck_assert_int_eq(gguf_open(&file, tiny_builtin, tiny_builtin_size, &err),
                     LM_OK);
    ck_assert(gguf_uint(&file, "llama.block_count", &layers));
    ck_assert_uint_eq(layers, 4);
    ck_assert(gguf_float(&file, "llama.rope.freq_base", &theta));
    ck_assert(theta == 10000.0F);
    ck_assert(gguf_string(&file, "general.name", &name));
    ck_assert(gguf_text_is(name, "tiny-extract"));
    ck_assert(gguf_find_tensor(&file, "token_embd.weight", &tensor));
    ck_assert_uint_eq(tensor.columns, 128);
    ck_assert_uint_eq(tensor.rows, 336);
    ck_assert(!gguf_find_tensor(&file, "token_embd", &tensor));
    ck_assert(!gguf_uint(&file, "general.name", &layers));
    ck_assert(!gguf_uint(&file, "no such key", &layers));
    ck_assert_uint_eq(layers, 4);
    ck_assert_int_eq(err.status, LM_OK);
}
END_TEST

START_TEST(truncated)
{
    const char *bytes = (const char *)tiny_builtin;

    for (size_t size = 0; size < tiny_builtin_size;
         size += size < DESCRIPTION ? 23 : 50021) {
        lm_error err = {0};

        ck_assert_msg(!try_bytes(bytes, size, &err),
                      "%zu bytes of the file were opened", size);
        ck_assert_msg(err.status != LM_OK && *err.message,
                      "%zu bytes: no reason given", size);
    }
}
END_TEST

/* Counts, lengths, offsets and types that promise too much. */
START_TEST(wild_numbers)
{
    static const uint64_t numbers[] = {UINT64_MAX, (uint64_t)1 << 60,
                                       0x80000000U, 0};
    char *bytes = malloc(tiny_builtin_size);

    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, tiny_builtin, tiny_builtin_size);
    for (size_t at = 4; at < DESCRIPTION; at += 29) {
        uint64_t number = numbers[at % 4];
        size_t size = at % 8 < 4 ? 8 : 4;
        char before[8];
        lm_error err = {0};

        memcpy(before, bytes + at, size);
        memcpy(bytes + at, &number, size);
        try_bytes(bytes, tiny_builtin_size, &err);
        memcpy(bytes + at, before, size);
    }
    free(bytes);
}
END_TEST

/* Any bytes in the place of others. */
START_TEST(mutants)
{
    char *bytes = malloc(tiny_builtin_size);
    uint32_t state = 1;

    ck_assert_ptr_nonnull(bytes);
    for (int round = 0; round < 150; round++) {
        lm_error err = {0};

        memcpy(bytes, tiny_builtin, tiny_builtin_size);
        for (int i = 0; i < 4; i++) {
            state = state * 1664525U + 1013904223U;
            bytes[(state >> 8) % DESCRIPTION] = (char)(state & 127);
        }
        try_bytes(bytes, tiny_builtin_size, &err);
    }
    free(bytes);
}
END_TEST

START_TEST(files)
{
    lm_error err = {0};

    ck_assert_ptr_null(tiny_open("no such file", &err));
    ck_assert_int_eq(err.status, LM_IO);
    ck_assert_ptr_null(tiny_open("/", NULL));
    tiny_close(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("gguf");
    TCase *cases = tcase_create("hostile");

    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, whole);
    tcase_add_test(cases, truncated);
    tcase_add_test(cases, wild_numbers);
    tcase_add_test(cases, mutants);
    tcase_add_test(cases, files);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
