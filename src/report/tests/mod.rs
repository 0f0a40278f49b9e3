//! Tests of the layer as a whole.

mod measure;
mod properties;
mod relaid;
mod snapshots;
