/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "front.h"
#include "plan.h"
#include "profile.h"
#include "prompt.h"
#include "tap.h"

#include "annotated.lm.h"

#include "../bench/dice.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <stdlib.h>
#include <string.h>

/*
 * annotated.h and twin.model say the same in two languages: the schemas of all
 * profiles, the prompts, and what is read, refused and written are the same, to
 * the byte. Texts are those of annotated.jsonl with pieces changed. They are
 * read by three tables: lmc's own of either file, and those that it wrote for
 * the header, which a C compiler laid out over the struct of that header.
 */
enum { N_TABLES = 3, N_TEXTS = 6000, MAX_TEXT = 4096 };

typedef struct twin {
    const char *path;
    const model_unit *unit;
    const plan *plan;
} twin;

static twin load(tap *t, lm_arena *arena, const char *path)
{
    diag found = {.arena = arena};
    twin s = {.path = path, .unit = front_load(arena, path, &found)};

    tap_ok(t, s.unit != NULL, "%s is read", path);
    if (s.unit)
        s.plan = plan_make(arena, s.unit, "", &found);
    return s;
}

static const char *schema_text(lm_arena *arena, const plan_model *m,
                               lm_profile which)
{
    const schema_root *root = schema_build(arena, m->decl);
    lm_buffer buf = {.allocator = &alloc_or_exit};
    const char *text;

    schema_print(profile_lower(arena, root, which, NULL), SCHEMA_INDENTED,
                 &buf);
    prompt_print(arena, root, &buf);
    text = alloc_strndup(arena, buf.data, buf.size);
    lm_buffer_free(&buf);
    return text;
}

static void compare_schemas(tap *t, lm_arena *arena, const twin sides[2],
                            const char *name)
{
    const plan_model *a = plan_model_named(sides[0].plan, name);
    const plan_model *b = plan_model_named(sides[1].plan, name);

    for (int i = 0; i < LM_PROFILE_COUNT_; i++)
        tap_text(t, schema_text(arena, a, (lm_profile)i),
                 schema_text(arena, b, (lm_profile)i), "%s: schema %d", name,
                 i);
}

/* Pieces of JSON that are wrong, or right, at many places. */
static const char *const pieces[] = {
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "150",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[1]",
    "1e400",
    "\"low\"",
    "-129",
    "256",
    "0.3",
    "\"AB\"",
    "\"\\u00e9\"",
    "[null]",
    "\"a text that is much too long for any of the arrays\"",
    "{\"x\":1,\"y\":1}",
    "{\"code\":\"A\",\"parts\":[]}",
    "99999999999999999999",
    "\"very high\"",
    "\"2100-01-01\"",
    "\"2021-02-29T00:00:00Z\"",
    "\"00112233-4455-6677-8899-AABBCCDDEEFF\"",
    "\"1.2.3.4\"",
    "\"a@b\"",
    "0.005",
};

/* The end of the value at s: a scalar's, or that of a bracket's partner. */
static size_t value_length(const char *s)
{
    size_t depth = 0;
    size_t n = 0;
    bool text = false;

    do {
        if (s[n] == '\\')
            n++;
        else if (s[n] == '"')
            text = !text;
        else if (!text && strchr("[{", s[n]))
            depth++;
        else if (!text && strchr("]}", s[n]))
            depth--;
        n++;
    } while (s[n] && (text || depth || !strchr(",]}", s[n])));
    return n;
}

/* Puts a piece in the place of a value, or leaves the member out. */
static void mutate(dice *d, char *text)
{
    char rest[MAX_TEXT];
    size_t n = strlen(text);
    size_t at = dice_below(d, (uint32_t)n);
    const char *piece = pieces[dice_below(d, sizeof(pieces) / sizeof(*pieces))];
    size_t length;

    while (at < n && text[at] != ':')
        at++;
    if (at + 1 >= n || n + strlen(piece) + 1 >= MAX_TEXT)
        return;
    at++;
    length = value_length(text + at);
    memcpy(rest, text + at + length, n - at - length + 1);
    memcpy(text + at, piece, strlen(piece));
    memcpy(text + at + strlen(piece), rest, n - at - length + 1);
}

/* What is said of a text: the value written again, or each finding. */
static void read_by(const lm_type *type, const char *text, lm_policy policy,
                    lm_buffer *said)
{
    lm_report report = {0};
    lm_parse_options options = {.policy = policy, .report = &report};
    lm_error err = {0};
    void *value = NULL;

    if (lm_parse(type, text, strlen(text), &options, &value, &err) == LM_OK)
        lm_value_write(type, value, 0, said, NULL);
    for (size_t i = 0; i < report.n; i++) {
        const lm_finding *f = &report.findings[i];

        lm_buffer_puts(said, "\n");
        lm_buffer_puts(said, f->path);
        lm_buffer_puts(said, " ");
        lm_buffer_puts(said, lm_code_name(f->code));
        lm_buffer_puts(said, " ");
        lm_buffer_puts(said, f->text);
    }
    lm_buffer_putc(said, '\0');
    lm_value_free(value);
    lm_report_free(&report);
}

/* The number of the first text that is read differently; -1: none. */
static long differs(const lm_type *const types[N_TABLES], char *const base[2],
                    lm_policy policy, size_t *valid, char *text)
{
    dice d = {1};

    for (long i = 0; i < N_TEXTS; i++) {
        lm_buffer said[N_TABLES] = {{0}};
        bool same = true;

        strncpy(text, base[dice_below(&d, 2)], MAX_TEXT - 1);
        for (uint32_t k = dice_below(&d, 4); k > 0; k--)
            mutate(&d, text);
        for (size_t k = 0; k < N_TABLES; k++) {
            read_by(types[k], text, policy, &said[k]);
            same &= !strcmp(said[k].data, said[0].data);
        }
        *valid += said[0].data[0] == '{';
        for (size_t k = 0; k < N_TABLES; k++)
            lm_buffer_free(&said[k]);
        if (!same)
            return i;
    }
    return -1;
}

static void compare_reading(tap *t, const twin sides[2], char *const base[2])
{
    static const char *const policies[] = {"default", "strict", "lax"};
    const lm_type *const types[N_TABLES] = {
        &plan_model_named(sides[0].plan, "Account")->type,
        &plan_model_named(sides[1].plan, "Account")->type, &Account_type};
    static char text[MAX_TEXT];

    for (int i = LM_POLICY_STRICT; i <= LM_POLICY_LAX; i++) {
        size_t valid = 0;
        long at = differs(types, base, (lm_policy)i, &valid, text);

        tap_ok(t, at < 0, "%d texts, %s", N_TEXTS, policies[i]);
        if (at >= 0)
            tap_note("text %ld: %s", at, text);
        tap_ok(t, valid > N_TEXTS / 10 && valid < N_TEXTS * 9 / 10,
               "%zu of them are valid", valid);
    }
}

/* The two documents, a line each. */
static bool split(char *text, char *base[2])
{
    char *end = strchr(text, '\n');

    if (!end || strlen(end + 1) >= MAX_TEXT || end - text >= MAX_TEXT)
        return false;
    *end = '\0';
    base[0] = text;
    base[1] = end + 1;
    return true;
}

int main(void)
{
    lm_arena arena = {.allocator = &alloc_or_exit};
    tap t = {0};
    twin sides[2] = {load(&t, &arena, "twin.model"),
                     load(&t, &arena, "annotated.h")};
    const source *documents = source_read(&arena, "annotated.jsonl");
    char *base[2];

    if (!sides[0].plan || !sides[1].plan || !documents ||
        !split(alloc_strndup(&arena, documents->text, documents->size), base)) {
        tap_ok(&t, false, "both files and the documents are there");
        return tap_done(&t);
    }
    compare_schemas(&t, &arena, sides, "Account");
    compare_schemas(&t, &arena, sides, "Item");
    compare_schemas(&t, &arena, sides, "point");
    compare_schemas(&t, &arena, sides, "Formats");
    compare_schemas(&t, &arena, sides, "Account_house");
    compare_schemas(&t, &arena, sides, "Door");
    compare_reading(&t, sides, base);
    lm_arena_free(&arena);
    return tap_done(&t);
}
