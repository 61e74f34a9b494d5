/* SPDX-License-Identifier: MIT */
#include "mask.h"
#include "suite.h"

#include <string.h>

static const char *const request[] = {"Content-Type: application/json",
                                      "Authorization: Bearer sk-0123456789",
                                      "X-Own: my-own-secret", NULL};

static const struct {
    const char *line, *seen;
} headers[] = {
    {"Content-Type: application/json", "Content-Type: application/json"},
    {"Authorization: Bearer sk-0123456789", "Authorization: ***"},
    {"authorization:x", "authorization: ***"},
    {"X-API-Key: short", "X-API-Key: ***"},
    {"api-key: short", "api-key: ***"},
    {"x-goog-api-key: short", "x-goog-api-key: ***"},
    {"Cookie: a=b", "Cookie: ***"},
    {"Set-Cookie: a=b; Path=/", "Set-Cookie: ***"},
    {"X-Own: my-own-secret", "X-Own: ***"},
    {"X-Seen: it was sk-0123456789!", "X-Seen: it was ***!"},
    {"x-ratelimit-remaining-tokens: 100", "x-ratelimit-remaining-tokens: 100"},
    {"no colon", "no colon"},
    {"", ""},
};

static lm__mask learnt(void)
{
    lm__mask mask;

    lm__mask_learn(&mask, request, "my-own-secret");
    return mask;
}

static void assert_text(lm_buffer *out, const char *want)
{
    ck_assert_str_eq(out->data ? out->data : "", want);
    lm_buffer_free(out);
}

START_TEST(header)
{
    lm__mask mask = learnt();
    lm_buffer out = {0};

    lm__mask_header(&mask, headers[_i].line, strlen(headers[_i].line), &out);
    assert_text(&out, headers[_i].seen);
}
END_TEST

static const struct {
    const char *url, *seen;
} urls[] = {
    {"https://a.example/v1/chat", "https://a.example/v1/chat"},
    {"https://a.example/v1?key=abc", "https://a.example/v1?key=***"},
    {"https://a.example/v1?alt=sse&api_key=abc&x=1",
     "https://a.example/v1?alt=sse&api_key=***&x=1"},
    {"https://user:word@a.example/v1", "https://***@a.example/v1"},
    {"https://a.example/v1/@me?x", "https://a.example/v1/@me?x"},
    {"https://a.example/sk-0123456789/v1", "https://a.example/***/v1"},
    {"https://a.example/v1?key", "https://a.example/v1?key"},
    {"https://a.example/v1?=&", "https://a.example/v1?=&"},
    {"", ""},
};

START_TEST(url)
{
    lm__mask mask = learnt();
    lm_buffer out = {0};

    lm__mask_url(&mask, urls[_i].url, &out);
    assert_text(&out, urls[_i].seen);
}
END_TEST

START_TEST(text)
{
    static const char said[] = "sk-0123456789, my-own-secret and sk-012345678";
    lm__mask mask = learnt();
    lm_buffer out = {0};

    ck_assert(lm__mask_finds(&mask, said, strlen(said)));
    ck_assert(!lm__mask_finds(&mask, "sk-012345678", 12));
    lm__mask_text(&mask, said, strlen(said), &out);
    assert_text(&out, "***, *** and sk-012345678");
}
END_TEST

/* Words that short would be masked wherever they stand. */
START_TEST(a_short_key_is_masked_in_its_header_only)
{
    static const char *const lines[] = {"Authorization: Bearer none", NULL};
    lm__mask mask;
    lm_buffer out = {0};

    lm__mask_learn(&mask, lines, "none");
    lm__mask_text(&mask, "none of it", 10, &out);
    assert_text(&out, "none of it");
    lm__mask_header(&mask, "X-Mine: none", 12, &out);
    assert_text(&out, "X-Mine: ***");
}
END_TEST

#define N(list) ((int)(sizeof(list) / sizeof(*(list))))

int main(void)
{
    Suite *suite = suite_create("mask");
    TCase *cases = tcase_create("mask");

    tcase_add_loop_test(cases, header, 0, N(headers));
    tcase_add_loop_test(cases, url, 0, N(urls));
    tcase_add_test(cases, text);
    tcase_add_test(cases, a_short_key_is_masked_in_its_header_only);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
