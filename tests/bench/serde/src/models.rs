// SPDX-License-Identifier: MIT
//! The types of models.model as one writes them for serde, and their rules.

use serde_derive::{Deserialize, Serialize};

pub trait Valid {
    fn valid(&self) -> bool;
}

#[derive(Deserialize, Serialize)]
pub struct Person {
    name: String,
    age: i64,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum OrderStatus {
    Pending,
    Paid,
    Shipped,
    Delivered,
    Cancelled,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Currency {
    Usd,
    Eur,
    Gbp,
    Jpy,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Tier {
    Basic,
    Silver,
    Gold,
    Platinum,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Category {
    Electronics,
    Books,
    Home,
    Toys,
    Grocery,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Admin,
    Editor,
    Viewer,
}

#[derive(Deserialize, Serialize)]
struct Customer {
    id: i64,
    name: String,
    email: String,
    phone: Option<String>,
    tier: Tier,
    loyalty_points: i64,
    vip: bool,
}

#[derive(Deserialize, Serialize)]
struct Address {
    line1: String,
    line2: Option<String>,
    city: String,
    region: String,
    postal_code: String,
    country: String,
}

#[derive(Deserialize, Serialize)]
struct Item {
    sku: String,
    name: String,
    quantity: i32,
    unit_price: f64,
    discount: Option<f64>,
    category: Category,
    tags: Vec<String>,
    gift: bool,
}

#[derive(Deserialize, Serialize)]
pub struct Order {
    id: String,
    created_at: i64,
    status: OrderStatus,
    currency: Currency,
    customer: Customer,
    shipping_address: Address,
    billing_address: Option<Box<Address>>,
    items: Vec<Item>,
    subtotal: f64,
    tax: f64,
    shipping_cost: f64,
    total: f64,
    notes: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Record {
    id: i64,
    name: String,
    email: String,
    age: i32,
    active: bool,
    score: f64,
    role: Role,
    city: String,
    tags: Vec<String>,
    created_at: String,
    bio: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub struct Records {
    records: Vec<Record>,
}

#[derive(Deserialize, Serialize)]
struct Section {
    heading: String,
    body: String,
}

#[derive(Deserialize, Serialize)]
pub struct Article {
    title: String,
    lang: String,
    summary: String,
    sections: Vec<Section>,
}

impl Valid for Person {
    fn valid(&self) -> bool {
        !self.name.is_empty() && (0..=150).contains(&self.age)
    }
}

impl Valid for Customer {
    fn valid(&self) -> bool {
        self.id >= 1
            && !self.name.is_empty()
            && self.email.chars().take(3).count() == 3
            && self.loyalty_points >= 0
    }
}

impl Valid for Address {
    fn valid(&self) -> bool {
        !self.line1.is_empty()
            && !self.city.is_empty()
            && !self.postal_code.is_empty()
            && self.country.chars().count() == 2
    }
}

impl Valid for Item {
    fn valid(&self) -> bool {
        !self.sku.is_empty()
            && !self.name.is_empty()
            && (1..=1000).contains(&self.quantity)
            && self.unit_price >= 0.0
            && self.discount.map_or(true, |d| (0.0..=1.0).contains(&d))
            && self.tags.len() <= 16
    }
}

impl Valid for Order {
    fn valid(&self) -> bool {
        !self.id.is_empty()
            && self.created_at >= 0
            && self.customer.valid()
            && self.shipping_address.valid()
            && self.billing_address.as_ref().map_or(true, |a| a.valid())
            && (1..=100).contains(&self.items.len())
            && self.items.iter().all(Valid::valid)
            && [self.subtotal, self.tax, self.shipping_cost, self.total]
                .iter()
                .all(|&amount| amount >= 0.0)
    }
}

impl Valid for Record {
    fn valid(&self) -> bool {
        self.id >= 1
            && !self.name.is_empty()
            && self.email.chars().take(3).count() == 3
            && (0..=150).contains(&self.age)
            && self.score >= 0.0
            && !self.city.is_empty()
            && self.tags.len() <= 16
            && !self.created_at.is_empty()
    }
}

impl Valid for Records {
    fn valid(&self) -> bool {
        self.records.iter().all(Valid::valid)
    }
}

impl Valid for Article {
    fn valid(&self) -> bool {
        !self.title.is_empty()
    }
}
