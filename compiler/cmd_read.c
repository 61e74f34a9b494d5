/* SPDX-License-Identifier: MIT */
#include "alloc.h"
#include "cmd.h"
#include "jsontext.h"

#include <lm/parser.h>
#include <lm/value.h>

#include <stdlib.h>
#include <string.h>

typedef struct read_args {
    const char *policy;
    const char *chunk;
    const char *profile;
    bool jsonl;
    bool first;
    bool partials;
    bool truncated;
} read_args;

static const cli_option options[] = {
    {"--policy", "POLICY", offsetof(read_args, policy),
     "strict, lax (converts where nothing is lost), or repair"},
    {"--profile", "NAME", offsetof(read_args, profile),
     "the text answers the schema of that profile"},
    {"--jsonl", NULL, offsetof(read_args, jsonl),
     "one document a line in, one result a line out"},
    {"--first", NULL, offsetof(read_args, first),
     "end at the first byte that no valid text has there"},
    {"--chunk", "N", offsetof(read_args, chunk),
     "read N bytes at a time, as a stream may bring them"},
    {"--partials", NULL, offsetof(read_args, partials),
     "print what shows after each chunk, and the path that is open"},
    {"--truncated", NULL, offsetof(read_args, truncated),
     "with repair: close a text that is cut off"},
};

/* More findings than this of one document are counted, not shown. */
enum { MAX_FINDINGS = 10000, BLOCK = 65536 };

typedef struct reading {
    const lm_type *type;
    lm_parse_options parse;
    lm_report report;
    lm_arena values; /* emptied after each document */
    lm_buffer out;
    size_t chunk; /* bytes at a time */
    bool partials;
} reading;

static const struct policy {
    const char *word;
    lm_policy policy;
} policies[] = {
    {"strict", LM_POLICY_STRICT},
    {"lax", LM_POLICY_LAX},
    {"repair", LM_POLICY_REPAIR},
};

static int read_policy(const char *word, lm_policy *policy)
{
    for (size_t i = 0; i < sizeof(policies) / sizeof(*policies); i++)
        if (strcmp(policies[i].word, word) == 0) {
            *policy = policies[i].policy;
            return CLI_OK;
        }
    return cli_misused("unknown policy '%s'; it is strict, lax or repair",
                       word);
}

/* From 1 to a block. */
static int read_chunk(const char *word, size_t *chunk)
{
    char *end;
    unsigned long n;

    *chunk = BLOCK;
    if (!word)
        return CLI_OK;
    n = strtoul(word, &end, 10);
    if (*word < '0' || *word > '9' || *end || !n || n > BLOCK)
        return cli_misused("--chunk takes a number from 1 to %d, not '%s'",
                           BLOCK, word);
    *chunk = n;
    return CLI_OK;
}

/* "/age: le: 200 is more than 150 (1:22)" */
static void print_finding(const lm_finding *finding)
{
    fprintf(stderr, "%s%s: %s: %s (%lu:%lu)\n",
            finding->violation ? "" : "note: ",
            *finding->path ? finding->path : "(root)",
            lm_code_name(finding->code), finding->text,
            (unsigned long)finding->line, (unsigned long)finding->column);
}

static void print_report(const lm_report *report)
{
    for (size_t i = 0; i < report->n; i++)
        print_finding(&report->findings[i]);
    if (report->left_out)
        fprintf(stderr, "and %zu more\n", report->left_out);
}

/* What is not about the text: limits and memory have no finding. */
static int failure(const lm_report *report, const lm_error *err)
{
    if (!report->n_violations)
        fprintf(stderr, "lmc: %s\n", err->message);
    return err->status == LM_NOMEM ? CLI_IO : CLI_WRONG;
}

static int put_value(reading *r, const void *value)
{
    lm_error err = {0};

    if (lm_value_write(r->type, value, 0, &r->out, &err) != LM_OK) {
        fprintf(stderr, "lmc: %s\n", err.message);
        return CLI_WRONG;
    }
    return CLI_OK;
}

static int flush_out(reading *r)
{
    size_t written = fwrite(r->out.data, 1, r->out.size, stdout);
    bool ok = written == r->out.size;

    lm_buffer_clear(&r->out);
    return ok ? CLI_OK : cmd_cannot("write", "stdout");
}

/* {"open":"/name","partial":{"name":"Ja"}} */
static int put_partial(reading *r, lm_parser *parser)
{
    char path[1024];

    lm_parser_path(parser, path, sizeof(path));
    lm_buffer_puts(&r->out, "{\"open\":");
    jsontext_put(&r->out, path);
    lm_buffer_puts(&r->out, ",\"partial\":");
    lm_parser_write_partial(parser, &r->out);
    lm_buffer_puts(&r->out, "}\n");
    return flush_out(r);
}

/* A block, a chunk at a time; *more: the parser takes further bytes. */
static int feed_block(reading *r, lm_parser *parser, const char *block,
                      size_t n, bool *more)
{
    int status = CLI_OK;

    for (size_t i = 0; i < n && *more && status == CLI_OK; i += r->chunk) {
        size_t piece = n - i < r->chunk ? n - i : r->chunk;

        *more = lm_parser_feed(parser, block + i, piece) == LM_OK;
        if (*more && r->partials)
            status = put_partial(r, parser);
    }
    return status;
}

/* Feeds all of stdin; a refusal is told by lm_parser_finish. */
static int feed_stdin(reading *r, lm_parser *parser)
{
    static const char name[] = "stdin";
    char block[BLOCK];
    size_t size = BLOCK - BLOCK % r->chunk;
    bool more = true;
    int status = CLI_OK;
    size_t n;

    while (more && status == CLI_OK && (n = fread(block, 1, size, stdin)) > 0)
        status = feed_block(r, parser, block, n, &more);
    if (status != CLI_OK)
        return status;
    return ferror(stdin) ? cmd_cannot("read", name) : CLI_OK;
}

static int finish_document(reading *r, lm_parser *parser)
{
    lm_error err = {0};
    void *value = NULL;
    lm_status status = lm_parser_finish(parser, &value, &err);
    int result;

    print_report(&r->report);
    if (status != LM_OK)
        return failure(&r->report, &err);
    result = put_value(r, value);
    lm_buffer_putc(&r->out, '\n');
    return result == CLI_OK ? flush_out(r) : result;
}

static int read_document(reading *r)
{
    lm_parser *parser = lm_parser_new(r->type, &r->parse);
    int status;

    if (!parser)
        return cmd_cannot("read", "stdin");
    status = feed_stdin(r, parser);
    if (status == CLI_OK)
        status = finish_document(r, parser);
    lm_parser_free(parser);
    return status;
}

static void put_error(lm_buffer *out, const char *path, const char *code,
                      const char *text, uint32_t line, uint32_t column)
{
    lm_buffer_puts(out, "{\"path\":");
    jsontext_put(out, path);
    lm_buffer_puts(out, ",\"code\":");
    jsontext_put(out, code);
    lm_buffer_puts(out, ",\"text\":");
    jsontext_put(out, text);
    lm_buffer_printf(out, ",\"line\":%lu,\"column\":%lu}", (unsigned long)line,
                     (unsigned long)column);
}

static void put_errors(reading *r, size_t n_read, const lm_error *err)
{
    const char *between = "";

    lm_buffer_puts(&r->out, "{\"ok\":false");
    if (r->parse.flags & LM_PARSE_FIRST)
        lm_buffer_printf(&r->out, ",\"read\":%zu", n_read);
    lm_buffer_puts(&r->out, ",\"errors\":[");
    for (size_t i = 0; i < r->report.n; i++) {
        const lm_finding *f = &r->report.findings[i];

        if (!f->violation)
            continue;
        lm_buffer_puts(&r->out, between);
        put_error(&r->out, f->path, lm_code_name(f->code), f->text, f->line,
                  f->column);
        between = ",";
    }
    if (!*between)
        put_error(&r->out, err->path, err->code, err->message, err->line,
                  err->column);
    lm_buffer_puts(&r->out, "]}\n");
}

/* n: the bytes there are, then those that were read. parser may be NULL. */
static lm_status parse_line(reading *r, lm_parser *parser, const char *line,
                            size_t *n, void **value, lm_error *err)
{
    if (!parser)
        return lm_parse(r->type, line, *n, &r->parse, value, err);
    lm_parser_reset(parser);
    lm_parser_feed(parser, line, *n);
    *n = lm_parser_offset(parser);
    return lm_parser_finish(parser, value, err);
}

static int read_line(reading *r, lm_parser *parser, const char *line, size_t n)
{
    lm_error err = {0};
    void *value = NULL;
    int result = CLI_OK;

    if (parse_line(r, parser, line, &n, &value, &err) == LM_OK) {
        lm_buffer_puts(&r->out, "{\"ok\":true,\"value\":");
        result = put_value(r, value);
        lm_buffer_puts(&r->out, "}\n");
    } else {
        put_errors(r, n, &err);
        result = CLI_WRONG;
    }
    lm_report_clear(&r->report);
    lm_arena_reset(&r->values);
    return flush_out(r) == CLI_OK ? result : CLI_IO;
}

static int each_line(reading *r, lm_parser *parser)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    int status = CLI_OK;

    while (status != CLI_IO && (n = getline(&line, &size, stdin)) >= 0) {
        int one;

        if (n && line[n - 1] == '\n')
            n--;
        one = read_line(r, parser, line, (size_t)n);
        status = one > status ? one : status;
    }
    if (status != CLI_IO && ferror(stdin))
        status = cmd_cannot("read", "stdin");
    free(line);
    return status;
}

/* Where a text was refused, only a parser tells. */
static int read_lines(reading *r)
{
    lm_parser *parser;
    int status;

    if (!(r->parse.flags & LM_PARSE_FIRST))
        return each_line(r, NULL);
    parser = lm_parser_new(r->type, &r->parse);
    status = parser ? each_line(r, parser) : cmd_cannot("read", "stdin");
    lm_parser_free(parser);
    return status;
}

static void warn_of_checks(const plan *p)
{
    for (size_t i = 0; i < p->n_models; i++)
        if (p->models[i]->n_checks) {
            fputs("lmc: note: checks are functions in C and are not run\n",
                  stderr);
            return;
        }
}

static int read_as(cmd_job *job, const model_unit *unit, const char *name,
                   const read_args *args)
{
    reading r = {.values.allocator = &alloc_or_exit,
                 .out.allocator = &alloc_or_exit};
    diag unshown = {.arena = &job->arena}; /* of names in C */
    int status =
        read_policy(args->policy ? args->policy : "lax", &r.parse.policy);
    int profile = args->profile ? cmd_find_profile(args->profile) : 0;
    const model_decl *decl;
    const plan *p;

    if (profile < 0)
        status = CLI_USAGE;
    if (status == CLI_OK)
        status = read_chunk(args->chunk, &r.chunk);
    if (status != CLI_OK)
        return status;
    r.partials = args->partials;
    decl = cmd_find_model(unit, name, &status);
    if (!decl)
        return status;
    p = plan_make(&job->arena, unit, "", &unshown);
    warn_of_checks(p);
    r.type = &plan_model_named(p, decl->name)->type;
    r.report.limit = MAX_FINDINGS;
    r.report.arena.allocator = &alloc_or_exit;
    r.parse.report = &r.report;
    r.parse.allocator = &alloc_or_exit;
    r.parse.arena = &r.values;
    r.parse.flags = lm_profile_flags((lm_profile)profile) |
                    (args->first ? LM_PARSE_FIRST : 0u) |
                    (args->truncated ? LM_PARSE_TRUNCATED : 0u);
    status = args->jsonl ? read_lines(&r) : read_document(&r);
    lm_report_free(&r.report);
    lm_arena_free(&r.values);
    lm_buffer_free(&r.out);
    return status;
}

static int run(const void *args, cli_operands operands)
{
    const model_unit *unit;
    cmd_job job;
    int status;

    cmd_start(&job);
    unit = cmd_load(&job, operands.items[0], &status);
    if (unit)
        status = read_as(&job, unit, operands.n > 1 ? operands.items[1] : NULL,
                         args);
    return cmd_end(&job, status);
}

const cli_command cmd_read = {
    .name = "read",
    .operands = "FILE [MODEL]",
    .summary = "Reads JSON from stdin as a model, without a C compiler.",
    .details =
        "A valid text comes out as compact JSON. Else each violation is a\n"
        "line on stderr, POINTER: CODE: TEXT (LINE:COLUMN), and the status is\n"
        "1; conversions and repairs are notes. With --jsonl a line of stdout "
        "is\n"
        "{\"ok\":true,\"value\":...} or {\"ok\":false,\"errors\":[...]}, and "
        "the\n"
        "status is 1 if any document was not valid. With --first a text is\n"
        "refused as early as can be, and \"read\" counts the bytes before "
        "that.",
    .example = "lmc read user.model UserDetails < answer.txt",
    .options = options,
    .n_options = sizeof(options) / sizeof(*options),
    .args_size = sizeof(read_args),
    .min_operands = 1,
    .max_operands = 2,
    .run = run,
};
