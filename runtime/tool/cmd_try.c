/* SPDX-License-Identifier: MIT */
#include "tool.h"

#include "alloc.h"

#include <lm/cassette.h>
#include <lm/hooks.h>
#include <lm/provider.h>
#include <lm/value.h>

#include <stdlib.h>
#include <string.h>

typedef struct try_args {
    const char *provider, *model, *mode, *base_url, *system;
    const char *replay, *record, *providers;
    bool verbose;
} try_args;

static const cli_option options[] = {
    {"--provider", "NAME", offsetof(try_args, provider),
     "as in openai, or with the model: openai/gpt-4o-mini"},
    {"--model", "NAME", offsetof(try_args, model), "the model to ask"},
    {"--mode", "MODE", offsetof(try_args, mode),
     "tools, json_schema, json, md_json, ..."},
    {"--base-url", "URL", offsetof(try_args, base_url), "another server"},
    {"--providers", "FILE", offsetof(try_args, providers),
     "rows of your own, see 'lm providers --help'"},
    {"--system", "TEXT", offsetof(try_args, system), "the system's message"},
    {"--replay", "FILE", offsetof(try_args, replay),
     "answers out of a cassette, without a network"},
    {"--record", "FILE", offsetof(try_args, record),
     "keeps what is said in a cassette"},
    {"--verbose", NULL, offsetof(try_args, verbose),
     "tells of each request on stderr"},
};

/* A call in the making. */
typedef struct trial {
    const try_args *args;
    lm_client_options client;
    lm_cassette *cassette;
    lm_providers *providers;
    lm_report report;
    lm_error err;
} trial;

static int read_mode(const char *word, lm_mode *mode)
{
    for (int i = LM_MODE_DEFAULT + 1; word && i < LM_MODE_COUNT_; i++)
        if (strcmp(lm_mode_name((lm_mode)i), word) == 0) {
            *mode = (lm_mode)i;
            return CLI_OK;
        }
    return word ? cli_misused("unknown mode '%s'; see 'lm providers'", word)
                : CLI_OK;
}

/* "provider/model"; NULL after a message. */
static const char *client_name(lm_arena *arena, const try_args *args)
{
    const char *provider = args->provider;

    if (!provider)
        provider = getenv("LM_PROVIDER");
    if (!provider || !*provider) {
        cli_misused("name who is asked, as in --provider ollama/llama3.2");
        return NULL;
    }
    if (!args->model)
        return provider;
    return alloc_printf(arena, "%.*s/%s", (int)strcspn(provider, "/"), provider,
                        args->model);
}

/* All of stdin, where the text is not on the command line. */
static const char *read_text(lm_arena *arena)
{
    lm_buffer text = {.allocator = &alloc_or_exit};
    char block[4096];
    const char *copy;
    size_t n;

    while ((n = fread(block, 1, sizeof(block), stdin)) > 0)
        lm_buffer_append(&text, block, n);
    copy = alloc_strndup(arena, text.data ? text.data : "", text.size);
    lm_buffer_free(&text);
    return copy;
}

static lm_status log_request(void *ctx, const lm_hook_request *request)
{
    (void)ctx;
    fprintf(stderr, "lm: request %u: %s %s\n%s\n", request->attempt,
            request->method, request->url, request->body);
    return LM_OK;
}

static lm_status log_response(void *ctx, const lm_hook_response *response)
{
    (void)ctx;
    fprintf(stderr, "lm: response %d\n%s\n", response->http_status,
            response->body ? response->body : "");
    return LM_OK;
}

static lm_status log_retry(void *ctx, const lm_hook_retry *retry)
{
    (void)ctx;
    fprintf(stderr, "lm: %s; %s\n", retry->failed->message,
            retry->reask ? "asking again" : "trying again");
    return LM_OK;
}

static const lm_hooks verbose = {
    .request = log_request, .response = log_response, .retry = log_retry};

static lm_status open_files(trial *t)
{
    lm_status status = LM_OK;

    if (t->args->providers)
        status =
            lm_providers_read(t->args->providers, NULL, &t->providers, &t->err);
    t->client.providers = t->providers;
    if (status != LM_OK)
        return status;
    if (t->args->replay)
        status =
            lm_cassette_replay(t->args->replay, NULL, &t->cassette, &t->err);
    else if (t->args->record)
        status = lm_cassette_record(t->args->record, NULL, NULL, &t->cassette,
                                    &t->err);
    if (t->cassette)
        t->client.transport = lm_cassette_transport(t->cassette);
    return status;
}

/* The system's message first, if there is one. */
static lm_status call(trial *t, const char *name, const lm_target *target,
                      const char *text, void **value)
{
    const lm_message messages[] = {
        {LM_SYSTEM, t->args->system}, {LM_USER, text}, LM_MESSAGES_END};
    const lm_call_options o = {.report = &t->report};
    lm_client *client = NULL;
    lm_status status = open_files(t);

    if (!status)
        status = lm_client_open(name, &t->client, &client, &t->err);
    if (!status)
        status = lm_call(client, t->args->system ? messages : messages + 1,
                         target, &o, value, &t->err);
    lm_client_free(client);
    return status;
}

static int print_value(const lm_target *target, const void *value)
{
    lm_buffer out = {.allocator = &alloc_or_exit};
    lm_error err = {0};
    int status = CLI_OK;

    if (lm_value_write(target->type, value, 0, &out, &err) == LM_OK)
        puts(out.data);
    else
        status = cli_misused("%s", err.message);
    lm_buffer_free(&out);
    return status;
}

/* What the program ends with; any other status: the way to a server. */
static const struct {
    lm_status status;
    int result;
} results[] = {
    {LM_SYNTAX, CLI_WRONG},      {LM_INVALID, CLI_WRONG},
    {LM_TRUNCATED, CLI_WRONG},   {LM_NO_CALL, CLI_WRONG},
    {LM_LENGTH, CLI_WRONG},      {LM_REFUSAL, CLI_WRONG},
    {LM_ARGUMENT, CLI_USAGE},    {LM_CONFIG, CLI_USAGE},
    {LM_UNSUPPORTED, CLI_USAGE}, {LM_CONTENT_FILTER, CLI_WRONG},
};

static int result_of(lm_status status)
{
    for (size_t i = 0; i < sizeof(results) / sizeof(*results); i++)
        if (results[i].status == status)
            return results[i].result;
    return CLI_IO;
}

/* What is wrong with the last answer is why there is no value. */
static bool is_told(const trial *t)
{
    return t->report.n_violations &&
           (t->err.status == LM_INVALID || t->err.status == LM_SYNTAX);
}

/* Every violation of the last answer, then why there is no value. */
static int print_failure(const trial *t)
{
    const lm_report *report = &t->report;

    for (size_t i = 0; i < report->n; i++) {
        const lm_finding *f = &report->findings[i];

        if (f->violation)
            fprintf(stderr, "%s: %s: %s\n", *f->path ? f->path : "(root)",
                    lm_code_name(f->code), f->text);
    }
    if (!is_told(t))
        fprintf(stderr, "lm: %s\n", t->err.message);
    return result_of(t->err.status);
}

static void warn_of_checks(const plan *p)
{
    for (size_t i = 0; i < p->n_models; i++)
        if (p->models[i]->n_checks) {
            fputs("lm: note: checks are functions in C and are not run\n",
                  stderr);
            return;
        }
}

static int try_model(cmd_job *job, const model_unit *unit,
                     const cli_operands *operands, trial *t)
{
    diag unshown = {.arena = &job->arena}; /* of names in C */
    const char *name = client_name(&job->arena, t->args);
    void *value = NULL;
    const model_decl *decl;
    lm_target target;
    const plan *p;
    int status;

    decl = name ? cmd_find_model(unit, operands->items[1], &status) : NULL;
    if (!decl)
        return CLI_USAGE;
    p = plan_make(&job->arena, unit, "", &unshown);
    warn_of_checks(p);
    target = tool_target(&job->arena, p, decl);
    if (call(t, name, &target,
             operands->n > 2 ? operands->items[2] : read_text(&job->arena),
             &value) != LM_OK)
        return print_failure(t);
    status = print_value(&target, value);
    lm_value_free(value);
    return status;
}

static int run(const void *args, cli_operands operands)
{
    trial t = {.args = args};
    const model_unit *unit;
    cmd_job job;
    int status = read_mode(t.args->mode, &t.client.mode);

    if (status != CLI_OK)
        return status;
    t.client.base_url = t.args->base_url;
    t.client.hooks = t.args->verbose ? &verbose : NULL;
    cmd_start(&job);
    unit = cmd_load(&job, operands.items[0], &status);
    if (unit)
        status = try_model(&job, unit, &operands, &t);
    lm_cassette_close(t.cassette);
    lm_providers_free(t.providers);
    lm_report_free(&t.report);
    return cmd_end(&job, status);
}

const cli_command tool_try = {
    .name = "try",
    .operands = "FILE MODEL [TEXT]",
    .summary = "Asks a language model for a value, without a C compiler.",
    .details =
        "TEXT is the user's message; without one it comes from stdin. The\n"
        "value goes to stdout as compact JSON. Where there is none, each\n"
        "violation of the last answer is a line on stderr, POINTER: CODE:\n"
        "TEXT. Without --provider the variable LM_PROVIDER says who is asked;\n"
        "keys come from the variables that 'lm providers' prints.",
    .example = "lm try user.model UserDetails \"Jason is 25 years old\" \\\n"
               "      --provider openai/gpt-4o-mini",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(try_args),
    .min_operands = 2,
    .max_operands = 3,
    .run = run,
};
