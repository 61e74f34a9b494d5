/* SPDX-License-Identifier: MIT */
#include "curl_status.h"

static const struct {
    CURLcode code;
    lm_status status;
} statuses[] = {
    {CURLE_OK, LM_OK},
    {CURLE_OUT_OF_MEMORY, LM_NOMEM},
    {CURLE_UNSUPPORTED_PROTOCOL, LM_CONFIG},
    {CURLE_URL_MALFORMAT, LM_CONFIG},
    {CURLE_COULDNT_RESOLVE_PROXY, LM_CONNECT},
    {CURLE_COULDNT_RESOLVE_HOST, LM_CONNECT},
    {CURLE_COULDNT_CONNECT, LM_CONNECT},
    {CURLE_PROXY, LM_CONNECT},
    /* Most often the peer hung up within the handshake. */
    {CURLE_SSL_CONNECT_ERROR, LM_CONNECT},
    /* libcurl is given no other time limit than that of the connection. */
    {CURLE_OPERATION_TIMEDOUT, LM_TIMEOUT},
    {CURLE_WEIRD_SERVER_REPLY, LM_PROTOCOL},
    {CURLE_BAD_CONTENT_ENCODING, LM_PROTOCOL},
    {CURLE_HTTP2, LM_IO},
    {CURLE_HTTP2_STREAM, LM_IO},
    {CURLE_HTTP3, LM_IO},
    {CURLE_PARTIAL_FILE, LM_IO},
    {CURLE_GOT_NOTHING, LM_IO},
    {CURLE_SEND_ERROR, LM_IO},
    {CURLE_RECV_ERROR, LM_IO},
    {CURLE_SSL_ENGINE_NOTFOUND, LM_TLS},
    {CURLE_SSL_ENGINE_SETFAILED, LM_TLS},
    {CURLE_SSL_CERTPROBLEM, LM_TLS},
    {CURLE_SSL_CIPHER, LM_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, LM_TLS},
    {CURLE_USE_SSL_FAILED, LM_TLS},
    {CURLE_SSL_ENGINE_INITFAILED, LM_TLS},
    {CURLE_SSL_CACERT_BADFILE, LM_TLS},
    {CURLE_SSL_SHUTDOWN_FAILED, LM_TLS},
    {CURLE_SSL_CRL_BADFILE, LM_TLS},
    {CURLE_SSL_ISSUER_ERROR, LM_TLS},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, LM_TLS},
    {CURLE_SSL_INVALIDCERTSTATUS, LM_TLS},
    {CURLE_SSL_CLIENTCERT, LM_TLS},
};

lm_status lm__curl_status(CURLcode code)
{
    for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
        if (statuses[i].code == code)
            return statuses[i].status;
    return LM_IO;
}
