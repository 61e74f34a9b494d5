/* SPDX-License-Identifier: MIT */
/* Files as they are written: in one step, and only if they differ. */
#include "output.h"
#include "suite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[] = "/tmp/output_test.XXXXXX";
static char path[sizeof(directory) + 8];

static void set_up(void)
{
    memcpy(directory + sizeof(directory) - 7, "XXXXXX", 7);
    ck_assert_ptr_nonnull(mkdtemp(directory));
    snprintf(path, sizeof(path), "%s/file", directory);
}

static void tear_down(void)
{
    unlink(path);
    ck_assert_msg(rmdir(directory) == 0, "nothing else is left");
}

static void check_contents(const char *want)
{
    char got[64] = "";
    FILE *file = fopen(path, "rb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fread(got, 1, sizeof(got) - 1, file), strlen(want));
    fclose(file);
    ck_assert_str_eq(got, want);
}

static ino_t number_of_file(void)
{
    struct stat status;

    ck_assert_int_eq(stat(path, &status), 0);
    return status.st_ino;
}

START_TEST(writes_what_differs)
{
    ino_t first;

    ck_assert(output_write(path, "one", 3));
    check_contents("one");
    first = number_of_file();
    ck_assert(output_write(path, "one", 3));
    ck_assert_msg(number_of_file() == first, "the same file stays");
    ck_assert(output_write(path, "other", 5));
    check_contents("other");
    ck_assert(output_write(path, "", 0));
    check_contents("");
}
END_TEST

/* Pieces that a file takes, or not, in place of "one two three". */
static const char *const pieces[][3] = {
    {"one ", "two ", "three"}, {"one ", "two ", "four"},
    {"one ", "2 ", "three"},   {"one ", "", "two three four"},
    {"one ", "two ", ""},      {"", "", ""},
};

START_TEST(writes_pieces)
{
    char whole[64];
    ino_t first;
    output_file o;

    snprintf(whole, sizeof(whole), "%s%s%s", pieces[_i][0], pieces[_i][1],
             pieces[_i][2]);
    ck_assert(output_write(path, "one two three", 13));
    first = number_of_file();
    ck_assert(output_begin(&o, path));
    for (int i = 0; i < 3; i++)
        ck_assert(output_put(&o, pieces[_i][i], strlen(pieces[_i][i])));
    check_contents("one two three");
    ck_assert(output_end(&o));
    check_contents(whole);
    ck_assert_msg((number_of_file() == first) == (_i == 0),
                  "'%s': another file only if it differs", whole);
}
END_TEST

START_TEST(discards)
{
    output_file o;

    ck_assert(output_write(path, "one", 3));
    ck_assert(output_begin(&o, path));
    ck_assert(output_put(&o, pieces[_i][1], strlen(pieces[_i][1])));
    output_discard(&o);
    check_contents("one");
}
END_TEST

START_TEST(creates_once)
{
    ck_assert(output_create(path, "mine", 4));
    ck_assert(!output_create(path, "yours", 5));
    ck_assert_int_eq(errno, EEXIST);
    check_contents("mine");
}
END_TEST

START_TEST(says_why_not)
{
    ck_assert(!output_write("/no/such/directory/file", "x", 1));
    ck_assert_int_eq(errno, ENOENT);
}
END_TEST

START_TEST(device_stays)
{
    struct stat status;

    ck_assert(output_write("/dev/null", "x", 1));
    ck_assert_int_eq(stat("/dev/null", &status), 0);
    ck_assert(S_ISCHR(status.st_mode));
}
END_TEST

START_TEST(directory_is_made)
{
    ck_assert(output_directory(path));
    ck_assert(output_directory(path));
    ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("output");
    TCase *cases = tcase_create("output");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, writes_what_differs);
    tcase_add_loop_test(cases, writes_pieces, 0,
                        (int)(sizeof(pieces) / sizeof(*pieces)));
    tcase_add_loop_test(cases, discards, 0,
                        (int)(sizeof(pieces) / sizeof(*pieces)));
    tcase_add_test(cases, creates_once);
    tcase_add_test(cases, says_why_not);
    tcase_add_test(cases, device_stays);
    tcase_add_test(cases, directory_is_made);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
