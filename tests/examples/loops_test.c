/* SPDX-License-Identifier: MIT */
/*
 * The examples that hang a client in an event loop, each against a server on
 * loopback which first asks for patience, so that the timer is needed too:
 *
 *     loops_test PROGRAM...
 */
#include "fake.h"
#include "reply.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CALLS = 20, CONNECTIONS = CALLS, SAID = 8192 };

/* What a program prints on stdout; its exit status, or below 0. */
static int run(const char *program, char *said, size_t room)
{
    char command[4096];
    size_t n = 0;
    FILE *pipe;
    int used = snprintf(command, sizeof(command), "'%s'", program);

    for (int i = 0; i < CALLS; i++)
        used += snprintf(command + used, sizeof(command) - (size_t)used,
                         " 'Who is number %d?'", i);
    fflush(stdout);
    pipe = popen(command, "r");
    if (!pipe)
        return -1;
    n = fread(said, 1, room - 1, pipe);
    said[n] = '\0';
    return pclose(pipe);
}

static void test_good(tap *t, const char *program, const char *name)
{
    static const char line[] = "name=\"Jason\" age=25\n";
    char *good = reply_value(LM_MODE_JSON_SCHEMA, "{\"name\":\"Jason\","
                                                  "\"age\":25}");
    fake_step script[CALLS + 1] = {
        {.status = 429, .headers = "Retry-After-Ms: 20\r\n", .body = "{}"}};
    char said[SAID] = "";
    char want[SAID] = "";
    fake *server;

    for (int i = 0; i < CALLS; i++) {
        script[i + 1] = (fake_step){.body = good};
        memcpy(want + (size_t)i * strlen(line), line, sizeof(line));
    }
    server = fake_start(script, CALLS + 1);
    setenv("OPENAI_BASE_URL", fake_url(server), 1);
    tap_ok(t, run(program, said, sizeof(said)) == 0, "%s: it ends well", name);
    tap_text(t, said, want, "%s: each call has its answer", name);
    tap_ok(t, fake_requests(server) == CALLS + 1,
           "%s: one of %d was tried again", name, CALLS);
    tap_ok(t, fake_connections(server) <= CONNECTIONS,
           "%s: connections are used again", name);
    fake_stop(server);
    free(good);
}

static void test_bad(tap *t, const char *program, const char *name)
{
    static const fake_step refusal = {.status = 401, .body = "{}"};
    fake_step script[CALLS];
    char said[SAID] = "";
    fake *server;

    for (int i = 0; i < CALLS; i++)
        script[i] = refusal;
    server = fake_start(script, CALLS);
    setenv("OPENAI_BASE_URL", fake_url(server), 1);
    tap_ok(t, run(program, said, sizeof(said)) > 0, "%s: it fails", name);
    tap_ok(t, strstr(said, "openai answered 401"), "%s: it says why", name);
    fake_stop(server);
}

int main(int argc, char **argv)
{
    tap t = {0};

    unsetenv("LM_PROVIDER");
    unsetenv("LM_REPLAY");
    unsetenv("LM_RECORD");
    setenv("OPENAI_API_KEY", "sk-loops-0001", 1);
    for (int i = 1; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        const char *name = slash ? slash + 1 : argv[i];

        test_good(&t, argv[i], name);
        test_bad(&t, argv[i], name);
    }
    return tap_done(&t);
}
