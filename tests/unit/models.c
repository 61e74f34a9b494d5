/* SPDX-License-Identifier: MIT */
#include "models.h"

#define DISTANCE(type, from, to)                                               \
    ((int32_t)offsetof(type, to) - (int32_t)offsetof(type, from))

#define SCALAR(kind, type)                                                     \
    {                                                                          \
        kind, 0, 0, sizeof(type), 0, NULL, NULL                                \
    }

#define MODEL(flags, type)                                                     \
    {                                                                          \
        LM_KIND_MODEL, flags, 0, sizeof(type), 0, &type##_model, NULL          \
    }

static const lm_type string_type = SCALAR(LM_KIND_STRING, char *);

/* person */

static const uint32_t person_at[] = {0, 8, 15};
static const uint16_t person_sorted[] = {1, 0};
static const lm_words person_keys = {",\"name\":,\"age\":" LM_WORDS_END,
                                     person_at,
                                     person_sorted,
                                     NULL,
                                     0,
                                     2,
                                     0,
                                     2,
                                     2,
                                     true};
static const lm_string_rules person_name_rules = {LM_RULE_MIN, 1, UINT32_MAX,
                                                  NULL};
static const lm_int_rules person_age_rules = {
    LM_RULE_MIN | LM_RULE_MAX, 0, 0, 150, 0, NULL};
static const lm_field person_fields[] = {
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &person_name_rules},
     offsetof(person, name),
     LM_FIELD_REQUIRED,
     LM_OP_LENGTH,
     7},
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, &person_age_rules},
     offsetof(person, age),
     LM_FIELD_REQUIRED,
     LM_OP_INT64,
     6}};
const lm_model person_model = {
    "person", person_fields, &person_keys, NULL, NULL, sizeof(person), 2, 0, 0,
    0,        NULL};
const lm_type person_type = MODEL(0, person);

/* order_status */

static const uint32_t status_at[] = {0, 6, 12, 23};
static const uint16_t status_sorted[] = {0, 1, 2};
static const lm_words status_words = {
    "\"open\"\"paid\"\"sent back\"" LM_WORDS_END,
    status_at,
    status_sorted,
    NULL,
    0,
    3,
    0,
    1,
    1,
    true};
static const lm_enum order_status_enum = {"order_status", &status_words, NULL,
                                          -1};

/* item */

static const uint32_t item_at[] = {0, 7, 19, 28, 36};
static const uint16_t item_sorted[] = {2, 1, 0, 3};
static const lm_words item_keys = {
    ",\"sku\":,\"quantity\":,\"price\":,\"tags\":" LM_WORDS_END,
    item_at,
    item_sorted,
    NULL,
    0,
    4,
    0,
    2,
    2,
    true};
static const lm_int_rules item_quantity_rules = {LM_RULE_MIN, 0, 1, 0, 0, NULL};
static const lm_field item_fields[] = {
    {SCALAR(LM_KIND_STRING, char *), offsetof(item, sku), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 6},
    {{LM_KIND_INT, 0, 0, sizeof(int32_t), 0, NULL, &item_quantity_rules},
     offsetof(item, quantity),
     LM_FIELD_REQUIRED,
     LM_OP_INT32,
     11},
    {SCALAR(LM_KIND_FLOAT, double), offsetof(item, price), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 8},
    {{LM_KIND_LIST, LM_TYPE_OPTIONAL, 0, sizeof(char **),
      DISTANCE(item, tags, n_tags), &string_type, NULL},
     offsetof(item, tags),
     0,
     LM_OP_ANY,
     7}};
static const lm_model item_model = {
    "item", item_fields, &item_keys, NULL, NULL, sizeof(item),
    4,      0,           0,          0,    NULL};
static const lm_type item_type = MODEL(0, item);

/* card, payment */

static const uint32_t card_at[] = {0, 8, 18};
static const uint16_t card_sorted[] = {0, 1};
static const lm_words card_keys = {",\"kind\":,\"number\":" LM_WORDS_END,
                                   card_at,
                                   card_sorted,
                                   NULL,
                                   0,
                                   2,
                                   0,
                                   2,
                                   2,
                                   true};
static const uint32_t card_kind_at[] = {0, 6};
static const uint16_t card_kind_sorted[] = {0};
static const lm_words card_kind_words = {"\"card\"" LM_WORDS_END,
                                         card_kind_at,
                                         card_kind_sorted,
                                         NULL,
                                         0,
                                         1,
                                         0,
                                         1,
                                         1,
                                         true};
static const int32_t card_kind_numbers[] = {card_kind_card};
static const lm_enum card_kind_enum = {"card_kind", &card_kind_words,
                                       card_kind_numbers, -1};
static const lm_field card_fields[] = {
    {{LM_KIND_ENUM, 0, 0, sizeof(int32_t), 0, &card_kind_enum, NULL},
     offsetof(card, kind),
     LM_FIELD_REQUIRED,
     LM_OP_ANY,
     7},
    {SCALAR(LM_KIND_STRING, char *), offsetof(card, number), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 9}};
static const lm_model card_model = {
    "card", card_fields, &card_keys, NULL, NULL, sizeof(card),
    2,      0,           0,          0,    NULL};

static const lm_type coupon_type = SCALAR(LM_KIND_BOOL, bool);
static const lm_union_member payment_members[] = {
    {MODEL(0, card), offsetof(payment, card), LM_TOKEN_OBJECT},
    {SCALAR(LM_KIND_FLOAT, double), offsetof(payment, cash), LM_TOKEN_NUMBER},
    {{LM_KIND_LIST, 0, 0, sizeof(bool *), DISTANCE(payment, coupons, n_coupons),
      &coupon_type, NULL},
     offsetof(payment, coupons),
     LM_TOKEN_ARRAY}};
static const lm_union payment_union = {
    "payment", payment_members, NULL, NULL, NULL, 3};

/* order */

static const uint32_t order_at[] = {0,  6,  18, 27, 37,  45,  53,
                                    65, 76, 86, 97, 105, 114, 127};
static const uint16_t order_sorted[] = {8,  7, 1,  6, 4,  0, 2,
                                        10, 5, 12, 9, 11, 3};
/* The last key must be escaped, so that no key is written as a block. */
static const lm_words order_keys = {
    ",\"id\":,\"customer\":,\"items\":,\"status\":,\"gift\":,\"note\":"
    ",\"discount\":,\"courier\":,\"counts\":,\"payment\":,\"meta\":"
    ",\"slots\":,\"odd \"key\"\":" LM_WORDS_END,
    order_at,
    order_sorted,
    NULL,
    0,
    13,
    0,
    2,
    2,
    false};
static const char *const order_inits[] = {NULL, NULL, NULL, NULL, "false",
                                          NULL, NULL, NULL, NULL, NULL,
                                          NULL, NULL, NULL};
static const lm_map counts_map = {SCALAR(LM_KIND_UINT, uint16_t), sizeof(count),
                                  offsetof(count, value)};
static const lm_list_rules order_items_rules = {LM_RULE_MIN, 1, 0};
static const lm_type slot_type = {LM_KIND_INT,
                                  LM_TYPE_OPTIONAL,
                                  sizeof(maybe_int),
                                  sizeof(int64_t),
                                  DISTANCE(maybe_int, value, has),
                                  NULL,
                                  NULL};
static const lm_field order_fields[] = {
    {SCALAR(LM_KIND_STRING, char *), offsetof(order, id), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 0},
    {MODEL(0, person), offsetof(order, customer), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 0},
    {{LM_KIND_LIST, 0, 0, sizeof(item *), DISTANCE(order, items, n_items),
      &item_type, &order_items_rules},
     offsetof(order, items),
     LM_FIELD_REQUIRED,
     LM_OP_LIST,
     0},
    {{LM_KIND_ENUM, 0, 0, sizeof(order_status), 0, &order_status_enum, NULL},
     offsetof(order, status),
     LM_FIELD_REQUIRED,
     LM_OP_ANY,
     0},
    {SCALAR(LM_KIND_BOOL, bool), offsetof(order, gift), 0, LM_OP_BOOL, 0},
    {{LM_KIND_STRING, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(order, note),
     0,
     LM_OP_TEXT_OR_NULL,
     0},
    {{LM_KIND_FLOAT, LM_TYPE_OPTIONAL, 0, sizeof(float),
      DISTANCE(order, discount, has_discount), NULL, NULL},
     offsetof(order, discount),
     0,
     LM_OP_ANY,
     0},
    {MODEL(LM_TYPE_OPTIONAL | LM_TYPE_BOXED, person), offsetof(order, courier),
     0, LM_OP_MODEL_OR_NULL, 0},
    {{LM_KIND_MAP, LM_TYPE_OPTIONAL, 0, sizeof(count *),
      DISTANCE(order, counts, n_counts), &counts_map, NULL},
     offsetof(order, counts),
     0,
     LM_OP_ANY,
     0},
    {{LM_KIND_UNION, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(payment), 0,
      &payment_union, NULL},
     offsetof(order, payment),
     0,
     LM_OP_ANY,
     0},
    {{LM_KIND_JSON, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(order, meta),
     0,
     LM_OP_ANY,
     0},
    {{LM_KIND_LIST, 0, 0, sizeof(maybe_int *), DISTANCE(order, slots, n_slots),
      &slot_type, NULL},
     offsetof(order, slots),
     LM_FIELD_REQUIRED,
     LM_OP_LIST,
     0},
    {{LM_KIND_UINT, LM_TYPE_OPTIONAL, 0, sizeof(uint64_t),
      DISTANCE(order, odd, has_odd), NULL, NULL},
     offsetof(order, odd),
     0,
     LM_OP_ANY,
     0}};
const lm_model order_model = {
    "order",       order_fields, &order_keys, order_inits, NULL,
    sizeof(order), 13,           0,           0,           0,
    NULL};
const lm_type order_type = MODEL(0, order);

/* tree */

static const uint32_t tree_at[] = {0, 9, 21, 29};
static const uint16_t tree_sorted[] = {1, 2, 0};
static const lm_words tree_keys = {
    ",\"value\":,\"children\":,\"next\":" LM_WORDS_END,
    tree_at,
    tree_sorted,
    NULL,
    0,
    3,
    0,
    2,
    2,
    true};
static const char *const tree_inits[] = {NULL, "[]", NULL};
static const lm_field tree_fields[] = {
    {SCALAR(LM_KIND_INT, int64_t), offsetof(tree, value), LM_FIELD_REQUIRED,
     LM_OP_INT64, 8},
    {{LM_KIND_LIST, 0, 0, sizeof(tree *), DISTANCE(tree, children, n_children),
      &tree_type, NULL},
     offsetof(tree, children),
     0,
     LM_OP_LIST,
     11},
    {MODEL(LM_TYPE_OPTIONAL | LM_TYPE_BOXED, tree), offsetof(tree, next), 0,
     LM_OP_MODEL_OR_NULL, 7}};
const lm_model tree_model = {
    "tree", tree_fields, &tree_keys, tree_inits, NULL, sizeof(tree),
    3,      0,           0,          0,          NULL};
const lm_type tree_type = MODEL(0, tree);

/* record */

static const uint32_t record_at[] = {0, 8, 17};
static const uint16_t record_sorted[] = {1, 0};
static const lm_words record_keys = {",\"name\":,\"marks\":" LM_WORDS_END,
                                     record_at,
                                     record_sorted,
                                     NULL,
                                     0,
                                     2,
                                     0,
                                     2,
                                     2,
                                     true};
static const lm_string_rules record_name_rules = {LM_RULE_MAX, 0, 7, NULL};
static const lm_type mark_type = SCALAR(LM_KIND_INT, int8_t);
static const lm_field record_fields[] = {
    {{LM_KIND_STRING, LM_TYPE_INLINE, 0, sizeof(((record *)0)->name), 0, NULL,
      &record_name_rules},
     offsetof(record, name),
     LM_FIELD_REQUIRED,
     LM_OP_ANY,
     7},
    {{LM_KIND_LIST, LM_TYPE_INLINE, 0, sizeof(((record *)0)->marks),
      DISTANCE(record, marks, n_marks), &mark_type, NULL},
     offsetof(record, marks),
     LM_FIELD_REQUIRED,
     LM_OP_ANY,
     8}};
const lm_model record_model = {"record",
                               record_fields,
                               &record_keys,
                               NULL,
                               NULL,
                               sizeof(record),
                               2,
                               0,
                               LM_MODEL_KEEP_EXTRA,
                               offsetof(record, extra),
                               NULL};
const lm_type record_type = MODEL(0, record);
