/* SPDX-License-Identifier: MIT */
/*
 * RapidJSON: its SAX reader in situ, in a copy of the document that is used
 * again, so that strings stay where they are; with SSE 4.2, exact numbers and
 * the check of UTF-8. The binder is its handler.
 */
#ifdef __SSE4_2__
#define RAPIDJSON_SSE42
#endif
#include "binder.h"
#include "peer.h"
#include "walk.h"

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>

namespace
{

using output = rapidjson::Writer<rapidjson::StringBuffer>;

struct handler {
    binder *to;

    bool Null()
    {
        return bind_null(to);
    }
    bool Bool(bool value)
    {
        return bind_boolean(to, value);
    }
    bool Int(int value)
    {
        return bind_integer(to, value);
    }
    bool Uint(unsigned value)
    {
        return bind_integer(to, value);
    }
    bool Int64(int64_t value)
    {
        return bind_integer(to, value);
    }
    bool Uint64(uint64_t)
    {
        return false; /* no field holds one that is not an Int64 */
    }
    bool Double(double value)
    {
        return bind_number(to, value);
    }
    bool RawNumber(const char *, rapidjson::SizeType, bool)
    {
        return false; /* only with kParseNumbersAsStrings */
    }
    bool String(const char *s, rapidjson::SizeType n, bool)
    {
        return bind_kept_string(to, s, n);
    }
    bool StartObject()
    {
        return bind_open_object(to);
    }
    bool Key(const char *s, rapidjson::SizeType n, bool)
    {
        return bind_key(to, s, n);
    }
    bool EndObject(rapidjson::SizeType)
    {
        return bind_close_object(to);
    }
    bool StartArray()
    {
        return bind_open_list(to);
    }
    bool EndArray(rapidjson::SizeType)
    {
        return bind_close_list(to);
    }
};

struct rapidjson_peer {
    binder to{};
    std::string copy;
    rapidjson::Reader reader;
    rapidjson::StringBuffer written;
};

void *peer_open()
{
    return new rapidjson_peer;
}

void peer_close(void *ctx)
{
    auto *self = static_cast<rapidjson_peer *>(ctx);

    binder_free(&self->to);
    delete self;
}

const void *parse(void *ctx, document_kind kind, const document *doc)
{
    constexpr unsigned flags = rapidjson::kParseInsituFlag |
                               rapidjson::kParseFullPrecisionFlag |
                               rapidjson::kParseValidateEncodingFlag;
    auto *self = static_cast<rapidjson_peer *>(ctx);

    self->copy.assign(doc->json.s, doc->json.n);
    binder_start(&self->to, kind);
    rapidjson::InsituStringStream stream(&self->copy[0]);
    handler events{&self->to};

    if (!self->reader.Parse<flags>(stream, events))
        return nullptr;
    return binder_finish(&self->to, kind);
}

output *of(void *to)
{
    return static_cast<output *>(to);
}

slice write_value(void *ctx, document_kind kind, const void *value)
{
    static constexpr walk_ops ops = {
        [](void *to) { of(to)->Null(); },
        [](void *to, bool b) { of(to)->Bool(b); },
        [](void *to, int64_t n) { of(to)->Int64(n); },
        [](void *to, double x) { of(to)->Double(x); },
        [](void *to, const char *s, size_t n) {
            of(to)->String(s, static_cast<rapidjson::SizeType>(n));
        },
        [](void *to, const char *s, size_t n) {
            of(to)->Key(s, static_cast<rapidjson::SizeType>(n));
        },
        [](void *to, char c) {
            c == '{' ? of(to)->StartObject() : of(to)->StartArray();
        },
        [](void *to, char c) {
            c == '}' ? of(to)->EndObject() : of(to)->EndArray();
        },
    };
    auto *self = static_cast<rapidjson_peer *>(ctx);

    self->written.Clear();
    output writer(self->written);

    walk_model(&ops, &writer, shape_of(kind), value);
    return {self->written.GetString(), self->written.GetSize()};
}

} // namespace

extern const peer peer_rapidjson = {"rapidjson", false,   peer_open,
                                    peer_close,  parse,   nullptr,
                                    write_value, nullptr, nullptr};
