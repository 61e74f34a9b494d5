/* Made by lmc from fast.model: edit that file, not this one. */
#include "fast.lm.h"

#include <lm/fast.h>

/* The keys and values of the models as they stand in JSON. */

static const char Colour_words_text[] =
    "\"red\"\"sea green\"\"blue\""
    LM_WORDS_END;
static const uint32_t Colour_words_at[] = {
    0, 5, 16, 22};
static const uint16_t Colour_words_sorted[] = {
    2, 0, 1};
static const uint16_t Colour_words_slots[] = {
    0, 0, 1, 2};
static const lm_words Colour_words = {
    Colour_words_text, Colour_words_at, Colour_words_sorted,
    Colour_words_slots, UINT64_C(0x975835de1c9756cf),
    3, 62, 1, 1, true};

static const char Part_level_words_text[] =
    "\"low\"\"high\"\"end-user\""
    LM_WORDS_END;
static const uint32_t Part_level_words_at[] = {
    0, 5, 11, 21};
static const uint16_t Part_level_words_sorted[] = {
    2, 1, 0};
static const uint16_t Part_level_words_slots[] = {
    2, 0, 0, 1};
static const lm_words Part_level_words = {
    Part_level_words_text, Part_level_words_at, Part_level_words_sorted,
    Part_level_words_slots, UINT64_C(0x987bbcbfdd7e532f),
    3, 62, 1, 1, true};

static const char Sizes_keys_text[] =
    ",\"i8\":,\"i16\":,\"i32\":,\"i64\":,\"u8\":,\"u16\":,\"u32\":,\"u64\":,"
    "\"f\":,\"d\":,\"any\":,\"one_of\":,\"maybe\":,\"maybe_d\":,\"maybe_u\":"
    LM_WORDS_END;
static const uint32_t Sizes_keys_at[] = {
    0, 6, 13, 20, 27, 33, 40, 47, 54, 59, 64, 71, 81, 90, 101, 112};
static const uint16_t Sizes_keys_sorted[] = {
    10, 9, 8, 1, 2, 3, 0, 12, 13, 14, 11, 5, 6, 7, 4};
static const uint16_t Sizes_keys_slots[] = {
    0, 0, 8, 0, 14, 0, 10, 12, 0, 0, 0, 13, 0, 0, 7, 4, 5, 0, 3, 0, 1, 0, 0, 0,
    9, 0, 6, 0, 11, 0, 2, 0};
static const lm_words Sizes_keys = {
    Sizes_keys_text, Sizes_keys_at, Sizes_keys_sorted,
    Sizes_keys_slots, UINT64_C(0x27f1e5e547e138e3),
    15, 59, 2, 2, true};

static const char Part_keys_text[] =
    ",\"sku\":,\"text\":,\"colour\":,\"level\":,\"on\":,\"note\":,\"tone\":,"
    "\"lit\":"
    LM_WORDS_END;
static const uint32_t Part_keys_at[] = {
    0, 7, 15, 25, 34, 40, 48, 56, 63};
static const uint16_t Part_keys_sorted[] = {
    2, 3, 7, 5, 4, 0, 1, 6};
static const uint16_t Part_keys_slots[] = {
    3, 2, 7, 0, 4, 6, 5, 1};
static const lm_words Part_keys = {
    Part_keys_text, Part_keys_at, Part_keys_sorted,
    Part_keys_slots, UINT64_C(0xd1c5d8d5f4251b33),
    8, 61, 2, 2, true};

static const char Node_keys_text[] =
    ",\"value\":,\"next\":,\"kids\":"
    LM_WORDS_END;
static const uint32_t Node_keys_at[] = {
    0, 9, 17, 25};
static const uint16_t Node_keys_sorted[] = {
    2, 1, 0};
static const uint16_t Node_keys_slots[] = {
    0, 0, 2, 1};
static const lm_words Node_keys = {
    Node_keys_text, Node_keys_at, Node_keys_sorted,
    Node_keys_slots, UINT64_C(0xc3f2827affe7f665),
    3, 62, 2, 2, true};

static const char One_keys_text[] =
    ",\"only\":"
    LM_WORDS_END;
static const uint32_t One_keys_at[] = {
    0, 8};
static const uint16_t One_keys_sorted[] = {
    0};
static const uint16_t One_keys_slots[] = {
    0, 0};
static const lm_words One_keys = {
    One_keys_text, One_keys_at, One_keys_sorted,
    One_keys_slots, UINT64_C(0x910a2dec89025cc1),
    1, 63, 2, 2, true};

static const char Others_keys_text[] =
    ",\"when\":,\"raw\":,\"amount\":,\"any\":,\"counts\":,\"either\":,"
    "\"rows\":,\"once\":,\"holes\":,\"parts\":,\"share\":,\"nested\":,\"id\":"
    LM_WORDS_END;
static const uint32_t Others_keys_at[] = {
    0, 8, 15, 25, 32, 42, 52, 60, 68, 77, 86, 95, 105, 111};
static const uint16_t Others_keys_sorted[] = {
    2, 3, 4, 5, 8, 12, 11, 7, 9, 1, 6, 10, 0};
static const uint16_t Others_keys_slots[] = {
    5, 2, 7, 12, 0, 10, 0, 0, 3, 8, 0, 4, 9, 11, 1, 6};
static const lm_words Others_keys = {
    Others_keys_text, Others_keys_at, Others_keys_sorted,
    Others_keys_slots, UINT64_C(0x58e1894c9057c8ad),
    13, 60, 2, 2, true};

static const char Rest_keys_text[] =
    ",\"a_key_that_is_so_long_that_it_is_never_compared_in_one\":,"
    "\"a_key_that_is_just_short_enough_to_be_compared_123\":,\"map\":,"
    "\"either\":,\"any\":,\"when\":,\"amount\":,\"rows\":,\"once\":,\"holes\":"
    LM_WORDS_END;
static const uint32_t Rest_keys_at[] = {
    0, 58, 112, 119, 129, 136, 144, 154, 162, 170, 179};
static const uint16_t Rest_keys_sorted[] = {
    1, 0, 6, 4, 3, 9, 2, 8, 7, 5};
static const uint16_t Rest_keys_slots[] = {
    0, 3, 5, 0, 0, 2, 9, 4, 0, 1, 0, 8, 6, 7, 0, 0};
static const lm_words Rest_keys = {
    Rest_keys_text, Rest_keys_at, Rest_keys_sorted,
    Rest_keys_slots, UINT64_C(0xe350d9b842c3926d),
    10, 60, 2, 2, true};

static const char Box_keys_text[] =
    ",\"id\":,\"first\":,\"second\":,\"parts\":,\"words\":,\"skus\":,"
    "\"numbers\":,\"reals\":,\"flags\":,\"colours\":,\"chain\":,\"ones\":,"
    "\"one\":,\"rest\":,\"sizes\":,\"price\":,\"others\":,\"paid_in\":"
    LM_WORDS_END;
static const uint32_t Box_keys_at[] = {
    0, 6, 15, 25, 34, 43, 51, 62, 71, 80, 91, 100, 108, 115, 123, 132, 141,
    151, 162};
static const uint16_t Box_keys_sorted[] = {
    10, 9, 1, 8, 0, 6, 12, 11, 16, 17, 3, 15, 7, 13, 2, 14, 5, 4};
static const uint16_t Box_keys_slots[] = {
    0, 0, 0, 13, 0, 0, 11, 3, 6, 0, 0, 17, 10, 8, 0, 4, 0, 16, 12, 7, 15, 1, 0,
    0, 0, 9, 0, 14, 2, 5, 0, 0};
static const lm_words Box_keys = {
    Box_keys_text, Box_keys_at, Box_keys_sorted,
    Box_keys_slots, UINT64_C(0xd94311c5978a70c7),
    18, 59, 2, 2, true};

static const char Fast_keys_text[] =
    ",\"box\":,\"boxes\":"
    LM_WORDS_END;
static const uint32_t Fast_keys_at[] = {
    0, 7, 16};
static const uint16_t Fast_keys_sorted[] = {
    0, 1};
static const uint16_t Fast_keys_slots[] = {
    0, 1};
static const lm_words Fast_keys = {
    Fast_keys_text, Fast_keys_at, Fast_keys_sorted,
    Fast_keys_slots, UINT64_C(0xf893a2eefb32555f),
    2, 63, 2, 2, true};

const lm_enum Colour_enum = {"Colour", &Colour_words, NULL, -1};

const lm_enum Part_level_enum = {"Part_level", &Part_level_words, NULL, -1};

static const uint8_t Part_sku_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0};
static const uint16_t Part_sku_pattern_next[] = {
    0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 5, 0, 0, 0, 5, 0};
static const uint8_t Part_sku_pattern_accepts[] = {
    32};
static const lm_pattern Part_sku_pattern = {
    "^[A-Z]{2}-[0-9]+$",
    Part_sku_pattern_classes, Part_sku_pattern_next, Part_sku_pattern_accepts,
    4, 6, NULL};

static const uint8_t Others_when_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 3, 0, 4, 5,
    6, 7, 8, 9, 10, 11, 12, 13, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0,
    16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0};
static const uint16_t Others_when_pattern_next[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 2, 3,
    2, 3, 2, 3, 2, 3, 0, 0, 0, 0, 0, 0, 0, 4, 5, 5, 5, 4, 5, 5, 5, 4, 5, 0, 0,
    0, 0, 0, 0, 0, 5, 5, 4, 5, 5, 5, 4, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0, 6, 7, 6,
    7, 6, 7, 6, 7, 6, 7, 0, 0, 0, 0, 0, 0, 0, 8, 7, 6, 7, 6, 7, 6, 7, 6, 7, 0,
    0, 0, 0, 0, 0, 0, 9, 10, 10, 10, 9, 10, 10, 10, 9, 10, 0, 0, 0, 0, 0, 0, 0,
    10, 10, 9, 10, 10, 10, 9, 10, 10, 10, 0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10,
    9, 10, 10, 10, 9, 10, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    13, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 14, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 17, 16, 18, 16, 18, 16, 16, 18, 0, 0,
    0, 0, 0, 0, 0, 16, 18, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16,
    19, 16, 18, 16, 18, 16, 16, 18, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 25, 25, 26, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 24, 25, 25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24,
    25, 25, 27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 25, 28, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 29, 29, 29, 29, 29, 29, 29, 29, 0, 0,
    0, 0, 0, 0, 0, 29, 29, 29, 29, 29, 29, 29, 29, 29, 29, 0, 0, 0, 0, 0, 0, 0,
    29, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 29, 29, 29, 29, 29, 29, 29, 29, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 31, 31,
    32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 33, 33, 33, 33, 33, 33,
    33, 33, 33, 0, 0, 0, 0, 0, 0, 0, 33, 33, 33, 33, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0, 35, 35, 35,
    35, 35, 35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 36, 36, 36, 36, 36, 36, 36,
    36, 36, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 37, 0, 0, 0,
    0, 0, 0, 38, 38, 38, 38, 38, 38, 39, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 40,
    40, 40, 40, 40, 40, 40, 40, 40, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 41, 41, 42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43, 0,
    0, 0, 0, 44, 44, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 46, 46,
    46, 46, 46, 46, 46, 46, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 47, 47, 47, 47, 47, 47, 47, 47, 47, 47, 0, 0, 0, 0,
    0, 0, 0, 47, 47, 47, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 41, 41, 0, 48, 48,
    48, 48, 48, 48, 48, 48, 48, 48, 0, 0, 43, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 49, 0, 0, 0, 41, 41, 0, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 0,
    0, 43, 0, 0, 0, 0, 51, 51, 51, 51, 51, 51, 0, 0, 0, 0, 0, 0, 0, 0, 41, 41,
    0, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 0, 0, 43, 0, 0, 0, 0, 43, 43,
    43, 43, 43, 43, 43, 43, 43, 43, 0, 0, 0, 0, 41, 41, 0, 53, 53, 53, 53, 53,
    53, 53, 53, 53, 53, 0, 0, 43, 0, 41, 41, 0, 54, 54, 54, 54, 54, 54, 54, 54,
    54, 54, 0, 0, 43, 0, 41, 41, 0, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 0,
    0, 43, 0, 41, 41, 0, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 0, 0, 43, 0,
    41, 41, 0, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 0, 0, 43, 0, 41, 41, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43};
static const uint8_t Others_when_pattern_accepts[] = {
    0, 0, 0, 0, 0, 8, 0, 0};
static const lm_pattern Others_when_pattern = {
    "^(?:(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469"
    "]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:"
    "0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt]"
    "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]{1,"
    "9})?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]))$",
    Others_when_pattern_classes, Others_when_pattern_next, Others_when_pattern_accepts,
    17, 58, "datetime"};

static const uint8_t Others_raw_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 2, 1,
    1, 1, 2, 1, 1, 1, 2, 1, 0, 0, 0, 3, 0, 0, 0, 4, 1, 1, 1, 2, 1, 1, 1, 2, 1,
    1, 1, 2, 1, 1, 1, 4, 1, 1, 1, 2, 1, 1, 1, 2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 2,
    1, 1, 1, 4, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 4, 1, 1, 1, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0};
static const uint16_t Others_raw_pattern_next[] = {
    0, 0, 0, 0, 0, 0, 2, 2, 0, 2, 0, 3, 3, 0, 4, 0, 5, 6, 0, 6, 0, 5, 6, 7, 6,
    0, 1, 1, 0, 1, 0, 1, 1, 8, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};
static const uint8_t Others_raw_pattern_accepts[] = {
    2, 1};
static const lm_pattern Others_raw_pattern = {
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcg"
    "kosw048]=)?$",
    Others_raw_pattern_classes, Others_raw_pattern_next, Others_raw_pattern_accepts,
    5, 9, "bytes"};

static const uint8_t Others_id_pattern_classes[] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2,
    2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0};
static const uint16_t Others_id_pattern_next[] = {
    0, 0, 0, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5, 0, 0, 6, 0, 0, 7, 0, 0, 8, 0,
    0, 9, 0, 10, 0, 0, 0, 11, 0, 0, 12, 0, 0, 13, 0, 0, 14, 0, 15, 0, 0, 0, 16,
    0, 0, 17, 0, 0, 18, 0, 0, 19, 0, 20, 0, 0, 0, 21, 0, 0, 22, 0, 0, 23, 0, 0,
    24, 0, 25, 0, 0, 0, 26, 0, 0, 27, 0, 0, 28, 0, 0, 29, 0, 0, 30, 0, 0, 31,
    0, 0, 32, 0, 0, 33, 0, 0, 34, 0, 0, 35, 0, 0, 36, 0, 0, 37, 0, 0, 0};
static const uint8_t Others_id_pattern_accepts[] = {
    0, 0, 0, 0, 32};
static const lm_pattern Others_id_pattern = {
    "^(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})$",
    Others_id_pattern_classes, Others_id_pattern_next, Others_id_pattern_accepts,
    3, 38, "uuid"};

/* Sizes */

static const lm_int_rules Sizes_i16_rules = {
    LM_RULE_MIN,
    0, -1000, INT64_MAX, 0, NULL};

static const lm_int_rules Sizes_i32_rules = {
    LM_RULE_MAX,
    0, INT64_MIN, -1, 0, NULL};

static const lm_uint_rules Sizes_u8_rules = {
    LM_RULE_MAX,
    0, 0, 200, 0, NULL};

static const lm_uint_rules Sizes_u32_rules = {
    LM_RULE_MULTIPLE_OF,
    0, 0, UINT64_MAX, 3, NULL};

static const lm_float_rules Sizes_f_rules = {
    LM_RULE_MIN,
    0, -0.5, 1.7976931348623157e+308, 0};

static const lm_float_rules Sizes_d_rules = {
    LM_RULE_ABOVE | LM_RULE_BELOW,
    0, 0.1, 1.5e+300, 0};

static const int64_t Sizes_one_of_values[] = {
    1, 2, 4};

static const lm_int_rules Sizes_one_of_rules = {
    LM_RULE_VALUES,
    3, INT64_MIN, INT64_MAX, 0, Sizes_one_of_values};

static const lm_uint_rules Sizes_maybe_u_rules = {
    LM_RULE_MIN,
    0, 7, UINT64_MAX, 0, NULL};

static const lm_field Sizes_fields[] = {
    /* i8 */
    {{LM_KIND_INT, 0, 0, sizeof(int8_t), 0, NULL, NULL},
     offsetof(Sizes, i8), LM_FIELD_REQUIRED,
     LM_OP_ANY, 5},
    /* i16 */
    {{LM_KIND_INT, 0, 0, sizeof(int16_t), 0, NULL, &Sizes_i16_rules},
     offsetof(Sizes, i16), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* i32 */
    {{LM_KIND_INT, 0, 0, sizeof(int32_t), 0, NULL, &Sizes_i32_rules},
     offsetof(Sizes, i32), LM_FIELD_REQUIRED,
     LM_OP_INT32, 6},
    /* i64 */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Sizes, i64), LM_FIELD_REQUIRED,
     LM_OP_INT64, 6},
    /* u8 */
    {{LM_KIND_UINT, 0, 0, sizeof(uint8_t), 0, NULL, &Sizes_u8_rules},
     offsetof(Sizes, u8), LM_FIELD_REQUIRED,
     LM_OP_ANY, 5},
    /* u16 */
    {{LM_KIND_UINT, 0, 0, sizeof(uint16_t), 0, NULL, NULL},
     offsetof(Sizes, u16), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* u32 */
    {{LM_KIND_UINT, 0, 0, sizeof(uint32_t), 0, NULL, &Sizes_u32_rules},
     offsetof(Sizes, u32), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* u64 */
    {{LM_KIND_UINT, 0, 0, sizeof(uint64_t), 0, NULL, NULL},
     offsetof(Sizes, u64), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* f */
    {{LM_KIND_FLOAT, 0, 0, sizeof(float), 0, NULL, &Sizes_f_rules},
     offsetof(Sizes, f), LM_FIELD_REQUIRED,
     LM_OP_ANY, 4},
    /* d */
    {{LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, &Sizes_d_rules},
     offsetof(Sizes, d), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 4},
    /* any */
    {{LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, NULL},
     offsetof(Sizes, any), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 6},
    /* one_of */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, &Sizes_one_of_rules},
     offsetof(Sizes, one_of), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* maybe */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(Sizes, maybe, has_maybe), NULL, NULL},
     offsetof(Sizes, maybe), 0,
     LM_OP_ANY, 8},
    /* maybe_d */
    {{LM_KIND_FLOAT, LM_TYPE_OPTIONAL, 0, sizeof(double),
      LM_COMPANION(Sizes, maybe_d, has_maybe_d), NULL, NULL},
     offsetof(Sizes, maybe_d), 0,
     LM_OP_DOUBLE_OR_NULL, 10},
    /* maybe_u */
    {{LM_KIND_UINT, LM_TYPE_OPTIONAL, 0, sizeof(uint8_t),
      LM_COMPANION(Sizes, maybe_u, has_maybe_u), NULL, &Sizes_maybe_u_rules},
     offsetof(Sizes, maybe_u), 0,
     LM_OP_ANY, 10},
};

static lm_fast_fn Sizes_fast;

const lm_model Sizes_model = {
    "Sizes", Sizes_fields, &Sizes_keys,
    NULL, NULL,
    sizeof(Sizes), 15, 0, 0 | LM_FAST_WATCHED, 0,
    Sizes_fast};

const lm_type Sizes_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Sizes), 0, &Sizes_model, NULL};

Sizes *Sizes_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Sizes_type, json, length, options, &value, err);
    return (Sizes *)value;
}

lm_status Sizes_write(const Sizes *value, lm_buffer *buf)
{
    return lm_value_write(&Sizes_type, value, 0, buf, NULL);
}

int Sizes_print(const Sizes *value, FILE *file)
{
    return lm_value_print(&Sizes_type, value, file);
}

Sizes *Sizes_copy(const Sizes *value)
{
    return (Sizes *)lm_value_copy(&Sizes_type, value, NULL);
}

bool Sizes_equal(const Sizes *a, const Sizes *b)
{
    return lm_value_equal(&Sizes_type, a, b);
}

void Sizes_free(Sizes *value)
{
    lm_value_free(value);
}

/* Part */

static const lm_string_rules Part_sku_rules = {
    LM_RULE_MAX | LM_RULE_PATTERN,
    0, 12, &Part_sku_pattern};

static const lm_string_rules Part_text_rules = {
    LM_RULE_MIN | LM_RULE_MAX,
    2, 5, NULL};

static const lm_field Part_fields[] = {
    /* sku */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &Part_sku_rules},
     offsetof(Part, sku), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* text */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &Part_text_rules},
     offsetof(Part, text), LM_FIELD_REQUIRED,
     LM_OP_LENGTH, 7},
    /* colour */
    {{LM_KIND_ENUM, 0, 0, sizeof(Colour), 0, &Colour_enum, NULL},
     offsetof(Part, colour), 0,
     LM_OP_ENUM, 9},
    /* level */
    {{LM_KIND_ENUM, 0, 0, sizeof(Part_level), 0, &Part_level_enum, NULL},
     offsetof(Part, level), LM_FIELD_REQUIRED,
     LM_OP_ENUM, 8},
    /* on */
    {{LM_KIND_BOOL, 0, 0, sizeof(bool), 0, NULL, NULL},
     offsetof(Part, on), LM_FIELD_REQUIRED,
     LM_OP_BOOL, 5},
    /* note */
    {{LM_KIND_STRING, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Part, note), 0,
     LM_OP_TEXT_OR_NULL, 7},
    /* tone */
    {{LM_KIND_ENUM, LM_TYPE_OPTIONAL, 0, sizeof(Colour),
      LM_COMPANION(Part, tone, has_tone), &Colour_enum, NULL},
     offsetof(Part, tone), 0,
     LM_OP_ANY, 7},
    /* lit */
    {{LM_KIND_BOOL, LM_TYPE_OPTIONAL, 0, sizeof(bool),
      LM_COMPANION(Part, lit, has_lit), NULL, NULL},
     offsetof(Part, lit), 0,
     LM_OP_ANY, 6},
};

static const char *const Part_inits[] = {
    NULL,
    NULL,
    "\"red\"",
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};

static lm_fast_fn Part_fast;

const lm_model Part_model = {
    "Part", Part_fields, &Part_keys,
    Part_inits, NULL,
    sizeof(Part), 8, 0, 0 | LM_FAST_WATCHED, 0,
    Part_fast};

const lm_type Part_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Part), 0, &Part_model, NULL};

Part *Part_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Part_type, json, length, options, &value, err);
    return (Part *)value;
}

lm_status Part_write(const Part *value, lm_buffer *buf)
{
    return lm_value_write(&Part_type, value, 0, buf, NULL);
}

int Part_print(const Part *value, FILE *file)
{
    return lm_value_print(&Part_type, value, file);
}

Part *Part_copy(const Part *value)
{
    return (Part *)lm_value_copy(&Part_type, value, NULL);
}

bool Part_equal(const Part *a, const Part *b)
{
    return lm_value_equal(&Part_type, a, b);
}

void Part_free(Part *value)
{
    lm_value_free(value);
}

/* Node */

static const lm_int_rules Node_value_rules = {
    LM_RULE_MIN,
    0, 0, INT64_MAX, 0, NULL};

static const lm_type Node_kids_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Node), 0, &Node_model, NULL};

static const lm_field Node_fields[] = {
    /* value */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, &Node_value_rules},
     offsetof(Node, value), LM_FIELD_REQUIRED,
     LM_OP_INT64, 8},
    /* next */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Node), 0,
      &Node_model, NULL},
     offsetof(Node, next), 0,
     LM_OP_MODEL_OR_NULL, 7},
    /* kids */
    {{LM_KIND_LIST, 0, 0, sizeof(Node *), LM_COMPANION(Node, kids, n_kids),
      &Node_kids_item_type, NULL},
     offsetof(Node, kids), 0,
     LM_OP_LIST, 7},
};

static const char *const Node_inits[] = {
    NULL,
    NULL,
    "[]",
};

static lm_fast_fn Node_fast;

const lm_model Node_model = {
    "Node", Node_fields, &Node_keys,
    Node_inits, NULL,
    sizeof(Node), 3, 0, 0 | LM_FAST_WATCHED, 0,
    Node_fast};

const lm_type Node_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Node), 0, &Node_model, NULL};

Node *Node_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Node_type, json, length, options, &value, err);
    return (Node *)value;
}

lm_status Node_write(const Node *value, lm_buffer *buf)
{
    return lm_value_write(&Node_type, value, 0, buf, NULL);
}

int Node_print(const Node *value, FILE *file)
{
    return lm_value_print(&Node_type, value, file);
}

Node *Node_copy(const Node *value)
{
    return (Node *)lm_value_copy(&Node_type, value, NULL);
}

bool Node_equal(const Node *a, const Node *b)
{
    return lm_value_equal(&Node_type, a, b);
}

void Node_free(Node *value)
{
    lm_value_free(value);
}

/* One */

static const lm_field One_fields[] = {
    /* only */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(One, only), LM_FIELD_REQUIRED,
     LM_OP_TEXT, 7},
};

static lm_fast_fn One_fast;

const lm_model One_model = {
    "One", One_fields, &One_keys,
    NULL, NULL,
    sizeof(One), 1, 0, 0 | LM_FAST_WATCHED, 0,
    One_fast};

const lm_type One_type = {
    LM_KIND_MODEL, 0, 0, sizeof(One), 0, &One_model, NULL};

One *One_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&One_type, json, length, options, &value, err);
    return (One *)value;
}

lm_status One_write(const One *value, lm_buffer *buf)
{
    return lm_value_write(&One_type, value, 0, buf, NULL);
}

int One_print(const One *value, FILE *file)
{
    return lm_value_print(&One_type, value, file);
}

One *One_copy(const One *value)
{
    return (One *)lm_value_copy(&One_type, value, NULL);
}

bool One_equal(const One *a, const One *b)
{
    return lm_value_equal(&One_type, a, b);
}

void One_free(One *value)
{
    lm_value_free(value);
}

/* Others */

static const lm_int_rules Others_counts_value_rules = {
    LM_RULE_MIN,
    0, 0, INT64_MAX, 0, NULL};

static const lm_format_rules Others_when_rules = {
    {LM_RULE_PATTERN, 0, 0, &Others_when_pattern},
    LM_RULE_MIN,
    "2000-01-01T00:00:00Z", NULL};

static const lm_string_rules Others_raw_rules = {
    LM_RULE_MAX | LM_RULE_PATTERN,
    0, 6, &Others_raw_pattern};

static const lm_list_rules Others_counts_rules = {
    LM_RULE_MAX,
    0, 3};

static const lm_list_rules Others_once_rules = {
    LM_RULE_MIN | LM_RULE_UNIQUE,
    1, UINT32_MAX};

static const lm_float_rules Others_share_rules = {
    LM_RULE_MULTIPLE_OF,
    -1, -1.7976931348623157e+308, 1.7976931348623157e+308, 5};

static const lm_format_rules Others_id_rules = {
    {LM_RULE_PATTERN, 0, 0, &Others_id_pattern},
    0,
    NULL, NULL};

static const lm_map Others_counts_map = {
    {LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, &Others_counts_value_rules},
    sizeof(Others_counts_entry), offsetof(Others_counts_entry, value)};

LM_STATIC_ASSERT(sizeof(Others_either_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Others_either_members[] = {
    /* int_ */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Others_either, int_), LM_TOKEN_NUMBER},
    /* part */
    {{LM_KIND_MODEL, 0, 0, sizeof(Part), 0, &Part_model, NULL},
     offsetof(Others_either, part), LM_TOKEN_OBJECT},
    /* string */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Others_either, string), LM_TOKEN_STRING},
};
static const lm_union Others_either_union = {
    "Others_either", Others_either_members, NULL,
    NULL, NULL, 3};

static const lm_type Others_rows_item_item_type = {
    LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL};

static const lm_type Others_rows_item_type = {
    LM_KIND_LIST, 0, sizeof(Others_rows_item), sizeof(int64_t *),
    LM_COMPANION(Others_rows_item, items, n_items),
    &Others_rows_item_item_type, NULL};

static const lm_type Others_once_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type Others_holes_item_type = {
    LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(One), 0,
    &One_model, NULL};

static const lm_map Others_parts_map = {
    {LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Part), 0,
     &Part_model, NULL},
    sizeof(Others_parts_entry), offsetof(Others_parts_entry, value)};

static const lm_map Others_nested_map_map = {
    {LM_KIND_JSON, 0, 0, sizeof(char *), 0, NULL, NULL},
    sizeof(Others_nested_map_entry), offsetof(Others_nested_map_entry, value)};

LM_STATIC_ASSERT(sizeof(Others_nested_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Others_nested_members[] = {
    /* int_ */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Others_nested, int_), LM_TOKEN_NUMBER},
    /* map */
    {{LM_KIND_MAP, 0, 0, sizeof(Others_nested_map_entry *),
      LM_COMPANION(Others_nested_map_items, items, n_items),
      &Others_nested_map_map, NULL},
     offsetof(Others_nested, map), LM_TOKEN_OBJECT},
};
static const lm_union Others_nested_union = {
    "Others_nested", Others_nested_members, NULL,
    NULL, NULL, 2};

static const lm_field Others_fields[] = {
    /* when */
    {{LM_KIND_FORMAT, 0, 0, sizeof(lm_datetime), 0, &lm_format_datetime,
      &Others_when_rules},
     offsetof(Others, when), LM_FIELD_REQUIRED,
     LM_OP_ANY, 7},
    /* raw */
    {{LM_KIND_BYTES, 0, 0, sizeof(lm_bytes), 0, NULL, &Others_raw_rules},
     offsetof(Others, raw), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* amount */
    {{LM_KIND_DECIMAL, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Others, amount), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* any */
    {{LM_KIND_JSON, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Others, any), LM_FIELD_REQUIRED,
     LM_OP_ANY, 6},
    /* counts */
    {{LM_KIND_MAP, 0, 0, sizeof(Others_counts_entry *),
      LM_COMPANION(Others, counts, n_counts), &Others_counts_map,
      &Others_counts_rules},
     offsetof(Others, counts), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* either */
    {{LM_KIND_UNION, 0, 0, sizeof(Others_either), 0, &Others_either_union,
      NULL},
     offsetof(Others, either), LM_FIELD_REQUIRED,
     LM_OP_ANY, 9},
    /* rows */
    {{LM_KIND_LIST, 0, 0, sizeof(Others_rows_item *),
      LM_COMPANION(Others, rows, n_rows), &Others_rows_item_type, NULL},
     offsetof(Others, rows), LM_FIELD_REQUIRED,
     LM_OP_LIST, 7},
    /* once */
    {{LM_KIND_LIST, 0, 0, sizeof(char **), LM_COMPANION(Others, once, n_once),
      &Others_once_item_type, &Others_once_rules},
     offsetof(Others, once), LM_FIELD_REQUIRED,
     LM_OP_LIST, 7},
    /* holes */
    {{LM_KIND_LIST, 0, 0, sizeof(One **), LM_COMPANION(Others, holes, n_holes),
      &Others_holes_item_type, NULL},
     offsetof(Others, holes), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* parts */
    {{LM_KIND_MAP, 0, 0, sizeof(Others_parts_entry *),
      LM_COMPANION(Others, parts, n_parts), &Others_parts_map, NULL},
     offsetof(Others, parts), LM_FIELD_REQUIRED,
     LM_OP_ANY, 8},
    /* share */
    {{LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, &Others_share_rules},
     offsetof(Others, share), LM_FIELD_REQUIRED,
     LM_OP_DOUBLE, 8},
    /* nested */
    {{LM_KIND_UNION, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0,
      sizeof(Others_nested), 0, &Others_nested_union, NULL},
     offsetof(Others, nested), 0,
     LM_OP_ANY, 9},
    /* id */
    {{LM_KIND_FORMAT, LM_TYPE_OPTIONAL, 0, sizeof(lm_uuid),
      LM_COMPANION(Others, id, has_id), &lm_format_uuid, &Others_id_rules},
     offsetof(Others, id), 0,
     LM_OP_ANY, 5},
};

static lm_fast_fn Others_fast;

const lm_model Others_model = {
    "Others", Others_fields, &Others_keys,
    NULL, NULL,
    sizeof(Others), 13, 0, 0 | LM_FAST_WATCHED, 0,
    Others_fast};

const lm_type Others_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Others), 0, &Others_model, NULL};

Others *Others_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Others_type, json, length, options, &value, err);
    return (Others *)value;
}

lm_status Others_write(const Others *value, lm_buffer *buf)
{
    return lm_value_write(&Others_type, value, 0, buf, NULL);
}

int Others_print(const Others *value, FILE *file)
{
    return lm_value_print(&Others_type, value, file);
}

Others *Others_copy(const Others *value)
{
    return (Others *)lm_value_copy(&Others_type, value, NULL);
}

bool Others_equal(const Others *a, const Others *b)
{
    return lm_value_equal(&Others_type, a, b);
}

void Others_free(Others *value)
{
    lm_value_free(value);
}

/* Rest */

static const lm_format_rules Rest_when_rules = {
    {LM_RULE_PATTERN, 0, 0, &Others_when_pattern},
    0,
    NULL, NULL};

static const lm_list_rules Rest_once_rules = {
    LM_RULE_UNIQUE,
    0, UINT32_MAX};

static const lm_map Rest_map_map = {
    {LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
    sizeof(Rest_map_entry), offsetof(Rest_map_entry, value)};

LM_STATIC_ASSERT(sizeof(Rest_either_kind) == sizeof(int), "enums are not ints");
static const lm_union_member Rest_either_members[] = {
    /* int_ */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Rest_either, int_), LM_TOKEN_NUMBER},
    /* string */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Rest_either, string), LM_TOKEN_STRING},
};
static const lm_union Rest_either_union = {
    "Rest_either", Rest_either_members, NULL,
    NULL, NULL, 2};

static const lm_type Rest_rows_item_item_type = {
    LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL};

static const lm_type Rest_rows_item_type = {
    LM_KIND_LIST, 0, sizeof(Rest_rows_item), sizeof(int64_t *),
    LM_COMPANION(Rest_rows_item, items, n_items), &Rest_rows_item_item_type,
    NULL};

static const lm_type Rest_once_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type Rest_holes_item_type = {
    LM_KIND_INT, LM_TYPE_OPTIONAL, sizeof(Rest_holes_item), sizeof(int64_t),
    LM_COMPANION(Rest_holes_item, value, has_value), NULL, NULL};

static const lm_field Rest_fields[] = {
    /* a_key_that_is_so_long_that_it_is_never_compared_in_one */
    {{LM_KIND_INT, LM_TYPE_OPTIONAL, 0, sizeof(int64_t),
      LM_COMPANION(Rest, a_key_that_is_so_long_that_it_is_never_compared_in_one, has_a_key_that_is_so_long_that_it_is_never_compared_in_one),
      NULL, NULL},
     offsetof(Rest, a_key_that_is_so_long_that_it_is_never_compared_in_one), 0,
     LM_OP_ANY, 0},
    /* a_key_that_is_just_short_enough_to_be_compared_123 */
    {{LM_KIND_INT, 0, 0, sizeof(int64_t), 0, NULL, NULL},
     offsetof(Rest, a_key_that_is_just_short_enough_to_be_compared_123), LM_FIELD_REQUIRED,
     LM_OP_INT64, 0},
    /* map */
    {{LM_KIND_MAP, LM_TYPE_OPTIONAL, 0, sizeof(Rest_map_entry *),
      LM_COMPANION(Rest, map, n_map), &Rest_map_map, NULL},
     offsetof(Rest, map), 0,
     LM_OP_ANY, 6},
    /* either */
    {{LM_KIND_UNION, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Rest_either),
      0, &Rest_either_union, NULL},
     offsetof(Rest, either), 0,
     LM_OP_ANY, 9},
    /* any */
    {{LM_KIND_JSON, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Rest, any), 0,
     LM_OP_ANY, 6},
    /* when */
    {{LM_KIND_FORMAT, LM_TYPE_OPTIONAL, 0, sizeof(lm_datetime),
      LM_COMPANION(Rest, when, has_when), &lm_format_datetime,
      &Rest_when_rules},
     offsetof(Rest, when), 0,
     LM_OP_ANY, 7},
    /* amount */
    {{LM_KIND_DECIMAL, LM_TYPE_OPTIONAL, 0, sizeof(char *), 0, NULL, NULL},
     offsetof(Rest, amount), 0,
     LM_OP_ANY, 9},
    /* rows */
    {{LM_KIND_LIST, LM_TYPE_OPTIONAL, 0, sizeof(Rest_rows_item *),
      LM_COMPANION(Rest, rows, n_rows), &Rest_rows_item_type, NULL},
     offsetof(Rest, rows), 0,
     LM_OP_ANY, 7},
    /* once */
    {{LM_KIND_LIST, LM_TYPE_OPTIONAL, 0, sizeof(char **),
      LM_COMPANION(Rest, once, n_once), &Rest_once_item_type, &Rest_once_rules},
     offsetof(Rest, once), 0,
     LM_OP_ANY, 7},
    /* holes */
    {{LM_KIND_LIST, LM_TYPE_OPTIONAL, 0, sizeof(Rest_holes_item *),
      LM_COMPANION(Rest, holes, n_holes), &Rest_holes_item_type, NULL},
     offsetof(Rest, holes), 0,
     LM_OP_ANY, 8},
};

static lm_fast_fn Rest_fast;

const lm_model Rest_model = {
    "Rest", Rest_fields, &Rest_keys,
    NULL, NULL,
    sizeof(Rest), 10, 0, 0 | LM_FAST_WATCHED, 0,
    Rest_fast};

const lm_type Rest_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Rest), 0, &Rest_model, NULL};

Rest *Rest_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Rest_type, json, length, options, &value, err);
    return (Rest *)value;
}

lm_status Rest_write(const Rest *value, lm_buffer *buf)
{
    return lm_value_write(&Rest_type, value, 0, buf, NULL);
}

int Rest_print(const Rest *value, FILE *file)
{
    return lm_value_print(&Rest_type, value, file);
}

Rest *Rest_copy(const Rest *value)
{
    return (Rest *)lm_value_copy(&Rest_type, value, NULL);
}

bool Rest_equal(const Rest *a, const Rest *b)
{
    return lm_value_equal(&Rest_type, a, b);
}

void Rest_free(Rest *value)
{
    lm_value_free(value);
}

/* Box */

static const lm_string_rules Box_skus_item_rules = {
    LM_RULE_MAX | LM_RULE_PATTERN,
    0, 12, &Part_sku_pattern};

static const lm_int_rules Box_numbers_item_rules = {
    LM_RULE_MIN,
    0, 1, INT64_MAX, 0, NULL};

static const lm_string_rules Box_id_rules = {
    LM_RULE_MIN,
    1, UINT32_MAX, NULL};

static const lm_list_rules Box_parts_rules = {
    LM_RULE_MAX,
    0, 9};

static const lm_list_rules Box_words_rules = {
    LM_RULE_MIN,
    1, UINT32_MAX};

static const lm_type Box_parts_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Part), 0, &Part_model, NULL};

static const lm_type Box_words_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, NULL};

static const lm_type Box_skus_item_type = {
    LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &Box_skus_item_rules};

static const lm_type Box_numbers_item_type = {
    LM_KIND_INT, 0, 0, sizeof(int16_t), 0, NULL, &Box_numbers_item_rules};

static const lm_type Box_reals_item_type = {
    LM_KIND_FLOAT, 0, 0, sizeof(double), 0, NULL, NULL};

static const lm_type Box_flags_item_type = {
    LM_KIND_BOOL, 0, 0, sizeof(bool), 0, NULL, NULL};

static const lm_type Box_colours_item_type = {
    LM_KIND_ENUM, 0, 0, sizeof(Colour), 0, &Colour_enum, NULL};

static const lm_type Box_ones_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(One), 0, &One_model, NULL};

static const lm_type Box_others_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Others), 0, &Others_model, NULL};

static const lm_type Box_paid_in_item_type = {
    LM_KIND_ENUM, 0, 0, sizeof(Currency), 0, &Currency_enum, NULL};

static const lm_field Box_fields[] = {
    /* id */
    {{LM_KIND_STRING, 0, 0, sizeof(char *), 0, NULL, &Box_id_rules},
     offsetof(Box, id), LM_FIELD_REQUIRED,
     LM_OP_LENGTH, 5},
    /* first */
    {{LM_KIND_MODEL, 0, 0, sizeof(Part), 0, &Part_model, NULL},
     offsetof(Box, first), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 8},
    /* second */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Part), 0,
      &Part_model, NULL},
     offsetof(Box, second), 0,
     LM_OP_MODEL_OR_NULL, 9},
    /* parts */
    {{LM_KIND_LIST, 0, 0, sizeof(Part *), LM_COMPANION(Box, parts, n_parts),
      &Box_parts_item_type, &Box_parts_rules},
     offsetof(Box, parts), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* words */
    {{LM_KIND_LIST, 0, 0, sizeof(char **), LM_COMPANION(Box, words, n_words),
      &Box_words_item_type, &Box_words_rules},
     offsetof(Box, words), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* skus */
    {{LM_KIND_LIST, LM_TYPE_OPTIONAL, 0, sizeof(char **),
      LM_COMPANION(Box, skus, n_skus), &Box_skus_item_type, NULL},
     offsetof(Box, skus), 0,
     LM_OP_ANY, 7},
    /* numbers */
    {{LM_KIND_LIST, 0, 0, sizeof(int16_t *),
      LM_COMPANION(Box, numbers, n_numbers), &Box_numbers_item_type, NULL},
     offsetof(Box, numbers), LM_FIELD_REQUIRED,
     LM_OP_LIST, 10},
    /* reals */
    {{LM_KIND_LIST, 0, 0, sizeof(double *), LM_COMPANION(Box, reals, n_reals),
      &Box_reals_item_type, NULL},
     offsetof(Box, reals), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* flags */
    {{LM_KIND_LIST, 0, 0, sizeof(bool *), LM_COMPANION(Box, flags, n_flags),
      &Box_flags_item_type, NULL},
     offsetof(Box, flags), LM_FIELD_REQUIRED,
     LM_OP_LIST, 8},
    /* colours */
    {{LM_KIND_LIST, 0, 0, sizeof(Colour *),
      LM_COMPANION(Box, colours, n_colours), &Box_colours_item_type, NULL},
     offsetof(Box, colours), LM_FIELD_REQUIRED,
     LM_OP_LIST, 10},
    /* chain */
    {{LM_KIND_MODEL, 0, 0, sizeof(Node), 0, &Node_model, NULL},
     offsetof(Box, chain), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 8},
    /* ones */
    {{LM_KIND_LIST, 0, 0, sizeof(One *), LM_COMPANION(Box, ones, n_ones),
      &Box_ones_item_type, NULL},
     offsetof(Box, ones), LM_FIELD_REQUIRED,
     LM_OP_LIST, 7},
    /* one */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(One), 0,
      &One_model, NULL},
     offsetof(Box, one), 0,
     LM_OP_MODEL_OR_NULL, 6},
    /* rest */
    {{LM_KIND_MODEL, 0, 0, sizeof(Rest), 0, &Rest_model, NULL},
     offsetof(Box, rest), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 7},
    /* sizes */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Sizes), 0,
      &Sizes_model, NULL},
     offsetof(Box, sizes), 0,
     LM_OP_MODEL_OR_NULL, 8},
    /* price */
    {{LM_KIND_MODEL, LM_TYPE_OPTIONAL | LM_TYPE_BOXED, 0, sizeof(Money), 0,
      &Money_model, NULL},
     offsetof(Box, price), 0,
     LM_OP_MODEL_OR_NULL, 8},
    /* others */
    {{LM_KIND_LIST, LM_TYPE_OPTIONAL, 0, sizeof(Others *),
      LM_COMPANION(Box, others, n_others), &Box_others_item_type, NULL},
     offsetof(Box, others), 0,
     LM_OP_ANY, 9},
    /* paid_in */
    {{LM_KIND_LIST, 0, 0, sizeof(Currency *),
      LM_COMPANION(Box, paid_in, n_paid_in), &Box_paid_in_item_type, NULL},
     offsetof(Box, paid_in), LM_FIELD_REQUIRED,
     LM_OP_LIST, 10},
};

static lm_fast_fn Box_fast;

const lm_model Box_model = {
    "Box", Box_fields, &Box_keys,
    NULL, NULL,
    sizeof(Box), 18, 0, LM_MODEL_FORBID_EXTRA | LM_FAST_WATCHED, 0,
    Box_fast};

const lm_type Box_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Box), 0, &Box_model, NULL};

Box *Box_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Box_type, json, length, options, &value, err);
    return (Box *)value;
}

lm_status Box_write(const Box *value, lm_buffer *buf)
{
    return lm_value_write(&Box_type, value, 0, buf, NULL);
}

int Box_print(const Box *value, FILE *file)
{
    return lm_value_print(&Box_type, value, file);
}

Box *Box_copy(const Box *value)
{
    return (Box *)lm_value_copy(&Box_type, value, NULL);
}

bool Box_equal(const Box *a, const Box *b)
{
    return lm_value_equal(&Box_type, a, b);
}

void Box_free(Box *value)
{
    lm_value_free(value);
}

/* Fast */

static const lm_type Fast_boxes_item_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Box), 0, &Box_model, NULL};

static const lm_field Fast_fields[] = {
    /* box */
    {{LM_KIND_MODEL, 0, 0, sizeof(Box), 0, &Box_model, NULL},
     offsetof(Fast, box), LM_FIELD_REQUIRED,
     LM_OP_MODEL, 6},
    /* boxes */
    {{LM_KIND_LIST, 0, 0, sizeof(Box *), LM_COMPANION(Fast, boxes, n_boxes),
      &Fast_boxes_item_type, NULL},
     offsetof(Fast, boxes), 0,
     LM_OP_LIST, 8},
};

static const char *const Fast_inits[] = {
    NULL,
    "[]",
};

static lm_fast_fn Fast_fast;

const lm_model Fast_model = {
    "Fast", Fast_fields, &Fast_keys,
    Fast_inits, NULL,
    sizeof(Fast), 2, 0, 0 | LM_FAST_WATCHED, 0,
    Fast_fast};

const lm_type Fast_type = {
    LM_KIND_MODEL, 0, 0, sizeof(Fast), 0, &Fast_model, NULL};

Fast *Fast_parse(
    const char *json, size_t length, const lm_parse_options *options,
    lm_error *err)
{
    void *value = NULL;

    (void)lm_parse(&Fast_type, json, length, options, &value, err);
    return (Fast *)value;
}

lm_status Fast_write(const Fast *value, lm_buffer *buf)
{
    return lm_value_write(&Fast_type, value, 0, buf, NULL);
}

int Fast_print(const Fast *value, FILE *file)
{
    return lm_value_print(&Fast_type, value, file);
}

Fast *Fast_copy(const Fast *value)
{
    return (Fast *)lm_value_copy(&Fast_type, value, NULL);
}

bool Fast_equal(const Fast *a, const Fast *b)
{
    return lm_value_equal(&Fast_type, a, b);
}

void Fast_free(Fast *value)
{
    lm_value_free(value);
}

/* Parsers that lm_parse tries first, for text as writers have it: lm/fast.h. */

static const char *Sizes_fast(lm_fast *fast, const char *at, void *value)
{
    Sizes *to = (Sizes *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &Sizes_keys, "{\"i8\":", 6);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* i8 */
            seen |= UINT64_C(1) << 0;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < -128 || read.value > 127)
                    return NULL;
                to->i8 = (int8_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"i16\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"i16\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* i16 */
            seen |= UINT64_C(1) << 1;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < -1000 || read.value > 32767)
                    return NULL;
                to->i16 = (int16_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"i32\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"i32\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 2;
                break;
            }
            LM_FAST_FALLS;
        case 2: /* i32 */
            seen |= UINT64_C(1) << 2;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < INT64_C(-2147483648) || read.value > -1)
                    return NULL;
                to->i32 = (int32_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"i64\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"i64\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 3;
                break;
            }
            LM_FAST_FALLS;
        case 3: /* i64 */
            seen |= UINT64_C(1) << 3;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                to->i64 = (int64_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"u8\":", 6)) {
                at += 6;
            } else if (lm_fast_parted(at, stop, gap, "\"u8\": ",
                                      6)) {
                at += gap->n + 6;
            } else {
                expected = 4;
                break;
            }
            LM_FAST_FALLS;
        case 4: /* u8 */
            seen |= UINT64_C(1) << 4;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < 0 || read.value > 200)
                    return NULL;
                to->u8 = (uint8_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"u16\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"u16\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 5;
                break;
            }
            LM_FAST_FALLS;
        case 5: /* u16 */
            seen |= UINT64_C(1) << 5;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < 0 || read.value > 65535)
                    return NULL;
                to->u16 = (uint16_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"u32\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"u32\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 6;
                break;
            }
            LM_FAST_FALLS;
        case 6: /* u32 */
            seen |= UINT64_C(1) << 6;
            {
                at = lm_fast_read_scalar(fast, at, &Sizes_fields[6].type, &to->u32);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"u64\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"u64\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 7;
                break;
            }
            LM_FAST_FALLS;
        case 7: /* u64 */
            seen |= UINT64_C(1) << 7;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < 0)
                    return NULL;
                to->u64 = (uint64_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"f\":", 5)) {
                at += 5;
            } else if (lm_fast_parted(at, stop, gap, "\"f\": ",
                                      5)) {
                at += gap->n + 5;
            } else {
                expected = 8;
                break;
            }
            LM_FAST_FALLS;
        case 8: /* f */
            seen |= UINT64_C(1) << 8;
            {
                at = lm_fast_read_scalar(fast, at, &Sizes_fields[8].type, &to->f);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"d\":", 5)) {
                at += 5;
            } else if (lm_fast_parted(at, stop, gap, "\"d\": ",
                                      5)) {
                at += gap->n + 5;
            } else {
                expected = 9;
                break;
            }
            LM_FAST_FALLS;
        case 9: /* d */
            seen |= UINT64_C(1) << 9;
            {
                lm_fast_double read = lm_fast_read_double(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value <= 0.1)
                    return NULL;
                if (read.value >= 1.5e+300)
                    return NULL;
                to->d = read.value;
            }
            if (lm_fast_is(at, stop, ",\"any\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"any\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 10;
                break;
            }
            LM_FAST_FALLS;
        case 10: /* any */
            seen |= UINT64_C(1) << 10;
            {
                lm_fast_double read = lm_fast_read_double(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                to->any = read.value;
            }
            if (lm_fast_is(at, stop, ",\"one_of\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"one_of\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 11;
                break;
            }
            LM_FAST_FALLS;
        case 11: /* one_of */
            seen |= UINT64_C(1) << 11;
            {
                at = lm_fast_read_scalar(fast, at, &Sizes_fields[11].type, &to->one_of);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"maybe\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"maybe\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 12;
                break;
            }
            LM_FAST_FALLS;
        case 12: /* maybe */
            seen |= UINT64_C(1) << 12;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                to->maybe = (int64_t)read.value;
                to->has_maybe = true;
            }
            if (lm_fast_is(at, stop, ",\"maybe_d\":", 11)) {
                at += 11;
            } else if (lm_fast_parted(at, stop, gap, "\"maybe_d\": ",
                                      11)) {
                at += gap->n + 11;
            } else {
                expected = 13;
                break;
            }
            LM_FAST_FALLS;
        case 13: /* maybe_d */
            seen |= UINT64_C(1) << 13;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                lm_fast_double read = lm_fast_read_double(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                to->maybe_d = read.value;
                to->has_maybe_d = true;
            }
            if (lm_fast_is(at, stop, ",\"maybe_u\":", 11)) {
                at += 11;
            } else if (lm_fast_parted(at, stop, gap, "\"maybe_u\": ",
                                      11)) {
                at += gap->n + 11;
            } else {
                expected = 14;
                break;
            }
            LM_FAST_FALLS;
        case 14: /* maybe_u */
            seen |= UINT64_C(1) << 14;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < 7 || read.value > 255)
                    return NULL;
                to->maybe_u = (uint8_t)read.value;
                to->has_maybe_u = true;
            }
            expected = 15;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Sizes_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 4095) != 4095)
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *Part_fast(lm_fast *fast, const char *at, void *value)
{
    Part *to = (Part *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &Part_keys, "{\"sku\":", 7);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* sku */
            seen |= UINT64_C(1) << 0;
            {
                lm_fast_text read = lm_fast_read_string(fast, at, &to->sku);

                at = read.next;
                if (!at)
                    return NULL;
                if ((read.points > 12) &&
                    lm_fast_outside(to->sku, 0, 12))
                    return NULL;
                if (!lm_fast_matches(&Part_sku_pattern, to->sku))
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"text\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"text\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* text */
            seen |= UINT64_C(1) << 1;
            {
                lm_fast_text read = lm_fast_read_string(fast, at, &to->text);

                at = read.next;
                if (!at)
                    return NULL;
                if ((read.points < 2 || read.points > 5) &&
                    lm_fast_outside(to->text, 2, 5))
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"colour\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"colour\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 2;
                break;
            }
            LM_FAST_FALLS;
        case 2: /* colour */
            seen |= UINT64_C(1) << 2;
            {
                lm_fast_word read =
                    lm_fast_read_word(fast, at, Colour_enum.words);

                at = read.next;
                if (!at)
                    return NULL;
                to->colour = (Colour)read.number;
            }
            if (lm_fast_is(at, stop, ",\"level\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"level\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 3;
                break;
            }
            LM_FAST_FALLS;
        case 3: /* level */
            seen |= UINT64_C(1) << 3;
            {
                lm_fast_word read =
                    lm_fast_read_word(fast, at, Part_level_enum.words);

                at = read.next;
                if (!at)
                    return NULL;
                to->level = (Part_level)read.number;
            }
            if (lm_fast_is(at, stop, ",\"on\":", 6)) {
                at += 6;
            } else if (lm_fast_parted(at, stop, gap, "\"on\": ",
                                      6)) {
                at += gap->n + 6;
            } else {
                expected = 4;
                break;
            }
            LM_FAST_FALLS;
        case 4: /* on */
            seen |= UINT64_C(1) << 4;
            {
                at = lm_fast_read_bool(at, &to->on);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"note\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"note\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 5;
                break;
            }
            LM_FAST_FALLS;
        case 5: /* note */
            seen |= UINT64_C(1) << 5;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                lm_fast_text read = lm_fast_read_string(fast, at, &to->note);

                at = read.next;
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"tone\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"tone\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 6;
                break;
            }
            LM_FAST_FALLS;
        case 6: /* tone */
            seen |= UINT64_C(1) << 6;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                lm_fast_word read =
                    lm_fast_read_word(fast, at, Colour_enum.words);

                at = read.next;
                if (!at)
                    return NULL;
                to->tone = (Colour)read.number;
                to->has_tone = true;
            }
            if (lm_fast_is(at, stop, ",\"lit\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"lit\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 7;
                break;
            }
            LM_FAST_FALLS;
        case 7: /* lit */
            seen |= UINT64_C(1) << 7;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_bool(at, &to->lit);
                if (!at)
                    return NULL;
                to->has_lit = true;
            }
            expected = 8;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Part_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 27) != 27)
        return NULL;
    if ((seen & 4) != 4 &&
        !lm_fast_defaults(fast, &Part_model, seen, value))
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *Node_fast(lm_fast *fast, const char *at, void *value)
{
    Node *to = (Node *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &Node_keys, "{\"value\":", 9);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* value */
            seen |= UINT64_C(1) << 0;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.value < 0)
                    return NULL;
                to->value = (int64_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"next\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"next\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* next */
            seen |= UINT64_C(1) << 1;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                to->next = (Node *)lm_fast_new(
                    fast, sizeof(Node));
                if (!to->next)
                    return NULL;
                at = Node_fast(fast, at, to->next);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"kids\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"kids\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 2;
                break;
            }
            LM_FAST_FALLS;
        case 2: /* kids */
            seen |= UINT64_C(1) << 2;
            {
                at = lm_fast_read_items(fast, at, &Node_kids_item_type,
                                        &to->kids, &to->n_kids);
                if (!at)
                    return NULL;
            }
            expected = 3;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Node_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 1) != 1)
        return NULL;
    if ((seen & 4) != 4 &&
        !lm_fast_defaults(fast, &Node_model, seen, value))
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *One_fast(lm_fast *fast, const char *at, void *value)
{
    One *to = (One *)value;
    const char *stop = fast->stop;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &One_keys, "{\"only\":", 8);
    while (key.number >= 0) {
        at = key.next;
        switch (key.number) {
        case 0: /* only */
            seen |= UINT64_C(1) << 0;
            {
                lm_fast_text read = lm_fast_read_string(fast, at, &to->only);

                at = read.next;
                if (!at)
                    return NULL;
            }
            expected = 1;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &One_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 1) != 1)
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *Others_fast(lm_fast *fast, const char *at, void *value)
{
    Others *to = (Others *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &Others_keys, "{\"when\":", 8);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* when */
            seen |= UINT64_C(1) << 0;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[0].type, &to->when);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"raw\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"raw\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* raw */
            seen |= UINT64_C(1) << 1;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[1].type, &to->raw);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"amount\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"amount\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 2;
                break;
            }
            LM_FAST_FALLS;
        case 2: /* amount */
            seen |= UINT64_C(1) << 2;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[2].type, &to->amount);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"any\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"any\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 3;
                break;
            }
            LM_FAST_FALLS;
        case 3: /* any */
            seen |= UINT64_C(1) << 3;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[3].type, &to->any);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"counts\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"counts\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 4;
                break;
            }
            LM_FAST_FALLS;
        case 4: /* counts */
            seen |= UINT64_C(1) << 4;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[4].type, &to->counts);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"either\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"either\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 5;
                break;
            }
            LM_FAST_FALLS;
        case 5: /* either */
            seen |= UINT64_C(1) << 5;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[5].type, &to->either);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"rows\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"rows\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 6;
                break;
            }
            LM_FAST_FALLS;
        case 6: /* rows */
            seen |= UINT64_C(1) << 6;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[6].type, &to->rows);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"once\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"once\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 7;
                break;
            }
            LM_FAST_FALLS;
        case 7: /* once */
            seen |= UINT64_C(1) << 7;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[7].type, &to->once);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"holes\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"holes\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 8;
                break;
            }
            LM_FAST_FALLS;
        case 8: /* holes */
            seen |= UINT64_C(1) << 8;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[8].type, &to->holes);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"parts\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"parts\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 9;
                break;
            }
            LM_FAST_FALLS;
        case 9: /* parts */
            seen |= UINT64_C(1) << 9;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[9].type, &to->parts);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"share\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"share\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 10;
                break;
            }
            LM_FAST_FALLS;
        case 10: /* share */
            seen |= UINT64_C(1) << 10;
            {
                at = lm_fast_read_any(fast, at, &Others_fields[10].type, &to->share);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"nested\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"nested\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 11;
                break;
            }
            LM_FAST_FALLS;
        case 11: /* nested */
            seen |= UINT64_C(1) << 11;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Others_fields[11].type, &to->nested);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"id\":", 6)) {
                at += 6;
            } else if (lm_fast_parted(at, stop, gap, "\"id\": ",
                                      6)) {
                at += gap->n + 6;
            } else {
                expected = 12;
                break;
            }
            LM_FAST_FALLS;
        case 12: /* id */
            seen |= UINT64_C(1) << 12;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Others_fields[12].type, &to->id);
                if (!at)
                    return NULL;
            }
            expected = 13;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Others_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 2047) != 2047)
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *Rest_fast(lm_fast *fast, const char *at, void *value)
{
    Rest *to = (Rest *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_open(fast, at, &Rest_keys);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* a_key_that_is_so_long_that_it_is_never_compared_in_one */
            seen |= UINT64_C(1) << 0;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                to->a_key_that_is_so_long_that_it_is_never_compared_in_one = (int64_t)read.value;
                to->has_a_key_that_is_so_long_that_it_is_never_compared_in_one = true;
            }
            if (lm_fast_is(at, stop, ",\"a_key_that_is_just_short_enough_to_be_compared_123\":", 54)) {
                at += 54;
            } else if (lm_fast_parted(at, stop, gap, "\"a_key_that_is_just_short_enough_to_be_compared_123\": ",
                                      54)) {
                at += gap->n + 54;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* a_key_that_is_just_short_enough_to_be_compared_123 */
            seen |= UINT64_C(1) << 1;
            {
                lm_fast_int read = lm_fast_read_int(fast, at);

                at = read.next;
                if (!at)
                    return NULL;
                to->a_key_that_is_just_short_enough_to_be_compared_123 = (int64_t)read.value;
            }
            if (lm_fast_is(at, stop, ",\"map\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"map\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 2;
                break;
            }
            LM_FAST_FALLS;
        case 2: /* map */
            seen |= UINT64_C(1) << 2;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[2].type, &to->map);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"either\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"either\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 3;
                break;
            }
            LM_FAST_FALLS;
        case 3: /* either */
            seen |= UINT64_C(1) << 3;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[3].type, &to->either);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"any\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"any\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 4;
                break;
            }
            LM_FAST_FALLS;
        case 4: /* any */
            seen |= UINT64_C(1) << 4;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[4].type, &to->any);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"when\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"when\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 5;
                break;
            }
            LM_FAST_FALLS;
        case 5: /* when */
            seen |= UINT64_C(1) << 5;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[5].type, &to->when);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"amount\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"amount\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 6;
                break;
            }
            LM_FAST_FALLS;
        case 6: /* amount */
            seen |= UINT64_C(1) << 6;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[6].type, &to->amount);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"rows\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"rows\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 7;
                break;
            }
            LM_FAST_FALLS;
        case 7: /* rows */
            seen |= UINT64_C(1) << 7;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[7].type, &to->rows);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"once\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"once\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 8;
                break;
            }
            LM_FAST_FALLS;
        case 8: /* once */
            seen |= UINT64_C(1) << 8;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[8].type, &to->once);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"holes\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"holes\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 9;
                break;
            }
            LM_FAST_FALLS;
        case 9: /* holes */
            seen |= UINT64_C(1) << 9;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_any(fast, at, &Rest_fields[9].type, &to->holes);
                if (!at)
                    return NULL;
            }
            expected = 10;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Rest_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 2) != 2)
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *Box_fast(lm_fast *fast, const char *at, void *value)
{
    Box *to = (Box *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &Box_keys, "{\"id\":", 6);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* id */
            seen |= UINT64_C(1) << 0;
            {
                lm_fast_text read = lm_fast_read_string(fast, at, &to->id);

                at = read.next;
                if (!at)
                    return NULL;
                if (read.points < 1)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"first\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"first\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* first */
            seen |= UINT64_C(1) << 1;
            {
                at = Part_fast(fast, at, &to->first);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"second\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"second\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 2;
                break;
            }
            LM_FAST_FALLS;
        case 2: /* second */
            seen |= UINT64_C(1) << 2;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                to->second = (Part *)lm_fast_new(
                    fast, sizeof(Part));
                if (!to->second)
                    return NULL;
                at = Part_fast(fast, at, to->second);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"parts\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"parts\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 3;
                break;
            }
            LM_FAST_FALLS;
        case 3: /* parts */
            seen |= UINT64_C(1) << 3;
            {
                at = lm_fast_read_items(fast, at, &Box_parts_item_type,
                                        &to->parts, &to->n_parts);
                if (!at)
                    return NULL;
                if (to->n_parts > 9)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"words\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"words\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 4;
                break;
            }
            LM_FAST_FALLS;
        case 4: /* words */
            seen |= UINT64_C(1) << 4;
            {
                at = lm_fast_read_texts(fast, at, &to->words,
                                        &to->n_words);
                if (!at)
                    return NULL;
                if (to->n_words < 1)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"skus\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"skus\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 5;
                break;
            }
            LM_FAST_FALLS;
        case 5: /* skus */
            seen |= UINT64_C(1) << 5;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_items(fast, at, &Box_skus_item_type,
                                        &to->skus, &to->n_skus);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"numbers\":", 11)) {
                at += 11;
            } else if (lm_fast_parted(at, stop, gap, "\"numbers\": ",
                                      11)) {
                at += gap->n + 11;
            } else {
                expected = 6;
                break;
            }
            LM_FAST_FALLS;
        case 6: /* numbers */
            seen |= UINT64_C(1) << 6;
            {
                at = lm_fast_read_items(fast, at, &Box_numbers_item_type,
                                        &to->numbers, &to->n_numbers);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"reals\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"reals\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 7;
                break;
            }
            LM_FAST_FALLS;
        case 7: /* reals */
            seen |= UINT64_C(1) << 7;
            {
                at = lm_fast_read_items(fast, at, &Box_reals_item_type,
                                        &to->reals, &to->n_reals);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"flags\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"flags\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 8;
                break;
            }
            LM_FAST_FALLS;
        case 8: /* flags */
            seen |= UINT64_C(1) << 8;
            {
                at = lm_fast_read_items(fast, at, &Box_flags_item_type,
                                        &to->flags, &to->n_flags);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"colours\":", 11)) {
                at += 11;
            } else if (lm_fast_parted(at, stop, gap, "\"colours\": ",
                                      11)) {
                at += gap->n + 11;
            } else {
                expected = 9;
                break;
            }
            LM_FAST_FALLS;
        case 9: /* colours */
            seen |= UINT64_C(1) << 9;
            {
                at = lm_fast_read_items(fast, at, &Box_colours_item_type,
                                        &to->colours, &to->n_colours);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"chain\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"chain\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 10;
                break;
            }
            LM_FAST_FALLS;
        case 10: /* chain */
            seen |= UINT64_C(1) << 10;
            {
                at = Node_fast(fast, at, &to->chain);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"ones\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"ones\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 11;
                break;
            }
            LM_FAST_FALLS;
        case 11: /* ones */
            seen |= UINT64_C(1) << 11;
            {
                at = lm_fast_read_items(fast, at, &Box_ones_item_type,
                                        &to->ones, &to->n_ones);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"one\":", 7)) {
                at += 7;
            } else if (lm_fast_parted(at, stop, gap, "\"one\": ",
                                      7)) {
                at += gap->n + 7;
            } else {
                expected = 12;
                break;
            }
            LM_FAST_FALLS;
        case 12: /* one */
            seen |= UINT64_C(1) << 12;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                to->one = (One *)lm_fast_new(
                    fast, sizeof(One));
                if (!to->one)
                    return NULL;
                at = One_fast(fast, at, to->one);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"rest\":", 8)) {
                at += 8;
            } else if (lm_fast_parted(at, stop, gap, "\"rest\": ",
                                      8)) {
                at += gap->n + 8;
            } else {
                expected = 13;
                break;
            }
            LM_FAST_FALLS;
        case 13: /* rest */
            seen |= UINT64_C(1) << 13;
            {
                at = Rest_fast(fast, at, &to->rest);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"sizes\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"sizes\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 14;
                break;
            }
            LM_FAST_FALLS;
        case 14: /* sizes */
            seen |= UINT64_C(1) << 14;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                to->sizes = (Sizes *)lm_fast_new(
                    fast, sizeof(Sizes));
                if (!to->sizes)
                    return NULL;
                at = Sizes_fast(fast, at, to->sizes);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"price\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"price\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 15;
                break;
            }
            LM_FAST_FALLS;
        case 15: /* price */
            seen |= UINT64_C(1) << 15;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                to->price = (Money *)lm_fast_new(
                    fast, sizeof(Money));
                if (!to->price)
                    return NULL;
                at = lm_fast_read_model(fast, at, &Money_model, to->price);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"others\":", 10)) {
                at += 10;
            } else if (lm_fast_parted(at, stop, gap, "\"others\": ",
                                      10)) {
                at += gap->n + 10;
            } else {
                expected = 16;
                break;
            }
            LM_FAST_FALLS;
        case 16: /* others */
            seen |= UINT64_C(1) << 16;
            if (lm_fast_is_null(at)) {
                at += 4;
            } else {
                at = lm_fast_read_items(fast, at, &Box_others_item_type,
                                        &to->others, &to->n_others);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"paid_in\":", 11)) {
                at += 11;
            } else if (lm_fast_parted(at, stop, gap, "\"paid_in\": ",
                                      11)) {
                at += gap->n + 11;
            } else {
                expected = 17;
                break;
            }
            LM_FAST_FALLS;
        case 17: /* paid_in */
            seen |= UINT64_C(1) << 17;
            {
                at = lm_fast_read_items(fast, at, &Box_paid_in_item_type,
                                        &to->paid_in, &to->n_paid_in);
                if (!at)
                    return NULL;
            }
            expected = 18;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Box_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 143323) != 143323)
        return NULL;
    fast->depth++;
    return key.next;
}

static const char *Fast_fast(lm_fast *fast, const char *at, void *value)
{
    Fast *to = (Fast *)value;
    const char *stop = fast->stop;
    const lm_fast_gap *gap;
    uint64_t seen = 0;
    unsigned expected;
    lm_fast_word key;

    if (!lm_fast_enter(fast))
        return NULL;
    lm_fast_clear(to, sizeof(*to));
    key = lm_fast_first(fast, at, stop, &Fast_keys, "{\"box\":", 7);
    while (key.number >= 0) {
        at = key.next;
        gap = lm_fast_last_gap(fast);
        switch (key.number) {
        case 0: /* box */
            seen |= UINT64_C(1) << 0;
            {
                at = Box_fast(fast, at, &to->box);
                if (!at)
                    return NULL;
            }
            if (lm_fast_is(at, stop, ",\"boxes\":", 9)) {
                at += 9;
            } else if (lm_fast_parted(at, stop, gap, "\"boxes\": ",
                                      9)) {
                at += gap->n + 9;
            } else {
                expected = 1;
                break;
            }
            LM_FAST_FALLS;
        case 1: /* boxes */
            seen |= UINT64_C(1) << 1;
            {
                at = lm_fast_read_items(fast, at, &Fast_boxes_item_type,
                                        &to->boxes, &to->n_boxes);
                if (!at)
                    return NULL;
            }
            expected = 2;
            break;
        default:
            return NULL;
        }
        key = lm_fast_next(fast, at, &Fast_keys, expected, seen);
        stop = fast->order;
    }
    if (key.number != LM_FAST_CLOSING)
        return NULL;
    if ((seen & 1) != 1)
        return NULL;
    if ((seen & 2) != 2 &&
        !lm_fast_defaults(fast, &Fast_model, seen, value))
        return NULL;
    fast->depth++;
    return key.next;
}
