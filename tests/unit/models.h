/* SPDX-License-Identifier: MIT */
#ifndef MODELS_H
#define MODELS_H

#include <lm/table.h>

/*
 * Models whose tables were made by hand, as lmc would make them, so that the
 * layers under the compiler can be tested without it. Between them they have
 * every kind of value and every way in which one can lie in C. None has a
 * perfect hash for its keys.
 *
 *     person p = {.name = "Jason", .age = 25};
 *     lm_value_write(&person_type, &p, 0, &buf, NULL);
 *
 * Threads: constants.
 */

/* name: string(min_length = 1), age: int(ge = 0, le = 150) */
typedef struct person {
    char *name;
    int64_t age;
} person;

extern const lm_model person_model;
extern const lm_type person_type;

/* enum order_status { open, paid, back = "sent back" } */
typedef enum order_status {
    order_status_open,
    order_status_paid,
    order_status_back
} order_status;

/* sku: string, quantity: int32(ge = 1), price: double, tags: string[]? */
typedef struct item {
    char *sku;
    int32_t quantity;
    double price;
    char **tags;
    size_t n_tags;
} item;

/* kind: "card", number: string; an enum of one word with a number of its own */
typedef struct card {
    int32_t kind;
    char *number;
} card;

enum { card_kind_card = 7 };

/* card | double | bool[] */
typedef struct payment {
    enum { payment_none, payment_card, payment_cash, payment_coupons } kind;
    union {
        card card;
        double cash;
        struct {
            bool *coupons;
            size_t n_coupons;
        };
    };
} payment;

typedef struct count {
    char *key;
    uint16_t value;
} count;

typedef struct maybe_int {
    int64_t value;
    bool has;
} maybe_int;

/*
 * id: string, customer: person, items: item[](min_items = 1),
 * status: order_status, gift: bool = false, note: string?, discount: float?,
 * courier: person?, counts: map<uint16>?, payment: payment?, meta: json?,
 * slots: int?[], "odd \"key\"": uint64?
 */
typedef struct order {
    char *id;
    person customer;
    item *items;
    size_t n_items;
    order_status status;
    bool gift;
    char *note;
    bool has_discount;
    float discount;
    person *courier;
    count *counts;
    size_t n_counts;
    payment *payment;
    char *meta;
    maybe_int *slots;
    size_t n_slots;
    bool has_odd;
    uint64_t odd;
} order;

extern const lm_model order_model;
extern const lm_type order_type;

/* value: int, children: tree[] = [], next: tree? */
typedef struct tree {
    int64_t value;
    struct tree *children;
    size_t n_children;
    struct tree *next;
} tree;

extern const lm_model tree_model;
extern const lm_type tree_type;

/* The user's own struct: name: string(max_length = 7), marks: int8[], extras */
typedef struct record {
    char name[8];
    int8_t marks[4];
    size_t n_marks;
    char *extra;
} record;

extern const lm_model record_model;
extern const lm_type record_type;

#endif
