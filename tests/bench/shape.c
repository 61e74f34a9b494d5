/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include "models.lm.h"

#define FIELD(T, member, kind)                                                 \
    {                                                                          \
#member, sizeof(#member) - 1, kind, 0, false, offsetof(T, member), 0,  \
            NULL, NULL                                                         \
    }
#define MAYBE_STRING(T, member)                                                \
    {                                                                          \
#member, sizeof(#member) - 1, FIELD_STRING, 0, true,                   \
            offsetof(T, member), 0, NULL, NULL                                 \
    }
#define MAYBE_DOUBLE(T, member)                                                \
    {                                                                          \
#member, sizeof(#member) - 1, FIELD_DOUBLE, 0, true,                   \
            offsetof(T, member), offsetof(T, has_##member), NULL, NULL         \
    }
#define ONE_OF(T, member, list)                                                \
    {                                                                          \
#member, sizeof(#member) - 1, FIELD_ENUM,                              \
            sizeof(list) / sizeof((list)[0]), false, offsetof(T, member), 0,   \
            list, NULL                                                         \
    }
#define MODEL(T, member, optional, of)                                         \
    {                                                                          \
#member, sizeof(#member) - 1, FIELD_MODEL, 0, optional,                \
            offsetof(T, member), 0, NULL, of                                   \
    }
#define LIST(T, member, kind, of)                                              \
    {                                                                          \
#member, sizeof(#member) - 1, kind, 0, false, offsetof(T, member),     \
            offsetof(T, n_##member), NULL, of                                  \
    }
#define SHAPE(T, fields)                                                       \
    {                                                                          \
        fields, sizeof(fields) / sizeof((fields)[0]), sizeof(T)                \
    }

static const char *const statuses[] = {"pending", "paid", "shipped",
                                       "delivered", "cancelled"};
static const char *const currencies[] = {"USD", "EUR", "GBP", "JPY"};
static const char *const tiers[] = {"basic", "silver", "gold", "platinum"};
static const char *const categories[] = {"electronics", "books", "home", "toys",
                                         "grocery"};
static const char *const roles[] = {"admin", "editor", "viewer"};

static const shape_field person_fields[] = {
    FIELD(Person, name, FIELD_STRING),
    FIELD(Person, age, FIELD_INT64),
};
static const shape person = SHAPE(Person, person_fields);

static const shape_field customer_fields[] = {
    FIELD(Customer, id, FIELD_INT64),
    FIELD(Customer, name, FIELD_STRING),
    FIELD(Customer, email, FIELD_STRING),
    MAYBE_STRING(Customer, phone),
    ONE_OF(Customer, tier, tiers),
    FIELD(Customer, loyalty_points, FIELD_INT64),
    FIELD(Customer, vip, FIELD_BOOL),
};
static const shape customer = SHAPE(Customer, customer_fields);

static const shape_field address_fields[] = {
    FIELD(Address, line1, FIELD_STRING),
    MAYBE_STRING(Address, line2),
    FIELD(Address, city, FIELD_STRING),
    FIELD(Address, region, FIELD_STRING),
    FIELD(Address, postal_code, FIELD_STRING),
    FIELD(Address, country, FIELD_STRING),
};
static const shape address = SHAPE(Address, address_fields);

static const shape_field item_fields[] = {
    FIELD(Item, sku, FIELD_STRING),
    FIELD(Item, name, FIELD_STRING),
    FIELD(Item, quantity, FIELD_INT32),
    FIELD(Item, unit_price, FIELD_DOUBLE),
    MAYBE_DOUBLE(Item, discount),
    ONE_OF(Item, category, categories),
    LIST(Item, tags, FIELD_STRINGS, NULL),
    FIELD(Item, gift, FIELD_BOOL),
};
static const shape item = SHAPE(Item, item_fields);

static const shape_field order_fields[] = {
    FIELD(Order, id, FIELD_STRING),
    FIELD(Order, created_at, FIELD_INT64),
    ONE_OF(Order, status, statuses),
    ONE_OF(Order, currency, currencies),
    MODEL(Order, customer, false, &customer),
    MODEL(Order, shipping_address, false, &address),
    MODEL(Order, billing_address, true, &address),
    LIST(Order, items, FIELD_MODELS, &item),
    FIELD(Order, subtotal, FIELD_DOUBLE),
    FIELD(Order, tax, FIELD_DOUBLE),
    FIELD(Order, shipping_cost, FIELD_DOUBLE),
    FIELD(Order, total, FIELD_DOUBLE),
    MAYBE_STRING(Order, notes),
};
static const shape order = SHAPE(Order, order_fields);

static const shape_field record_fields[] = {
    FIELD(Record, id, FIELD_INT64),
    FIELD(Record, name, FIELD_STRING),
    FIELD(Record, email, FIELD_STRING),
    FIELD(Record, age, FIELD_INT32),
    FIELD(Record, active, FIELD_BOOL),
    FIELD(Record, score, FIELD_DOUBLE),
    ONE_OF(Record, role, roles),
    FIELD(Record, city, FIELD_STRING),
    LIST(Record, tags, FIELD_STRINGS, NULL),
    FIELD(Record, created_at, FIELD_STRING),
    MAYBE_STRING(Record, bio),
};
static const shape record = SHAPE(Record, record_fields);

static const shape_field records_fields[] = {
    LIST(Records, records, FIELD_MODELS, &record),
};
static const shape records = SHAPE(Records, records_fields);

static const shape_field section_fields[] = {
    FIELD(Section, heading, FIELD_STRING),
    FIELD(Section, body, FIELD_STRING),
};
static const shape section = SHAPE(Section, section_fields);

static const shape_field article_fields[] = {
    FIELD(Article, title, FIELD_STRING),
    FIELD(Article, lang, FIELD_STRING),
    FIELD(Article, summary, FIELD_STRING),
    LIST(Article, sections, FIELD_MODELS, &section),
};
static const shape article = SHAPE(Article, article_fields);

const shape *shape_of(document_kind kind)
{
    static const shape *const shapes[N_KINDS] = {
        [KIND_PERSON] = &person,
        [KIND_ORDER] = &order,
        [KIND_RECORDS] = &records,
        [KIND_ARTICLE] = &article,
    };

    return shapes[kind];
}
