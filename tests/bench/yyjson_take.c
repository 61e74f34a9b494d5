/* SPDX-License-Identifier: MIT */
#include "yyjson_take.h"

#include "models.lm.h"

typedef struct reader {
    yyjson_obj_iter at;
    take *with;
} reader;

static bool reader_start(reader *r, take *with, yyjson_val *object)
{
    r->at = yyjson_obj_iter_with(object);
    r->with = with;
    return yyjson_is_obj(object);
}

#define GET(r, key) yyjson_obj_iter_getn(&(r)->at, key, sizeof(key) - 1)

/* In situ, a string lies in the copy of the document, which is ours. */
static bool take_string(const reader *r, yyjson_val *value, char **to)
{
    if (!yyjson_is_str(value))
        return !value && r->with->partial;
    *to = r->with->copy + (yyjson_get_str(value) - r->with->copy);
    return true;
}

static bool take_maybe_string(const reader *r, yyjson_val *value, char **to)
{
    if (!value || yyjson_is_null(value))
        return true;
    return take_string(r, value, to);
}

static bool take_int(const reader *r, yyjson_val *value, int64_t *to)
{
    if (!yyjson_is_int(value) ||
        (yyjson_is_uint(value) && yyjson_get_uint(value) > INT64_MAX))
        return !value && r->with->partial;
    *to = yyjson_get_sint(value);
    return true;
}

static bool take_int32(const reader *r, yyjson_val *value, int32_t *to)
{
    int64_t wide = 0;

    if (!take_int(r, value, &wide) || wide < INT32_MIN || wide > INT32_MAX)
        return false;
    *to = (int32_t)wide;
    return true;
}

static bool take_double(const reader *r, yyjson_val *value, double *to)
{
    if (!yyjson_is_num(value))
        return !value && r->with->partial;
    *to = yyjson_get_num(value);
    return true;
}

static bool take_bool(const reader *r, yyjson_val *value, bool *to)
{
    if (!yyjson_is_bool(value))
        return !value && r->with->partial;
    *to = yyjson_get_bool(value);
    return true;
}

static bool take_word(const reader *r, yyjson_val *value,
                      const char *const *words, uint32_t n, uint32_t *to)
{
    if (!yyjson_is_str(value))
        return !value && r->with->partial;
    for (uint32_t i = 0; i < n; i++) {
        if (yyjson_equals_str(value, words[i])) {
            *to = i;
            return true;
        }
    }
    return r->with->partial;
}

#define TAKE_WORD(r, key, words, T, to)                                        \
    do {                                                                       \
        uint32_t word = 0;                                                     \
        if (!take_word(r, GET(r, key), words,                                  \
                       sizeof(words) / sizeof((words)[0]), &word))             \
            return false;                                                      \
        *(to) = (T)word;                                                       \
    } while (0)

static bool take_strings(const reader *r, yyjson_val *value, char ***items,
                         size_t *n)
{
    yyjson_arr_iter at = yyjson_arr_iter_with(value);

    if (!yyjson_is_arr(value))
        return !value && r->with->partial;
    *items =
        pool_take(&r->with->memory, yyjson_arr_size(value) * sizeof(char *));
    while ((value = yyjson_arr_iter_next(&at)) != NULL)
        if (!take_string(r, value, &(*items)[(*n)++]))
            return false;
    return true;
}

static bool take_person(take *with, yyjson_val *object, Person *to)
{
    reader r;

    return reader_start(&r, with, object) &&
           take_string(&r, GET(&r, "name"), &to->name) &&
           take_int(&r, GET(&r, "age"), &to->age);
}

static bool take_customer(take *with, yyjson_val *object, Customer *to)
{
    static const char *const tiers[] = {"basic", "silver", "gold", "platinum"};
    reader r;

    if (!reader_start(&r, with, object))
        return !object && with->partial;
    if (!take_int(&r, GET(&r, "id"), &to->id) ||
        !take_string(&r, GET(&r, "name"), &to->name) ||
        !take_string(&r, GET(&r, "email"), &to->email) ||
        !take_maybe_string(&r, GET(&r, "phone"), &to->phone))
        return false;
    TAKE_WORD(&r, "tier", tiers, Tier, &to->tier);
    return take_int(&r, GET(&r, "loyalty_points"), &to->loyalty_points) &&
           take_bool(&r, GET(&r, "vip"), &to->vip);
}

static bool take_address(take *with, yyjson_val *object, Address *to)
{
    reader r;

    if (!reader_start(&r, with, object))
        return !object && with->partial;
    return take_string(&r, GET(&r, "line1"), &to->line1) &&
           take_maybe_string(&r, GET(&r, "line2"), &to->line2) &&
           take_string(&r, GET(&r, "city"), &to->city) &&
           take_string(&r, GET(&r, "region"), &to->region) &&
           take_string(&r, GET(&r, "postal_code"), &to->postal_code) &&
           take_string(&r, GET(&r, "country"), &to->country);
}

static bool take_maybe_address(take *with, yyjson_val *object, Address **to)
{
    if (!object || yyjson_is_null(object))
        return true;
    *to = pool_take(&with->memory, sizeof(**to));
    **to = (Address){0};
    return take_address(with, object, *to);
}

static bool take_discount(const reader *r, yyjson_val *value, Item *to)
{
    if (!value || yyjson_is_null(value))
        return true;
    to->has_discount = true;
    return take_double(r, value, &to->discount);
}

static bool take_item(take *with, yyjson_val *object, Item *to)
{
    static const char *const categories[] = {"electronics", "books", "home",
                                             "toys", "grocery"};
    reader r;

    if (!reader_start(&r, with, object))
        return false;
    *to = (Item){0};
    if (!take_string(&r, GET(&r, "sku"), &to->sku) ||
        !take_string(&r, GET(&r, "name"), &to->name) ||
        !take_int32(&r, GET(&r, "quantity"), &to->quantity) ||
        !take_double(&r, GET(&r, "unit_price"), &to->unit_price) ||
        !take_discount(&r, GET(&r, "discount"), to))
        return false;
    TAKE_WORD(&r, "category", categories, Category, &to->category);
    return take_strings(&r, GET(&r, "tags"), &to->tags, &to->n_tags) &&
           take_bool(&r, GET(&r, "gift"), &to->gift);
}

static bool take_items(take *with, yyjson_val *value, Order *to)
{
    yyjson_arr_iter at = yyjson_arr_iter_with(value);

    if (!yyjson_is_arr(value))
        return !value && with->partial;
    to->items = pool_take(&with->memory, yyjson_arr_size(value) * sizeof(Item));
    while ((value = yyjson_arr_iter_next(&at)) != NULL)
        if (!take_item(with, value, &to->items[to->n_items++]))
            return false;
    return true;
}

static bool take_order(take *with, yyjson_val *object, Order *to)
{
    static const char *const statuses[] = {"pending", "paid", "shipped",
                                           "delivered", "cancelled"};
    static const char *const currencies[] = {"USD", "EUR", "GBP", "JPY"};
    reader r;

    if (!reader_start(&r, with, object))
        return false;
    if (!take_string(&r, GET(&r, "id"), &to->id) ||
        !take_int(&r, GET(&r, "created_at"), &to->created_at))
        return false;
    TAKE_WORD(&r, "status", statuses, OrderStatus, &to->status);
    TAKE_WORD(&r, "currency", currencies, Currency, &to->currency);
    return take_customer(with, GET(&r, "customer"), &to->customer) &&
           take_address(with, GET(&r, "shipping_address"),
                        &to->shipping_address) &&
           take_maybe_address(with, GET(&r, "billing_address"),
                              &to->billing_address) &&
           take_items(with, GET(&r, "items"), to) &&
           take_double(&r, GET(&r, "subtotal"), &to->subtotal) &&
           take_double(&r, GET(&r, "tax"), &to->tax) &&
           take_double(&r, GET(&r, "shipping_cost"), &to->shipping_cost) &&
           take_double(&r, GET(&r, "total"), &to->total) &&
           take_maybe_string(&r, GET(&r, "notes"), &to->notes);
}

static bool take_record(take *with, yyjson_val *object, Record *to)
{
    static const char *const roles[] = {"admin", "editor", "viewer"};
    reader r;

    if (!reader_start(&r, with, object))
        return false;
    *to = (Record){0};
    if (!take_int(&r, GET(&r, "id"), &to->id) ||
        !take_string(&r, GET(&r, "name"), &to->name) ||
        !take_string(&r, GET(&r, "email"), &to->email) ||
        !take_int32(&r, GET(&r, "age"), &to->age) ||
        !take_bool(&r, GET(&r, "active"), &to->active) ||
        !take_double(&r, GET(&r, "score"), &to->score))
        return false;
    TAKE_WORD(&r, "role", roles, Role, &to->role);
    return take_string(&r, GET(&r, "city"), &to->city) &&
           take_strings(&r, GET(&r, "tags"), &to->tags, &to->n_tags) &&
           take_string(&r, GET(&r, "created_at"), &to->created_at) &&
           take_maybe_string(&r, GET(&r, "bio"), &to->bio);
}

static bool take_records(take *with, yyjson_val *object, Records *to)
{
    yyjson_val *list = yyjson_obj_get(object, "records");
    yyjson_arr_iter at = yyjson_arr_iter_with(list);
    yyjson_val *value;

    if (!yyjson_is_arr(list))
        return false;
    to->records =
        pool_take(&with->memory, yyjson_arr_size(list) * sizeof(Record));
    while ((value = yyjson_arr_iter_next(&at)) != NULL)
        if (!take_record(with, value, &to->records[to->n_records++]))
            return false;
    return true;
}

static bool take_section(take *with, yyjson_val *object, Section *to)
{
    reader r;

    return reader_start(&r, with, object) &&
           take_string(&r, GET(&r, "heading"), &to->heading) &&
           take_string(&r, GET(&r, "body"), &to->body);
}

static bool take_sections(take *with, yyjson_val *list, Article *to)
{
    yyjson_arr_iter at = yyjson_arr_iter_with(list);
    yyjson_val *value;

    if (!yyjson_is_arr(list))
        return false;
    to->sections =
        pool_take(&with->memory, yyjson_arr_size(list) * sizeof(Section));
    while ((value = yyjson_arr_iter_next(&at)) != NULL)
        if (!take_section(with, value, &to->sections[to->n_sections++]))
            return false;
    return true;
}

static bool take_article(take *with, yyjson_val *object, Article *to)
{
    reader r;

    return reader_start(&r, with, object) &&
           take_string(&r, GET(&r, "title"), &to->title) &&
           take_string(&r, GET(&r, "lang"), &to->lang) &&
           take_string(&r, GET(&r, "summary"), &to->summary) &&
           take_sections(with, GET(&r, "sections"), to);
}

bool take_value(take *with, document_kind kind, yyjson_val *root, void *to)
{
    switch (kind) {
    case KIND_PERSON:
        return take_person(with, root, to);
    case KIND_ORDER:
        return take_order(with, root, to);
    case KIND_RECORDS:
        return take_records(with, root, to);
    default:
        return take_article(with, root, to);
    }
}
