/* SPDX-License-Identifier: MIT */
#include "buffer.h"
#include "suite.h"
#include "torture/failing.h"

#include <string.h>

START_TEST(appends_add_up)
{
    lm_buffer buf = {0};

    ck_assert_ptr_null(buf.data);
    lm_buffer_puts(&buf, "name");
    lm_buffer_putc(&buf, '=');
    lm_buffer_append(&buf, "\"Jason\"!", 7);
    lm_buffer_printf(&buf, " age=%d", 25);
    ck_assert_str_eq(buf.data, "name=\"Jason\" age=25");
    ck_assert_uint_eq(buf.size, strlen(buf.data));
    for (int i = 0; i < 5000; i++)
        lm_buffer_printf(&buf, "%04d", i);
    ck_assert_uint_eq(buf.size, 19 + 20000);
    ck_assert_str_eq(buf.data + buf.size - 8, "49984999");
    ck_assert_int_eq(lm_buffer_status(&buf), LM_OK);
    lm_buffer_free(&buf);
    ck_assert_ptr_null(buf.data);
}
END_TEST

START_TEST(the_maximum_is_kept_and_the_failure_too)
{
    lm_buffer buf = {.max = 8};

    lm_buffer_puts(&buf, "12345678");
    ck_assert_int_eq(lm_buffer_status(&buf), LM_OK);
    lm_buffer_putc(&buf, '9');
    ck_assert_int_eq(lm_buffer_status(&buf), LM_LIMIT);
    ck_assert_str_eq(buf.data, "12345678");
    lm_buffer_clear(&buf);
    ck_assert_int_eq(lm_buffer_status(&buf), LM_OK);
    lm_buffer_puts(&buf, "123456789");
    lm_buffer_puts(&buf, "1");
    ck_assert_int_eq(lm_buffer_status(&buf), LM_LIMIT);
    ck_assert_uint_eq(buf.size, 0);
    ck_assert_ptr_null(lm_buffer_room(&buf, 1));
    lm_buffer_free(&buf);
    ck_assert_int_eq(lm_buffer_status(&buf), LM_OK);
}
END_TEST

START_TEST(no_memory_is_kept_and_what_was_there_stays)
{
    failing heap;
    lm_buffer buf = {.allocator = &heap.allocator};

    failing_init(&heap, 2, false);
    lm_buffer_puts(&buf, "here");
    for (int i = 0; i < 1000; i++)
        lm_buffer_putc(&buf, 'x');
    ck_assert_int_eq(lm_buffer_status(&buf), LM_NOMEM);
    ck_assert_int_eq(strncmp(buf.data, "herexxx", 7), 0);
    ck_assert_uint_eq(strlen(buf.data), buf.size);
    ck_assert_uint_lt(buf.size, 1004);
    lm_buffer_free(&buf);
    ck_assert_uint_eq(heap.n_live, 0);
    ck_assert_uint_eq(heap.n_misused, 0);
}
END_TEST

START_TEST(room_is_written_by_the_caller)
{
    lm_buffer buf = {0};
    char *room = lm_buffer_room(&buf, 300);

    ck_assert_ptr_nonnull(room);
    memset(room, 'a', 300);
    room[300] = '\0';
    buf.size += 300;
    lm_buffer_putc(&buf, 'b');
    ck_assert_uint_eq(strlen(buf.data), 301);
    ck_assert_ptr_null(lm_buffer_room(&buf, SIZE_MAX));
    ck_assert_int_eq(lm_buffer_status(&buf), LM_LIMIT);
    lm_buffer_free(&buf);
}
END_TEST

START_TEST(what_is_reserved_counts_only_when_used)
{
    lm_buffer buf = {.max = 10};
    char *room = lm__buffer_reserve(&buf, 1000);

    ck_assert_ptr_nonnull(room);
    memset(room, 'a', 10);
    ck_assert(lm__buffer_commit(&buf, 10));
    ck_assert_str_eq(buf.data, "aaaaaaaaaa");
    ck_assert(!lm__buffer_commit(&buf, 1));
    ck_assert_int_eq(lm_buffer_status(&buf), LM_LIMIT);
    ck_assert_uint_eq(buf.size, 10);
    lm_buffer_free(&buf);
}
END_TEST

START_TEST(an_error_says_what_happened)
{
    lm_error err = {.http_status = 429};

    ck_assert_int_eq(lm_error_set(&err, LM_IO, "cannot read %s", "x"), LM_IO);
    ck_assert_int_eq(err.status, LM_IO);
    ck_assert_int_eq(err.http_status, 429);
    ck_assert_str_eq(err.message, "cannot read x");
    lm_error_set(&err, LM_NOMEM, "%s: %s", err.message, "again");
    ck_assert_str_eq(err.message, "cannot read x: again");
    ck_assert_int_eq(lm_error_set(NULL, LM_TLS, "%d", 1), LM_TLS);
}
END_TEST

START_TEST(a_message_is_cut_at_a_code_point)
{
    char text[600];
    lm_error err = {0};

    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'a', shift);
        for (size_t i = shift; i + 4 < sizeof(text); i += 4)
            memcpy(text + i, "\xF0\x9F\x98\x80", 5);
        lm_error_set(&err, LM_IO, "%s", text);
        ck_assert_msg((strlen(err.message) - shift) % 4 == 0, "shift %zu",
                      shift);
        ck_assert_uint_ge(strlen(err.message), sizeof(err.message) - 4);
    }
}
END_TEST

START_TEST(a_message_is_one_line_of_utf8)
{
    lm_error err = {0};

    lm_error_set(&err, LM_IO,
                 "a\nb\tc\x7F"
                 "d\xFF\xC3(\xED\xA0\x80"
                 "e");
    ck_assert_str_eq(err.message, "a b c d?"
                                  "?(???e");
}
END_TEST

START_TEST(each_status_has_a_name_and_a_text)
{
    for (int i = 0; i < LM_STATUS_COUNT_; i++) {
        ck_assert_uint_gt(strlen(lm_status_name((lm_status)i)), 0);
        ck_assert_uint_gt(strlen(lm_status_text((lm_status)i)), 0);
    }
    ck_assert_str_eq(lm_status_name(LM_OK), "OK");
    ck_assert_str_eq(lm_status_name(LM_RATE_LIMIT), "RATE_LIMIT");
    ck_assert_str_eq(lm_status_name((lm_status)-1), "UNKNOWN");
    ck_assert_str_eq(lm_status_name(LM_STATUS_COUNT_), "UNKNOWN");
    ck_assert_ptr_nonnull(lm_status_text((lm_status)1000));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buffer");
    TCase *buffer = tcase_create("buffer");
    TCase *error = tcase_create("error");

    tcase_add_test(buffer, appends_add_up);
    tcase_add_test(buffer, the_maximum_is_kept_and_the_failure_too);
    tcase_add_test(buffer, no_memory_is_kept_and_what_was_there_stays);
    tcase_add_test(buffer, room_is_written_by_the_caller);
    tcase_add_test(buffer, what_is_reserved_counts_only_when_used);
    tcase_add_test(error, an_error_says_what_happened);
    tcase_add_test(error, a_message_is_cut_at_a_code_point);
    tcase_add_test(error, a_message_is_one_line_of_utf8);
    tcase_add_test(error, each_status_has_a_name_and_a_text);
    suite_add_tcase(suite, buffer);
    suite_add_tcase(suite, error);
    return suite_main(suite);
}
