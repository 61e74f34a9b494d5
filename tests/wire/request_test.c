/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "json_equal.h"
#include "manifest.lm.h"
#include "requests.lm.h"
#include "scripted.h"
#include "tap.h"

#include <lm/provider.h>
#include <stdlib.h>
#include <string.h>

/*
 * Requests of a folder with a MANIFEST.json, made by the typed calls that send
 * them: equal as JSON. `request_test CASES DIR`, where the file CASES says
 * which calls.
 */

enum { MAX_MESSAGES = 8, MAX_EXTRAS = 8, MAX_PARTS = 8, MAX_BYTES = 64 };

static void change_row(lm_provider *row, const Row *by)
{
    static const lm_force forces[] = {LM_FORCE_NAMED, LM_FORCE_REQUIRED,
                                      LM_FORCE_ANY};
    static const lm_schema_place places[] = {LM_SCHEMA_NESTED, LM_SCHEMA_FLAT,
                                             LM_SCHEMA_SIBLING, LM_SCHEMA_FIELD,
                                             LM_SCHEMA_OPENAPI};

    if (by->has_force)
        row->force = forces[by->force];
    if (by->has_schema_place)
        row->schema_place = places[by->schema_place];
    if (by->has_strict_tools && by->strict_tools)
        row->flags |= LM_PROVIDER_STRICT_TOOLS;
    else if (by->has_strict_tools)
        row->flags &= ~(unsigned)LM_PROVIDER_STRICT_TOOLS;
    if (by->has_one_call)
        row->one_call = NULL;
    if (by->has_extra)
        row->extra = NULL;
}

static lm_provider row_of(const Case *of)
{
    char id[32] = "";
    lm_provider row;

    memcpy(id, of->client, strcspn(of->client, "/"));
    row = *lm_provider_find(id);
    if (of->row)
        change_row(&row, of->row);
    return row;
}

static void complain(void *ctx, const lm_report *report, lm_buffer *out)
{
    const Case *of = ctx;

    (void)report;
    lm_buffer_puts(out, of->complaint);
}

static lm_call_options options_of(const Case *of, lm_extra *extras, Case *copy)
{
    static const lm_mode modes[] = {
        LM_MODE_TOOLS,          LM_MODE_FUNCTIONS,    LM_MODE_JSON_SCHEMA,
        LM_MODE_JSON,           LM_MODE_MD_JSON,      LM_MODE_GRAMMAR,
        LM_MODE_PARALLEL_TOOLS, LM_MODE_MISTRAL_TOOLS};
    static const lm_tell tells[] = {LM_TELL_NOTHING, LM_TELL_NOTATION,
                                    LM_TELL_SCHEMA};

    for (size_t i = 0; i < of->n_extra; i++)
        extras[i] = (lm_extra){of->extra[i].key, of->extra[i].value};
    extras[of->n_extra] = (lm_extra){NULL, NULL};
    return (lm_call_options){
        .mode = of->has_mode ? modes[of->mode] : LM_MODE_DEFAULT,
        .tell = of->has_tell ? tells[of->tell] : LM_TELL_DEFAULT,
        .max_tokens = of->max_tokens,
        .has_temperature = of->has_temperature,
        .temperature = of->temperature,
        .has_seed = of->has_seed,
        .seed = of->seed,
        .has_top_p = of->has_top_p,
        .top_p = of->top_p,
        .reasoning_effort = of->effort,
        .policy = of->strict ? LM_POLICY_STRICT : LM_POLICY_DEFAULT,
        .extra = extras,
        .complain = complain,
        .complain_ctx = copy,
    };
}

/* Of the alphabet's 64, four make three bytes. */
static size_t decode(const char *text, unsigned char *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    size_t n = 0;

    for (size_t i = 0; text[i] && text[i] != '=' && n < MAX_BYTES; i++) {
        bits = bits << 6 | (unsigned)(strchr(digits, text[i]) - digits);
        if (i % 4)
            to[n++] = (unsigned char)(bits >> (6 - 2 * (i % 4)));
    }
    return n;
}

typedef struct made_part {
    unsigned char bytes[MAX_BYTES];
} made_part;

static lm_part part_of(const Part *part, made_part *made)
{
    static const lm_part_kind kinds[] = {LM_PART_TEXT, LM_PART_IMAGE,
                                         LM_PART_AUDIO, LM_PART_DOCUMENT};
    lm_part out = {.kind = kinds[part->kind],
                   .text = part->text,
                   .url = part->url,
                   .file_id = part->file_id,
                   .mime = part->mime,
                   .name = part->name,
                   .detail = part->detail};

    if (part->bytes) {
        out.bytes = made->bytes;
        out.n_bytes = decode(part->bytes, made->bytes);
    }
    return out;
}

/* One message of a case may have parts. */
typedef struct made_messages {
    lm_message list[MAX_MESSAGES];
    lm_part parts[MAX_PARTS];
    made_part made[MAX_PARTS];
} made_messages;

static void make_messages(const Case *of, made_messages *out)
{
    static const lm_role roles[] = {LM_SYSTEM, LM_USER, LM_ASSISTANT};

    memset(out, 0, sizeof(*out));
    for (size_t i = 0; i < of->n_messages; i++) {
        const Turn *turn = &of->messages[i];

        if (!turn->n_parts) {
            out->list[i] = (lm_message){roles[turn->role], turn->text};
            continue;
        }
        for (size_t k = 0; k < turn->n_parts && k + 1 < MAX_PARTS; k++)
            out->parts[k] = part_of(&turn->parts[k], &out->made[k]);
        out->list[i] = lm_user_parts(out->parts);
    }
}

static void make_call(lm_client *client, const Case *of, lm_error *err)
{
    made_messages messages;
    lm_extra extras[MAX_EXTRAS];
    lm_target target = {.type = &Person_type,
                        .name = of->name,
                        .description = of->description,
                        .grammar = of->grammar,
                        .schemas = {of->schema}};
    Case copy = *of;
    lm_call_options options = options_of(of, extras, &copy);
    void *value = NULL;

    make_messages(of, &messages);
    lm_call(client, messages.list, &target, &options, &value, err);
    lm_value_free(value);
}

/* The body that a call sends last; the call itself fails. */
static char *make_request(const Case *of, lm_error *err)
{
    const fake_step script[] = {{.body = of->answer},
                                {.status = 400, .body = "{}"}};
    bool reask = of->answer != NULL;
    scripted play = {.script = script + !reask, .n_steps = 1 + reask};
    lm_transport transport = scripted_transport(&play);
    lm_provider row = row_of(of);
    lm_client_options options = {.transport = &transport,
                                 .api_key = "key",
                                 .base_url = "http://localhost",
                                 .provider = &row};
    lm_client *client = NULL;

    if (!lm_client_open(of->client, &options, &client, err))
        make_call(client, of, err);
    lm_client_free(client);
    return play.request;
}

static void test_case(tap *t, const char *want, const Case *of)
{
    lm_error err = {0};
    char *got = NULL;

    if (of->n_messages < MAX_MESSAGES && of->n_extra < MAX_EXTRAS)
        got = make_request(of, &err);
    if (!tap_ok(t, got && json_equal(got, want), "%s", of->file))
        tap_note("%s\n%s", err.message, got ? got : "no request");
    free(got);
}

static const Case *find_case(const Requests *requests, const char *file)
{
    for (size_t i = 0; i < requests->n_cases; i++)
        if (strcmp(requests->cases[i].file, file) == 0)
            return &requests->cases[i];
    return NULL;
}

/* Of files and jobs, which typed calls do not send: as far as it is JSON. */
static void test_other(tap *t, const Fixture *fixture, const char *text)
{
    const char *dot = strrchr(fixture->file, '.');

    if (dot && strcmp(dot, ".json") == 0)
        tap_ok(t, json_equal(text, text), "%s is JSON, of no typed call",
               fixture->file);
}

static void test_file(tap *t, const char *dir, const Requests *requests,
                      const Fixture *fixture)
{
    const Case *of = find_case(requests, fixture->file);
    char *text;

    if (strcmp(fixture->kind, "request") != 0)
        return;
    text = read_file(dir, fixture->file, NULL);
    if (of)
        test_case(t, text, of);
    else
        test_other(t, fixture, text);
    free(text);
}

int main(int argc, char **argv)
{
    tap t = {0};
    lm_error err = {0};
    const char *dir = argc > 2 ? argv[2] : ".";
    size_t n;
    char *text = read_file(".", argc > 1 ? argv[1] : "requests.json", &n);
    Requests *requests = Requests_parse(text, n, NULL, &err);
    Manifest *manifest;

    tap_ok(&t, requests != NULL, "the cases read %s", err.message);
    free(text);
    text = read_file(dir, "MANIFEST.json", &n);
    manifest = Manifest_parse(text, n, NULL, &err);
    tap_ok(&t, manifest != NULL, "the manifest reads %s", err.message);
    for (size_t i = 0; requests && manifest && i < manifest->n_files; i++)
        test_file(&t, dir, requests, &manifest->files[i]);
    Manifest_free(manifest);
    Requests_free(requests);
    free(text);
    return tap_done(&t);
}
