/* SPDX-License-Identifier: MIT */
#include "samples.h"

static char id[] = "A-17";
static char jason[] = "Jason \"J\" Doe";
static char maria[] = "\xCE\x9C\xCE\xB1\xCF\x81\xCE\xAF\xCE\xB1";
static char note[] =
    "two\nlines\tand \\ and \x01 and a rather long tail behind";
static char pen[] = "pen";
static char ink[] = "ink";
static char blue[] = "blue";
static char empty[] = "";
static char counted[] = "a \"b\"";
static char number[] = "4111";
static char meta[] = " { \"x\" : [ 1 , 2.50, null ] ,\n\"s\":\" \\u00e9 }\" } ";

static char *tags[] = {blue, empty};
static char *no_tags[1];
static item items[] = {
    {.sku = pen, .quantity = 2, .price = 1.25, .tags = tags, .n_tags = 2},
    {.sku = ink, .quantity = -1, .price = 1e300},
    {.sku = empty, .quantity = INT32_MIN, .price = 3, .tags = no_tags}};
static count counts[] = {{id, 0}, {counted, UINT16_MAX}};
static maybe_int slots[] = {{5, true}, {0, false}, {INT64_MIN, true}};

order sample_order(void)
{
    static person courier = {.name = maria, .age = 41};
    static payment by_card = {.kind = payment_card,
                              .card = {card_kind_card, number}};

    return (order){.id = id,
                   .customer = {.name = jason, .age = 25},
                   .items = items,
                   .n_items = 3,
                   .status = order_status_back,
                   .gift = true,
                   .note = note,
                   .has_discount = true,
                   .discount = 0.1F,
                   .courier = &courier,
                   .counts = counts,
                   .n_counts = 2,
                   .payment = &by_card,
                   .meta = meta,
                   .slots = slots,
                   .n_slots = 3,
                   .has_odd = true,
                   .odd = UINT64_MAX};
}

const char sample_order_json[] =
    "{\"id\":\"A-17\","
    "\"customer\":{\"name\":\"Jason \\\"J\\\" Doe\",\"age\":25},"
    "\"items\":[{\"sku\":\"pen\",\"quantity\":2,\"price\":1.25,"
    "\"tags\":[\"blue\",\"\"]},"
    "{\"sku\":\"ink\",\"quantity\":-1,\"price\":1e300},"
    "{\"sku\":\"\",\"quantity\":-2147483648,\"price\":3.0,\"tags\":[]}],"
    "\"status\":\"sent back\",\"gift\":true,"
    "\"note\":\"two\\nlines\\tand \\\\ and \\u0001 and a rather long tail "
    "behind\","
    "\"discount\":0.1,"
    "\"courier\":{\"name\":\"\xCE\x9C\xCE\xB1\xCF\x81\xCE\xAF\xCE\xB1\","
    "\"age\":41},"
    "\"counts\":{\"A-17\":0,\"a \\\"b\\\"\":65535},"
    "\"payment\":{\"kind\":\"card\",\"number\":\"4111\"},"
    "\"meta\":{\"x\":[1,2.50,null],\"s\":\" \\u00e9 }\"},"
    "\"slots\":[5,null,-9223372036854775808],"
    "\"odd \\\"key\\\"\":18446744073709551615}";

order sample_bare_order(void)
{
    return (order){.id = empty,
                   .customer = {.name = pen},
                   .items = &items[1],
                   .n_items = 1};
}

const char sample_bare_order_json[] =
    "{\"id\":\"\",\"customer\":{\"name\":\"pen\",\"age\":0},"
    "\"items\":[{\"sku\":\"ink\",\"quantity\":-1,\"price\":1e300}],"
    "\"status\":\"open\",\"gift\":false,\"slots\":[]}";

tree sample_tree(void)
{
    static tree children[] = {{.value = 2}, {.value = 3}};
    static tree next = {.value = 4};

    return (tree){
        .value = 1, .children = children, .n_children = 2, .next = &next};
}

const char sample_tree_json[] =
    "{\"value\":1,\"children\":[{\"value\":2,\"children\":[]},"
    "{\"value\":3,\"children\":[]}],\"next\":{\"value\":4,\"children\":[]}}";
