//! Tests of the layer as a whole.

mod binding;
mod languages;
mod measure;
mod properties;
mod relaid;
mod snapshots;
