/* SPDX-License-Identifier: MIT */

/* What a user of the library writes, in C and in C++ alike. */
#include "user.lm.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    const char *json = argc > 1 ? argv[1] : "{}";
    lm_client *client = lm_client_from_provider("nobody/nothing", NULL);
    lm_error err;
    UserDetails *user;

    memset(&err, 0, sizeof(err));
    user = UserDetails_parse(json, strlen(json), NULL, &err);
    if (!user) {
        fprintf(stderr, "%s: %s\n", err.path, err.message);
        return 1;
    }
    UserDetails_print(user, stdout);
    printf(" client=%s\n", lm_status_name(lm_client_error(client)->status));
    lm_client_free(client);
    UserDetails_free(user);
    return 0;
}
