/* SPDX-License-Identifier: MIT */
#include "samples.h"
#include "suite.h"

#include <lm/value.h>

#include <math.h>
#include <string.h>

static void check_printed(const lm_type *type, const void *value,
                          const char *want)
{
    static char text[4096];
    FILE *file = fmemopen(text, sizeof(text), "w");

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(lm_value_print(type, value, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_str_eq(text, want);
}

START_TEST(a_person)
{
    char name[] = "Jason";
    person p = {name, 25};

    check_printed(&person_type, &p, "name=\"Jason\" age=25");
}
END_TEST

START_TEST(every_kind_of_value)
{
    order full = sample_order();
    order bare = sample_bare_order();
    tree t = sample_tree();

    check_printed(
        &order_type, &full,
        "id=\"A-17\" customer={name=\"Jason \\\"J\\\" Doe\" age=25} "
        "items=[{sku=\"pen\" quantity=2 price=1.25 tags=[\"blue\",\"\"]},"
        "{sku=\"ink\" quantity=-1 price=1e300},"
        "{sku=\"\" quantity=-2147483648 price=3.0 tags=[]}] "
        "status=\"sent back\" gift=true "
        "note=\"two\\nlines\\tand \\\\ and \\u0001 and a rather long tail "
        "behind\" discount=0.1 "
        "courier={name=\"\xCE\x9C\xCE\xB1\xCF\x81\xCE\xAF\xCE\xB1\" age=41} "
        "counts={A-17=0 \"a \\\"b\\\"\"=65535} "
        "payment={kind=card number=\"4111\"} "
        "meta= { \"x\" : [ 1 , 2.50, null ] , \"s\":\" \\u00e9 }\" }  "
        "slots=[5,null,-9223372036854775808] "
        "\"odd \\\"key\\\"\"=18446744073709551615");
    check_printed(&order_type, &bare,
                  "id=\"\" customer={name=\"pen\" age=0} "
                  "items=[{sku=\"ink\" quantity=-1 price=1e300}] "
                  "status=open gift=false");
    check_printed(&tree_type, &t,
                  "value=1 children=[{value=2},{value=3}] next={value=4}");
}
END_TEST

/* What one looks at when something is wrong must show it. */
START_TEST(values_that_are_not_valid)
{
    char text[] = "a\xFF\xC3(";
    item bad = {.sku = text, .price = NAN};
    payment none = {.kind = payment_none};
    order o = {.status = (order_status)9, .payment = &none};

    check_printed(&order_type, &o,
                  "customer={age=0} status=9 gift=false payment=none");
    o.items = &bad;
    o.n_items = 1;
    check_printed(&order_type, &o,
                  "customer={age=0} "
                  "items=[{sku=\"a\\xff\\xc3(\" quantity=0 price=nan}] "
                  "status=9 gift=false payment=none");
    bad.price = -INFINITY;
    bad.sku = NULL;
    check_printed(&order_type, &o,
                  "customer={age=0} items=[{quantity=0 price=-inf}] "
                  "status=9 gift=false payment=none");
}
END_TEST

/* A terminal would obey these: ESC, C1, line separator, right-to-left. */
START_TEST(text_stays_on_its_line)
{
    char text[] = "\x1B[2J\r\x7F\xC2\x9B|\xE2\x80\xA8|\xE2\x80\xAE|\xC2\xA0";
    char json[] = "[\n1,\t2,\"\x1B\"]";
    person p = {text, 1};
    order o = {.meta = json};

    check_printed(&person_type, &p,
                  "name=\"\\u001b[2J\\r\\u007f\\u009b|\\u2028|\\u202e|"
                  "\xC2\xA0\" age=1");
    check_printed(&order_type, &o,
                  "customer={age=0} status=open gift=false "
                  "meta=[ 1, 2,\"\\u001b\"]");
}
END_TEST

START_TEST(a_file_that_fails)
{
    char name[] = "Jason";
    person p = {name, 25};
    FILE *file = fopen("/dev/null", "r");
    tree ring = {.value = 1};

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(lm_value_print(&person_type, &p, file), EOF);
    fclose(file);
    file = fopen("/dev/null", "w");
    ck_assert_ptr_nonnull(file);
    ring.next = &ring;
    ck_assert_int_eq(lm_value_print(&tree_type, &ring, file), EOF);
    fclose(file);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("print");
    TCase *cases = tcase_create("print");

    tcase_add_test(cases, a_person);
    tcase_add_test(cases, every_kind_of_value);
    tcase_add_test(cases, values_that_are_not_valid);
    tcase_add_test(cases, text_stays_on_its_line);
    tcase_add_test(cases, a_file_that_fails);
    suite_add_tcase(suite, cases);
    return suite_main(suite);
}
