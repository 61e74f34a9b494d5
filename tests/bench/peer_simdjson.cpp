/* SPDX-License-Identifier: MIT */
/*
 * simdjson: On-Demand over the padded document, with no copy of it. Fields
 * are asked for in their usual order; only the documents whose keys have none
 * are read with the lookup that does not need it. Strings are unescaped
 * straight into the pool.
 */
#include "complete.h"
#include "peer.h"
#include "verify.h"

#include "models.lm.h"

#include <simdjson.h>

#include <cstring>

namespace
{

namespace od = simdjson::ondemand;

enum class mode { ordered, unordered, partial };

struct simdjson_peer {
    od::parser parser;
    pool memory{};
    pool strings{};
    text whole{};
    mode reading = mode::ordered;
};

/*
 * One document being read. The first error stays, and all that comes after it
 * does nothing; where fields may be missing, their absence is no error.
 */
struct taker {
    simdjson_peer &peer;
    uint8_t *strings;
    bool bad = false;

    bool get(od::object &object, std::string_view key, od::value &value)
    {
        if (bad)
            return false;
        auto error = peer.reading == mode::unordered
                         ? object.find_field_unordered(key).get(value)
                         : object.find_field(key).get(value);

        if (error)
            bad = peer.reading != mode::partial;
        return !error;
    }

    /* Present and not null. */
    bool get_maybe(od::object &object, std::string_view key, od::value &value)
    {
        return get(object, key, value) && !value.is_null();
    }

    void string(od::value value, char *&to)
    {
        od::raw_json_string raw;
        uint8_t *start = strings;

        if (value.get_raw_json_string().get(raw) ||
            peer.parser.unescape(raw, strings).error()) {
            bad = true;
            return;
        }
        *strings++ = '\0';
        to = reinterpret_cast<char *>(start);
    }

    void string(od::object &object, std::string_view key, char *&to)
    {
        od::value value;

        if (get(object, key, value))
            string(value, to);
    }

    void maybe_string(od::object &object, std::string_view key, char *&to)
    {
        od::value value;

        if (get_maybe(object, key, value))
            string(value, to);
    }

    template <class T>
    void scalar(od::object &object, std::string_view key, T &to)
    {
        od::value value;

        if (get(object, key, value) && value.get(to))
            bad = true;
    }

    void int32(od::object &object, std::string_view key, int32_t &to)
    {
        int64_t wide = 0;

        scalar(object, key, wide);
        to = static_cast<int32_t>(wide);
        bad = bad || to != wide;
    }

    template <class T, size_t N>
    void word(od::object &object, std::string_view key,
              const char *const (&words)[N], T &to)
    {
        od::value value;
        od::raw_json_string raw;

        if (!get(object, key, value))
            return;
        bad = value.get_raw_json_string().get(raw);
        for (size_t i = 0; i < N && !bad; i++) {
            if (raw == words[i]) {
                to = static_cast<T>(i);
                return;
            }
        }
        bad = true;
    }

    void strings_of(od::object &object, std::string_view key, char **&items,
                    size_t &n)
    {
        od::array array;
        od::value value;

        if (!get(object, key, value))
            return;
        bad = value.get_array().get(array);
        if (bad)
            return;
        for (auto item : array) {
            od::value one;

            items = static_cast<char **>(
                pool_push(&peer.memory, items, n, sizeof(*items)));
            items[n] = nullptr;
            if (item.get(one)) {
                bad = true;
                return;
            }
            string(one, items[n++]);
        }
    }

    template <class T, class Take>
    void list(od::object &object, std::string_view key, T *&items, size_t &n,
              Take take)
    {
        od::array array;
        od::value value;

        if (!get(object, key, value))
            return;
        bad = value.get_array().get(array);
        if (bad)
            return;
        for (auto item : array) {
            od::object one;

            items = static_cast<T *>(
                pool_push(&peer.memory, items, n, sizeof(*items)));
            items[n] = T();
            if (bad || item.get_object().get(one)) {
                bad = true;
                return;
            }
            take(one, items[n++]);
        }
    }

    template <class Take> void object_of(od::value value, Take take)
    {
        od::object inner;

        if (value.get_object().get(inner))
            bad = true;
        else
            take(inner);
    }
};

void take_person(taker &t, od::object &o, Person &to)
{
    t.string(o, "name", to.name);
    t.scalar(o, "age", to.age);
}

void take_customer(taker &t, od::object &o, Customer &to)
{
    static const char *const tiers[] = {"basic", "silver", "gold", "platinum"};

    t.scalar(o, "id", to.id);
    t.string(o, "name", to.name);
    t.string(o, "email", to.email);
    t.maybe_string(o, "phone", to.phone);
    t.word(o, "tier", tiers, to.tier);
    t.scalar(o, "loyalty_points", to.loyalty_points);
    t.scalar(o, "vip", to.vip);
}

void take_address(taker &t, od::object &o, Address &to)
{
    t.string(o, "line1", to.line1);
    t.maybe_string(o, "line2", to.line2);
    t.string(o, "city", to.city);
    t.string(o, "region", to.region);
    t.string(o, "postal_code", to.postal_code);
    t.string(o, "country", to.country);
}

void take_item(taker &t, od::object &o, Item &to)
{
    static const char *const categories[] = {"electronics", "books", "home",
                                             "toys", "grocery"};
    od::value value;

    t.string(o, "sku", to.sku);
    t.string(o, "name", to.name);
    t.int32(o, "quantity", to.quantity);
    t.scalar(o, "unit_price", to.unit_price);
    if (t.get_maybe(o, "discount", value)) {
        to.has_discount = true;
        t.bad = value.get(to.discount);
    }
    t.word(o, "category", categories, to.category);
    t.strings_of(o, "tags", to.tags, to.n_tags);
    t.scalar(o, "gift", to.gift);
}

void take_order(taker &t, od::object &o, Order &to)
{
    static const char *const statuses[] = {"pending", "paid", "shipped",
                                           "delivered", "cancelled"};
    static const char *const currencies[] = {"USD", "EUR", "GBP", "JPY"};
    od::value value;

    t.string(o, "id", to.id);
    t.scalar(o, "created_at", to.created_at);
    t.word(o, "status", statuses, to.status);
    t.word(o, "currency", currencies, to.currency);
    if (t.get(o, "customer", value))
        t.object_of(value, [&](od::object &inner) {
            take_customer(t, inner, to.customer);
        });
    if (t.get(o, "shipping_address", value))
        t.object_of(value, [&](od::object &inner) {
            take_address(t, inner, to.shipping_address);
        });
    if (t.get_maybe(o, "billing_address", value)) {
        to.billing_address =
            static_cast<Address *>(pool_take(&t.peer.memory, sizeof(Address)));
        *to.billing_address = Address();
        t.object_of(value, [&](od::object &inner) {
            take_address(t, inner, *to.billing_address);
        });
    }
    t.list(o, "items", to.items, to.n_items,
           [&](od::object &inner, Item &item) { take_item(t, inner, item); });
    t.scalar(o, "subtotal", to.subtotal);
    t.scalar(o, "tax", to.tax);
    t.scalar(o, "shipping_cost", to.shipping_cost);
    t.scalar(o, "total", to.total);
    t.maybe_string(o, "notes", to.notes);
}

void take_record(taker &t, od::object &o, Record &to)
{
    static const char *const roles[] = {"admin", "editor", "viewer"};

    t.scalar(o, "id", to.id);
    t.string(o, "name", to.name);
    t.string(o, "email", to.email);
    t.int32(o, "age", to.age);
    t.scalar(o, "active", to.active);
    t.scalar(o, "score", to.score);
    t.word(o, "role", roles, to.role);
    t.string(o, "city", to.city);
    t.strings_of(o, "tags", to.tags, to.n_tags);
    t.string(o, "created_at", to.created_at);
    t.maybe_string(o, "bio", to.bio);
}

void take_records(taker &t, od::object &o, Records &to)
{
    t.list(o, "records", to.records, to.n_records,
           [&](od::object &inner, Record &record) {
               take_record(t, inner, record);
           });
}

void take_article(taker &t, od::object &o, Article &to)
{
    t.string(o, "title", to.title);
    t.string(o, "lang", to.lang);
    t.string(o, "summary", to.summary);
    t.list(o, "sections", to.sections, to.n_sections,
           [&](od::object &inner, Section &section) {
               t.string(inner, "heading", section.heading);
               t.string(inner, "body", section.body);
           });
}

void take_value(taker &t, document_kind kind, od::object &object, void *value)
{
    switch (kind) {
    case KIND_PERSON:
        return take_person(t, object, *static_cast<Person *>(value));
    case KIND_ORDER:
        return take_order(t, object, *static_cast<Order *>(value));
    case KIND_RECORDS:
        return take_records(t, object, *static_cast<Records *>(value));
    default:
        return take_article(t, object, *static_cast<Article *>(value));
    }
}

/* All strings together are no longer than the document, NULs included. */
const void *read(simdjson_peer &peer, document_kind kind, const char *s,
                 size_t n)
{
    od::document doc;
    od::object root;

    pool_reset(&peer.memory);
    pool_reset(&peer.strings);
    char *strings =
        pool_room(&peer.strings, n + 2 * simdjson::SIMDJSON_PADDING);
    taker t{peer, reinterpret_cast<uint8_t *>(strings)};
    void *value = pool_take(&peer.memory, shape_of(kind)->size);

    std::memset(value, 0, shape_of(kind)->size);
    if (peer.parser.iterate(s, n, n + simdjson::SIMDJSON_PADDING).get(doc) ||
        doc.get_object().get(root))
        return nullptr;
    take_value(t, kind, root, value);
    return t.bad ? nullptr : value;
}

void *peer_open()
{
    return new simdjson_peer;
}

void peer_close(void *ctx)
{
    auto *self = static_cast<simdjson_peer *>(ctx);

    pool_free(&self->memory);
    pool_free(&self->strings);
    text_free(&self->whole);
    delete self;
}

const void *parse(void *ctx, document_kind kind, const document *doc)
{
    auto *self = static_cast<simdjson_peer *>(ctx);
    bool in_order = doc->in_order;

    self->reading = in_order ? mode::ordered : mode::unordered;
    const void *value = read(*self, kind, doc->json.s, doc->json.n);

    return value && value_valid(kind, value) ? value : nullptr;
}

const void *stream(void *ctx, const document *doc, size_t chunk)
{
    auto *self = static_cast<simdjson_peer *>(ctx);
    text *whole = &self->whole;
    completion c{};
    size_t n = 0;

    while (n < doc->json.n) {
        size_t from = n;

        n = n + chunk < doc->json.n ? n + chunk : doc->json.n;
        complete_feed(&c, doc->json.s, from, n);
        self->reading = mode::partial;
        if (n < doc->json.n && complete_text(&c, doc->json.s, n, whole))
            observe_order(read(*self, KIND_ORDER, whole->s, whole->n));
    }
    return parse(self, KIND_ORDER, doc);
}

} // namespace

extern const peer peer_simdjson = {"simdjson", false,  peer_open,
                                   peer_close, parse,  nullptr,
                                   nullptr,    stream, nullptr};
