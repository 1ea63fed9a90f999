/// The doors of the live connections: what visitors' and agents' browsers say becomes use cases.
package dev.causerie.feed;
