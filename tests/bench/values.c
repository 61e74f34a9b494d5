/* SPDX-License-Identifier: MIT */
#include "values.h"

#include "models.lm.h"
#include "prose.h"

#include <math.h>

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))

enum { N_RECORDS = 10000, ARTICLE_SIZE = 415 * 1024 };

static char *keep(text *t, pool *p)
{
    char *s = pool_copy(p, t->s ? t->s : "", t->n);

    text_free(t);
    return s;
}

static char *make_words(dice *d, pool *p, size_t n)
{
    text t = {0};

    prose_words(d, n, &t);
    return keep(&t, p);
}

static char *make_sentence(dice *d, pool *p, size_t n)
{
    text t = {0};

    prose_sentence(d, n, &t);
    return keep(&t, p);
}

/* An amount with two decimals: the double nearest to it. */
static double make_money(dice *d, int64_t low, int64_t high)
{
    return (double)dice_between(d, low * 100, high * 100) / 100;
}

static double to_cents(double amount)
{
    return round(amount * 100) / 100;
}

static char *pick(dice *d, pool *p, const char *const *words, uint32_t n)
{
    return prose_format(p, "%s", words[dice_below(d, n)]);
}

static char **make_tags(dice *d, pool *p, const char *const *words, uint32_t n,
                        size_t *n_tags)
{
    size_t count = dice_below(d, 4);
    char **tags = pool_take(p, 4 * sizeof(*tags));

    for (size_t i = 0; i < count; i++)
        tags[i] = pick(d, p, words, n);
    *n_tags = count;
    return tags;
}

static Person *make_person(dice *d, pool *p)
{
    Person *person = pool_take(p, sizeof(*person));

    *person = (Person){
        .name = prose_format(p, "%s", prose_person(d).first),
        .age = dice_between(d, 1, 110),
    };
    return person;
}

static void make_address(dice *d, pool *p, Address *address)
{
    static const char *const regions[] = {"CA", "NY", "ENG", "BE", "SP", "ZH"};
    static const char *const countries[] = {"US", "GB", "DE", "FR", "BR", "CH"};
    uint32_t second = dice_below(d, 3);

    *address = (Address){
        .line1 = prose_format(p, "%d %s Street", (int)dice_between(d, 1, 9999),
                              prose_person(d).last),
        .city = prose_format(p, "%s", prose_city(d)),
        .region = pick(d, p, regions, COUNT(regions)),
        .postal_code = prose_format(p, "%05d", (int)dice_below(d, 100000)),
        .country = pick(d, p, countries, COUNT(countries)),
    };
    if (second == 1)
        address->line2 = prose_format(p, "Apt %d", (int)dice_below(d, 90) + 1);
    else if (second == 2)
        address->line2 = prose_format(p, "Unit B");
}

static void make_customer(dice *d, pool *p, Customer *customer)
{
    prose_name name = prose_person(d);

    *customer = (Customer){
        .id = dice_between(d, 1, 1000000000),
        .name = prose_format(p, "%s %s", name.first, name.last),
        .email = prose_format(p, "%s.%s%d@example.com", name.ascii_first,
                              name.ascii_last, (int)dice_below(d, 999) + 1),
        .tier = (Tier)dice_below(d, 4),
        .loyalty_points = dice_between(d, 0, 50000),
        .vip = dice_below(d, 5) == 0,
    };
    if (dice_below(d, 2))
        customer->phone =
            prose_format(p, "+1-555-%07d", (int)dice_below(d, 10000000));
}

static void make_item(dice *d, pool *p, Item *item)
{
    static const char *const tags[] = {"new",       "sale", "fragile",
                                       "gift-idea", "eco",  "import"};
    static const double discounts[] = {0, 0, 0.1, 0.15, 0.075};
    uint32_t discount = dice_below(d, COUNT(discounts));

    *item = (Item){
        .sku = prose_format(p, "SKU-%06d-%c", (int)dice_below(d, 1000000),
                            'A' + (int)dice_below(d, 6)),
        .name = make_words(d, p, 2 + dice_below(d, 4)),
        .quantity = (int32_t)dice_between(d, 1, 24),
        .unit_price = make_money(d, 1, 900),
        .has_discount = discount >= 2,
        .discount = discounts[discount],
        .category = (Category)dice_below(d, 5),
        .gift = dice_below(d, 10) < 3,
    };
    item->tags = make_tags(d, p, tags, COUNT(tags), &item->n_tags);
}

static char *make_notes(dice *d, pool *p)
{
    text t = {0};

    switch (dice_below(d, 3)) {
    case 0:
        return NULL;
    case 1:
        text_puts(&t, "The customer said: \"leave it at the door\".\n");
        prose_sentence(d, 12, &t);
        break;
    default:
        prose_sentence(d, 18, &t);
        text_puts(&t, "\n\tCall first \xe2\x80\x94 ");
        prose_sentence(d, 5, &t);
        break;
    }
    return keep(&t, p);
}

static void make_totals(dice *d, Order *order)
{
    double sum = 0;

    for (size_t i = 0; i < order->n_items; i++)
        sum += order->items[i].quantity * order->items[i].unit_price;
    order->subtotal = to_cents(sum);
    order->tax = to_cents(sum * 0.0825);
    order->shipping_cost = make_money(d, 0, 40);
    order->total =
        to_cents(order->subtotal + order->tax + order->shipping_cost);
}

static Order *make_order(dice *d, pool *p)
{
    Order *order = pool_take(p, sizeof(*order));

    *order = (Order){
        .id =
            prose_format(p, "ord_%016llx%08x", (unsigned long long)dice_roll(d),
                         (unsigned)(dice_roll(d) >> 32)),
        .created_at = 1718000000 + dice_below(d, 10000000),
        .status = (OrderStatus)dice_below(d, 5),
        .currency = (Currency)dice_below(d, 4),
        .n_items = 5 + dice_below(d, 5),
        .notes = make_notes(d, p),
    };
    make_customer(d, p, &order->customer);
    make_address(d, p, &order->shipping_address);
    if (dice_below(d, 2)) {
        order->billing_address = pool_take(p, sizeof(Address));
        make_address(d, p, order->billing_address);
    }
    order->items = pool_take(p, order->n_items * sizeof(Item));
    for (size_t i = 0; i < order->n_items; i++)
        make_item(d, p, &order->items[i]);
    make_totals(d, order);
    return order;
}

/* Mostly a few decimals, sometimes all that a double has. */
static double make_score(dice *d)
{
    static const double units[] = {1e2, 1e4, 1e6};
    double unit = units[dice_below(d, COUNT(units))];

    if (dice_below(d, 10) == 0)
        return (double)(dice_roll(d) >> 11) / 9007199254740992.0 * 1000;
    return (double)dice_between(d, 0, (int64_t)unit) / unit;
}

static void make_record(dice *d, pool *p, int64_t id, Record *record)
{
    static const char *const tags[] = {"alpha", "beta", "staff", "trial",
                                       "vip"};
    prose_name name = prose_person(d);

    *record = (Record){
        .id = id,
        .name = prose_format(p, "%s %s", name.first, name.last),
        .email = prose_format(p, "%s.%s%d@example.com", name.ascii_first,
                              name.ascii_last, (int)dice_below(d, 999) + 1),
        .age = (int32_t)dice_between(d, 18, 90),
        .active = dice_below(d, 10) < 7,
        .score = make_score(d),
        .role = (Role)dice_below(d, 3),
        .city = prose_format(p, "%s", prose_city(d)),
        .created_at = prose_format(
            p, "2024-%02d-%02dT%02d:%02d:%02dZ", (int)dice_below(d, 12) + 1,
            (int)dice_below(d, 28) + 1, (int)dice_below(d, 24),
            (int)dice_below(d, 60), (int)dice_below(d, 60)),
    };
    record->tags = make_tags(d, p, tags, COUNT(tags), &record->n_tags);
    if (dice_below(d, 2))
        record->bio = make_sentence(d, p, 4 + dice_below(d, 9));
}

static Records *make_records(dice *d, pool *p)
{
    Records *list = pool_take(p, sizeof(*list));

    list->n_records = N_RECORDS;
    list->records = pool_take(p, N_RECORDS * sizeof(Record));
    for (size_t i = 0; i < N_RECORDS; i++)
        make_record(d, p, 100000 + (int64_t)i, &list->records[i]);
    return list;
}

static size_t make_section(dice *d, pool *p, Section *section)
{
    text body = {0};
    uint32_t n = 1 + dice_below(d, 4);

    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            text_puts(&body, "\n\n");
        prose_paragraph(d, &body);
    }

    size_t size = body.n;

    *section = (Section){make_words(d, p, 4), keep(&body, p)};
    return size;
}

static Article *make_article(dice *d, pool *p)
{
    Article *article = pool_take(p, sizeof(*article));
    size_t size = 0;

    *article = (Article){
        .title = make_sentence(d, p, 6),
        .lang = prose_format(p, "en"),
        .summary = make_sentence(d, p, 40),
    };
    while (size < ARTICLE_SIZE) {
        article->sections = pool_push(p, article->sections, article->n_sections,
                                      sizeof(Section));
        size += make_section(d, p, &article->sections[article->n_sections++]);
    }
    return article;
}

const void *value_make(document_kind kind, dice *d, pool *p)
{
    switch (kind) {
    case KIND_PERSON:
        return make_person(d, p);
    case KIND_ORDER:
        return make_order(d, p);
    case KIND_RECORDS:
        return make_records(d, p);
    default:
        return make_article(d, p);
    }
}
