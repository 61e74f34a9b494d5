/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include "diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

int cli_misused(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fprintf(stderr, "%s: ", cli_program.name);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return CLI_USAGE;
}

static const cli_command *find_command(const cli_command *commands, size_t n,
                                       const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static void print_option(const char *name, const char *value, const char *help)
{
    char left[40];

    snprintf(left, sizeof(left), "%s %s", name, value ? value : "");
    printf("  %-22s %s\n", left, help);
}

static void print_help(const cli_command *command)
{
    printf("usage: %s %s [OPTIONS] %s\n\n%s\n", cli_program.name, command->name,
           command->operands, command->summary);
    if (command->details)
        printf("\n%s\n", command->details);
    puts("\nOptions:");
    for (size_t i = 0; i < command->n_options; i++)
        print_option(command->options[i].name, command->options[i].value,
                     command->options[i].help);
    print_option("--help", NULL, "this text");
    printf("\nExample:\n  %s\n", command->example);
}

static void print_overview(const cli_command *commands, size_t n)
{
    printf("usage: %s %s [OPTIONS] ARGUMENTS\n\n%s\n\nCommands:\n",
           cli_program.name, cli_program.without ? "[COMMAND]" : "COMMAND",
           cli_program.purpose);
    for (size_t i = 0; i < n; i++)
        printf("  %-10s %s\n", commands[i].name, commands[i].summary);
    printf("\nOptions:\n"
           "  --version  the version of %s\n"
           "  --help     this text, or that of a command\n\n"
           "%s%s%s\n\nExample:\n  %s\n",
           cli_program.name, cli_program.without ? cli_program.without : "",
           cli_program.without ? "\n\n" : "", cli_program.status,
           cli_program.example);
}

static int unknown(const char *what, const char *word, const char *nearest,
                   const char *command)
{
    if (nearest)
        return cli_misused("unknown %s '%s'; did you mean '%s'?", what, word,
                           nearest);
    return cli_misused("unknown %s '%s'; see '%s %s--help'", what, word,
                       cli_program.name, command);
}

static int unknown_option(const cli_command *command, const char *word)
{
    const char *names[32] = {"--help"};
    char rest[40];
    size_t n = 1;

    for (size_t i = 0; i < command->n_options && n < 32; i++)
        names[n++] = command->options[i].name;
    snprintf(rest, sizeof(rest), "%s ", command->name);
    return unknown("option", word, diag_nearest(word, names, n), rest);
}

static int unknown_command(const cli_command *commands, size_t n,
                           const char *word)
{
    const char *names[32];

    for (size_t i = 0; i < n; i++)
        names[i] = commands[i].name;
    return unknown("command", word, diag_nearest(word, names, n), "");
}

/* What is being read of a command line. */
typedef struct reader {
    const cli_command *command;
    char *args; /* the command's struct */
    char **at;  /* the next word; NULL closes them */
    cli_operands operands;
    bool help;
} reader;

static const cli_option *find_option(const cli_command *command,
                                     const char *word, size_t n)
{
    for (size_t i = 0; i < command->n_options; i++)
        if (strlen(command->options[i].name) == n &&
            memcmp(command->options[i].name, word, n) == 0)
            return &command->options[i];
    return NULL;
}

static int take_value(reader *r, const cli_option *option, const char *value)
{
    if (!value)
        value = *r->at ? *r->at++ : NULL;
    if (!value)
        return cli_misused("'%s' needs a %s", option->name, option->value);
    memcpy(r->args + option->offset, &value, sizeof(value));
    return CLI_OK;
}

/* "-o DIR", "--depfile FILE" or "--depfile=FILE". */
static int take_option(reader *r, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t n = equals ? (size_t)(equals - word) : strlen(word);
    const cli_option *option = find_option(r->command, word, n);
    const bool set = true;

    if (strcmp(word, "--help") == 0) {
        r->help = true;
        return CLI_OK;
    }
    if (!option)
        return unknown_option(r->command, word);
    if (option->value)
        return take_value(r, option, equals ? equals + 1 : NULL);
    if (equals)
        return cli_misused("'%s' takes no value", option->name);
    memcpy(r->args + option->offset, &set, sizeof(set));
    return CLI_OK;
}

static int take_words(reader *r)
{
    bool options = true;

    while (*r->at) {
        char *word = *r->at++;
        int status = CLI_OK;

        if (options && strcmp(word, "--") == 0)
            options = false;
        else if (options && word[0] == '-' && word[1])
            status = take_option(r, word);
        else
            r->operands.items[r->operands.n++] = word;
        if (status != CLI_OK)
            return status;
    }
    return CLI_OK;
}

/* Operands are gathered at the front of argv, where words were read. */
static int run_command(const cli_command *command, char **words)
{
    max_align_t args[256 / sizeof(max_align_t)] = {0};
    reader r = {command, (char *)args, words, {words, 0}, false};
    int status = take_words(&r);

    if (status != CLI_OK)
        return status;
    if (r.help) {
        print_help(command);
        return CLI_OK;
    }
    if (r.operands.n < command->min_operands)
        return cli_misused("expected %s; see '%s %s --help'", command->operands,
                           cli_program.name, command->name);
    if (r.operands.n > command->max_operands)
        return cli_misused("'%s' is one argument too many; see '%s %s --help'",
                           r.operands.items[command->max_operands],
                           cli_program.name, command->name);
    return command->run(args, r.operands);
}

/* Without a command's name a file is meant: the first command builds. */
static bool names_file(const char *word)
{
    return strchr(word, '.') || strchr(word, '/') || word[0] == '-';
}

int cli_main(const cli_command *commands, size_t n, int argc, char **argv)
{
    const cli_command *command;

    if (argc < 2) {
        print_overview(commands, n);
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0) {
        print_overview(commands, n);
        return CLI_OK;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("%s " LM_VERSION_STRING "\n", cli_program.name);
        return CLI_OK;
    }
    command = find_command(commands, n, argv[1]);
    if (command)
        return run_command(command, argv + 2);
    if (cli_program.without && names_file(argv[1]))
        return run_command(&commands[0], argv + 1);
    return unknown_command(commands, n, argv[1]);
}
