/// The doors of the live connections: what visitors' and agents' browsers say becomes use cases, and what happens is
/// told to who may hear it.
package dev.causerie.feed;
