/* SPDX-License-Identifier: MIT */
#include "loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

int loopback_listen(char *url, size_t size, int backlog)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t n = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, n) ||
        listen(fd, backlog) || getsockname(fd, (struct sockaddr *)&address, &n))
        return -1;
    snprintf(url, size, "http://127.0.0.1:%d/v1", ntohs(address.sin_port));
    return fd;
}

static size_t body_size(const char *head)
{
    const char *line = head;

    while ((line = strstr(line, "\r\n"))) {
        line += 2;
        if (strncasecmp(line, "Content-Length:", 15) == 0)
            return strtoul(line + 15, NULL, 10);
    }
    return 0;
}

size_t loopback_request_size(const char *text)
{
    const char *end = strstr(text, "\r\n\r\n");

    return end ? (size_t)(end + 4 - text) + body_size(text) : SIZE_MAX;
}
