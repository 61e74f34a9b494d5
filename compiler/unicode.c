/* SPDX-License-Identifier: MIT */
#include "unicode.h"

#include "utf8.h"

typedef struct code_range {
    uint32_t first;
    uint32_t last;
} code_range;

/* Not every mark of Unicode: those met in text that people write. */
static const code_range combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x064B, 0x065F},
    {0x093A, 0x093C}, {0x0941, 0x0948}, {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},   {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0x3099, 0x309A},   {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

static const code_range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},
    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
    {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static int within(const code_range *ranges, size_t n, uint32_t code)
{
    for (size_t i = 0; i < n && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return 1;
    return 0;
}

size_t unicode_get(const char *s, size_t n, uint32_t *code)
{
    static const uint8_t lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned char lead = (unsigned char)s[0];
    size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t value = lead & lead_bits[size];

    if (size > n || !lm__utf8_valid(s, size))
        return 0;
    for (size_t i = 1; i < size; i++)
        value = value << 6 | ((unsigned char)s[i] & 0x3F);
    *code = value;
    return size;
}

unsigned unicode_width(uint32_t code)
{
    if (code < 0x300)
        return 1;
    if (within(combining, sizeof(combining) / sizeof(combining[0]), code))
        return 0;
    if (within(wide, sizeof(wide) / sizeof(wide[0]), code))
        return 2;
    return 1;
}
