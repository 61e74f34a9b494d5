/* SPDX-License-Identifier: MIT */
#include "verify.h"

#include "models.lm.h"
#include "walk.h"

static void mix(uint64_t *hash, uint64_t x)
{
    *hash = (*hash ^ x) * UINT64_C(0x9e3779b97f4a7c15);
    *hash ^= *hash >> 29;
}

static void hash_null(void *to)
{
    mix(to, 1);
}

static void hash_boolean(void *to, bool value)
{
    mix(to, value ? 3 : 2);
}

static void hash_integer(void *to, int64_t value)
{
    mix(to, 4);
    mix(to, (uint64_t)value);
}

static void hash_number(void *to, double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    mix(to, 5);
    mix(to, bits);
}

static void hash_string(void *to, const char *s, size_t n)
{
    mix(to, 6 + n);
    for (size_t i = 0; i < n; i++)
        mix(to, (unsigned char)s[i]);
}

static void hash_key(void *to, const char *s, size_t n)
{
    (void)s;
    mix(to, 7 + n);
}

static void hash_bracket(void *to, char bracket)
{
    mix(to, (unsigned char)bracket);
}

uint64_t value_hash(document_kind kind, const void *value)
{
    static const walk_ops ops = {hash_null,    hash_boolean, hash_integer,
                                 hash_number,  hash_string,  hash_key,
                                 hash_bracket, hash_bracket};
    uint64_t hash = 1;

    walk_model(&ops, &hash, shape_of(kind), value);
    return hash;
}

/* Whether s has at least min code points; min is small. */
static bool at_least(const char *s, unsigned min)
{
    unsigned n = 0;

    for (; *s && n < min; s++)
        n += (*s & 0xc0) != 0x80;
    return n >= min;
}

static bool exactly(const char *s, unsigned length)
{
    unsigned n = 0;

    for (; *s && n <= length; s++)
        n += (*s & 0xc0) != 0x80;
    return n == length;
}

static bool person_valid(const Person *person)
{
    return person->name[0] && person->age >= 0 && person->age <= 150;
}

static bool customer_valid(const Customer *customer)
{
    return customer->id >= 1 && customer->name[0] &&
           at_least(customer->email, 3) && customer->loyalty_points >= 0;
}

static bool address_valid(const Address *address)
{
    return address->line1[0] && address->city[0] && address->postal_code[0] &&
           exactly(address->country, 2);
}

static bool item_valid(const Item *item)
{
    if (item->has_discount && !(item->discount >= 0 && item->discount <= 1))
        return false;
    return item->sku[0] && item->name[0] && item->quantity >= 1 &&
           item->quantity <= 1000 && item->unit_price >= 0 &&
           item->n_tags <= 16;
}

static bool order_valid(const Order *order)
{
    if (order->n_items < 1 || order->n_items > 100)
        return false;
    for (size_t i = 0; i < order->n_items; i++)
        if (!item_valid(&order->items[i]))
            return false;
    if (order->billing_address && !address_valid(order->billing_address))
        return false;
    return order->id[0] && order->created_at >= 0 &&
           customer_valid(&order->customer) &&
           address_valid(&order->shipping_address) && order->subtotal >= 0 &&
           order->tax >= 0 && order->shipping_cost >= 0 && order->total >= 0;
}

static bool record_valid(const Record *record)
{
    return record->id >= 1 && record->name[0] && at_least(record->email, 3) &&
           record->age >= 0 && record->age <= 150 && record->score >= 0 &&
           record->city[0] && record->n_tags <= 16 && record->created_at[0];
}

static bool records_valid(const Records *list)
{
    for (size_t i = 0; i < list->n_records; i++)
        if (!record_valid(&list->records[i]))
            return false;
    return true;
}

static bool article_valid(const Article *article)
{
    return article->title[0] != '\0';
}

bool value_valid(document_kind kind, const void *value)
{
    switch (kind) {
    case KIND_PERSON:
        return person_valid(value);
    case KIND_ORDER:
        return order_valid(value);
    case KIND_RECORDS:
        return records_valid(value);
    default:
        return article_valid(value);
    }
}
