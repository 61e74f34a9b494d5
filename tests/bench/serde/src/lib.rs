// SPDX-License-Identifier: MIT
//! serde_json as a peer: what peer_serde.c declares.

mod models;

use models::{Article, Order, Person, Records, Valid};
use std::os::raw::c_int;

pub enum Value {
    Person(Person),
    Order(Box<Order>),
    Records(Records),
    Article(Article),
}

#[derive(Default)]
pub struct Peer {
    last: Option<Value>,
    written: Vec<u8>,
}

fn read<T: serde::de::DeserializeOwned + Valid>(text: &[u8]) -> Option<T> {
    serde_json::from_slice(text).ok().filter(T::valid)
}

fn read_kind(kind: c_int, text: &[u8]) -> Option<Value> {
    match kind {
        0 => read(text).map(Value::Person),
        1 => read(text).map(|order| Value::Order(Box::new(order))),
        2 => read(text).map(Value::Records),
        _ => read(text).map(Value::Article),
    }
}

#[no_mangle]
pub extern "C" fn bench_serde_open() -> Box<Peer> {
    Box::default()
}

#[no_mangle]
pub extern "C" fn bench_serde_close(peer: Option<Box<Peer>>) {
    drop(peer);
}

/// # Safety
/// `text` points to `n` bytes.
#[no_mangle]
pub unsafe extern "C" fn bench_serde_parse(
    peer: &mut Peer,
    kind: c_int,
    text: *const u8,
    n: usize,
) -> Option<&Value> {
    peer.last = read_kind(kind, std::slice::from_raw_parts(text, n));
    peer.last.as_ref()
}

/// # Safety
/// `text` points to `n` bytes.
#[no_mangle]
pub unsafe extern "C" fn bench_serde_keep(
    kind: c_int,
    text: *const u8,
    n: usize,
) -> Option<Box<Value>> {
    read_kind(kind, std::slice::from_raw_parts(text, n)).map(Box::new)
}

#[no_mangle]
pub extern "C" fn bench_serde_drop(value: Option<Box<Value>>) {
    drop(value);
}

#[no_mangle]
pub extern "C" fn bench_serde_write(
    peer: &mut Peer,
    value: &Value,
    n: &mut usize,
) -> *const u8 {
    peer.written.clear();
    let out = &mut peer.written;
    let result = match value {
        Value::Person(person) => serde_json::to_writer(out, person),
        Value::Order(order) => serde_json::to_writer(out, order),
        Value::Records(records) => serde_json::to_writer(out, records),
        Value::Article(article) => serde_json::to_writer(out, article),
    };
    *n = if result.is_ok() { peer.written.len() } else { 0 };
    peer.written.as_ptr()
}
