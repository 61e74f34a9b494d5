/* SPDX-License-Identifier: MIT */
/*
 * simdjson and code by hand: On-Demand over each event where it stands, and
 * over the arguments once they are whole; nothing can be read before.
 */
#include "framing.h"
#include "peer.h"

#include <simdjson.h>

namespace
{

namespace od = simdjson::ondemand;

struct events_peer {
    od::parser parser;
    framing lines{};
    text content{};
    text finish{};
    document order{};
    void *reader = nullptr; /* of orders */
    int64_t tokens = 0;
    size_t most = 0; /* bytes of a string of this event */
};

/* Straight to where it belongs; null is no text. */
bool append(events_peer &self, od::value value, text &to)
{
    od::raw_json_string raw;
    std::string_view s;

    if (value.get_raw_json_string().get(raw))
        return value.is_null();
    auto *start = reinterpret_cast<uint8_t *>(text_room(&to, self.most));
    uint8_t *end = start;

    if (self.parser.unescape(raw, end).get(s))
        return false;
    to.n += s.size();
    return true;
}

bool take_calls(events_peer &self, od::array calls)
{
    for (auto call : calls) {
        od::object object;
        od::object function;
        od::value arguments;

        if (call.get_object().get(object) ||
            object.find_field("function").get_object().get(function) ||
            function.find_field("arguments").get(arguments) ||
            !append(self, arguments, self.order.json))
            return false;
    }
    return true;
}

bool take_delta(events_peer &self, od::object delta)
{
    for (auto field : delta) {
        od::raw_json_string key;
        od::value value;
        od::array calls;

        if (field.key().get(key) || field.value().get(value))
            return false;
        if (key == "content" && !append(self, value, self.content))
            return false;
        if (key == "tool_calls" &&
            (value.get_array().get(calls) || !take_calls(self, calls)))
            return false;
    }
    return true;
}

bool take_choice(events_peer &self, od::object choice)
{
    od::object delta;
    od::value finish;

    return !choice.find_field("delta").get_object().get(delta) &&
           take_delta(self, delta) &&
           !choice.find_field("finish_reason").get(finish) &&
           append(self, finish, self.finish);
}

bool take_event(events_peer &self, od::object event)
{
    od::array choices;
    od::value usage;
    od::object counts;

    if (event.find_field("choices").get_array().get(choices))
        return false;
    for (auto choice : choices) {
        od::object object;

        if (choice.get_object().get(object) || !take_choice(self, object))
            return false;
    }
    if (event.find_field("usage").get(usage))
        return false;
    return usage.is_null() ||
           (!usage.get_object().get(counts) &&
            !counts.find_field("total_tokens").get(self.tokens));
}

bool on_data(void *ctx, const char *data, size_t n)
{
    auto &self = *static_cast<events_peer *>(ctx);
    od::document doc;
    od::object event;

    self.most = n + simdjson::SIMDJSON_PADDING;
    return !self.parser.iterate(data, n, n + simdjson::SIMDJSON_PADDING)
                .get(doc) &&
           !doc.get_object().get(event) && take_event(self, event);
}

void *peer_open()
{
    auto *self = new events_peer;

    self->lines.on_data = on_data;
    self->lines.ctx = self;
    self->order.in_order = true;
    self->reader = peer_simdjson.open();
    return self;
}

void peer_close(void *ctx)
{
    auto *self = static_cast<events_peer *>(ctx);

    peer_simdjson.close(self->reader);
    framing_free(&self->lines);
    text_free(&self->content);
    text_free(&self->finish);
    text_free(&self->order.json);
    delete self;
}

const void *events(void *ctx, const document *doc, size_t read)
{
    auto *self = static_cast<events_peer *>(ctx);

    text_clear(&self->content);
    text_clear(&self->finish);
    text_clear(&self->order.json);
    self->tokens = 0;
    for (size_t at = 0; at < doc->events.n; at += read) {
        size_t left = doc->events.n - at;

        if (!framing_feed(&self->lines, doc->events.s + at,
                          left < read ? left : read))
            return nullptr;
    }
    if (!self->finish.n || !self->tokens)
        return nullptr;
    return peer_simdjson.parse(self->reader, KIND_ORDER, &self->order);
}

} // namespace

extern const peer peer_events_simdjson = {"simdjson", false,   peer_open,
                                          peer_close, nullptr, nullptr,
                                          nullptr,    nullptr, events};
